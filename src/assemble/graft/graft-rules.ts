import { PDFArray, type PDFDict, type PDFName, type PDFObject, type PDFStream } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { elementsOf, type Reader, stringOfKey } from '../../pdf/objects.ts'
import type { CopyRules, NewContents } from '../../pdf/write/copier.ts'
import { destinationName, destinationPage, explicitDestination, movedDestination } from '../files/destinations.ts'
import { absoluteAddress, actedOn } from './action-rules.ts'
import { shownLooks } from './annotation-looks.ts'
import { createStreamCleaner } from './clean-stream.ts'
import { refusedAction } from './dropped.ts'
import { keptKids } from './form-fields.ts'
import { renamedAppearance } from './form-fonts.ts'
import { withKnownKeys } from './known-keys.ts'
import type { RuleContext } from './rule-context.ts'
import { hasUnseenWords } from './unseen-annotations.ts'

/** What a property list says of marked content for a reader (ISO 32000-1, 14.6.2, 14.9). */
const MARKED_CONTENT: readonly PDFName[] = [Name.MCID, Name.Lang, Name.ActualText, Name.Alt, Name.E]

/** What changes on the way into the pack: names are made unique, what must not come along stays behind and is counted. */
export function graftRules(context: RuleContext): CopyRules {
  const { source, dropped } = context
  const { reader } = source
  const streams = createStreamCleaner(reader)
  const acts = (owner: PDFDict, ...kinds: PDFName[]): boolean => {
    const kind = reader.name(owner.get(Name.S))
    return kind !== undefined && kinds.includes(kind)
  }
  const entry = (owner: PDFDict, key: PDFName, value: PDFObject): PDFObject | 'drop' | undefined => {
    // Pages have their places already: one that is met on the way serves as the property list of marked content.
    if (owner.get(Name.Type) === Name.Page && !MARKED_CONTENT.includes(key)) return 'drop'
    streams.meet(key, value)
    switch (key) {
      case Name.Contents:
        // Its words are counted where the annotation is met.
        return !context.keepComments && hasUnseenWords(reader, owner) ? 'drop' : undefined
      case Name.AP:
        return context.prefix === '' ? undefined : context.copier().copy(shownLooks(reader, owner, value))
      case Name.Summary:
      case Name.Short:
        return context.partly ? 'drop' : undefined
      case Name.TU:
        return context.partly && isPartOfField(context, owner) ? 'drop' : undefined
      case Name.CIDSet:
      case Name.CharSet:
        // They may list the glyphs of a font, and break PDF/UA-1 (ISO 14289-1, 7.21.4.2) where they do so incompletely.
        return owner.has(Name.FontName) ? 'drop' : undefined
      case Name.Headers:
        return prefixedStrings(context, value)
      case Name.Dest:
        return newDestination(context, value) ?? 'drop'
      case Name.D:
        return acts(owner, Name.GoTo) ? (newDestination(context, value) ?? 'drop') : undefined
      case Name.URI:
        return acts(owner, Name.URI) ? absoluteAddress(reader, source.catalog, value) : undefined
      case Name.Fields:
        return acts(owner, Name.ResetForm, Name.SubmitForm) ? actedOn(context, value) : undefined
      case Name.T:
        return acts(owner, Name.Hide) ? actedOn(context, value) : undefined
      case Name.Kids:
        return context.fields.kept.has(owner) ? keptKids(source, context.fields, value, context.copier()) : undefined
      case Name.V:
        if (isPassword(reader, owner)) return 'drop'
        if (reader.name(owner.get(Name.FT)) !== Name.Sig) return undefined
        dropped.signatures += 1
        return 'drop'
      case Name.DA:
        return renamedAppearance(reader, context.fontNames, value)
      case Name.JS:
        // An action that plays something may run a script beside it (ISO 32000-1, 12.6.4.13).
        dropped.scripts += 1
        return 'drop'
      case Name.FS:
        // The annotation itself is counted where it is met.
        return owner.get(Name.Subtype) === Name.FileAttachment && !context.keepFiles ? 'drop' : undefined
      case Name.EF:
      case Name.AF:
        if (context.keepFiles) return undefined
        if (key === Name.EF) dropped.files += 1
        return 'drop'
      default:
        return undefined
    }
  }
  const leaveOut = (dict: PDFDict): boolean => {
    const refused = refusedAction(reader, dict)
    if (refused) dropped[refused] += 1
    const leadsNowhere = acts(dict, Name.GoTo) && newDestination(context, dict.get(Name.D)) === undefined
    if (leadsNowhere) dropped.deadLinks += 1
    return (
      refused !== undefined || leadsNowhere || source.treeNodes.has(dict) || dict.get(Name.Type) === Name.StructElem
    )
  }
  const contents = (stream: PDFStream): NewContents | undefined => {
    // A pack has none of its own.
    if (context.prefix === '') return undefined
    return streams.clean(stream)
  }
  return { entry: withKnownKeys(reader, entry, context.keepComments), leaveOut, contents }
}

/** Bit of a text field's flags (ISO 32000-2, 12.7.5.3) by which what is typed is not shown. */
const password = 1 << 13

function isPassword(reader: Reader, field: PDFDict): boolean {
  return reader.name(field.get(Name.FT)) === Name.Tx && ((reader.number(field.get(Name.Ff)) ?? 0) & password) !== 0
}

/** True for a field of which some widgets are on pages that stay behind: its description may be about these. */
function isPartOfField({ source, fields }: RuleContext, field: PDFDict): boolean {
  return elementsOf(source.reader, field.get(Name.Kids)).some((kid) => {
    const dict = source.reader.dict(kid)
    return dict !== undefined && !fields.kept.has(dict)
  })
}

function prefixedStrings(context: RuleContext, value: PDFObject): PDFObject | undefined {
  const { reader } = context.source
  const array = reader.array(value)
  if (!array || context.prefix === '') return undefined
  const renamed = PDFArray.withContext(context.source.document.context)
  for (const element of array.asArray()) {
    const key = reader.key(element)
    if (key !== undefined) renamed.push(stringOfKey(context.identifier(key)))
  }
  return renamed
}

/** A destination in the target; undefined where it leads to no page of it. */
export function newDestination(context: RuleContext, value: PDFObject | undefined): PDFObject | undefined {
  const { source, places } = context
  const { reader } = source
  const explicit = explicitDestination(reader, source.named, value)
  const page = destinationPage(reader, source.pageOf, source.pages.length, explicit)
  const place = page === undefined ? undefined : places.get(page)
  if (!explicit || !place) return undefined
  const key = reader.key(reader.resolve(value))
  return key === undefined
    ? movedDestination(reader, explicit, place.ref, place.matrix)
    : stringOfKey(destinationName(context.prefix, key))
}
