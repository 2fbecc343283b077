import {
  PDFArray,
  type PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from 'pdf-lib'
import { applyX, applyY, type Matrix } from '../../pdf/matrix.ts'
import { Name } from '../../pdf/names.ts'
import { elementsOf } from '../../pdf/objects.ts'
import type { SourcePage } from '../../pdf/pages/page-tree.ts'
import type { Copier } from '../../pdf/write/copier.ts'
import type { Source } from '../files/source.ts'
import { appendKids, newElement, registerParents, type Target } from '../files/target.ts'
import { isSeen, takeAction } from './annotation-looks.ts'
import { type Dropped, refusedAction } from './dropped.ts'
import { fieldAndAncestors } from './field-ancestors.ts'
import { newDestination } from './graft-rules.ts'
import type { RuleContext } from './rule-context.ts'
import { hasRemark, hasUnseenWords, isComment, unseenAnnotations } from './unseen-annotations.ts'

/** Dictionaries of the widgets that a page shows, or all of them, with the references that the page has to them. */
export function seenWidgets(source: Source, page: SourcePage, all: boolean): [PDFDict, PDFRef | undefined][] {
  const { reader } = source
  const isUnseen = unseenAnnotations(source, page)
  return elementsOf(reader, page.dict.get(Name.Annots)).flatMap((value): [PDFDict, PDFRef | undefined][] => {
    const dict = reader.dict(value)
    if (!dict || reader.name(dict.get(Name.Subtype)) !== Name.Widget || (!all && isUnseen(dict))) return []
    return [[dict, value instanceof PDFRef ? value : undefined]]
  })
}

/**
 * Copies a page's annotations, each an object of its own. Those that lead nowhere or must not come along stay
 * behind, or, where they are seen on the page, keep nothing but their look.
 */
export function copyAnnotations(
  target: Target,
  context: RuleContext,
  copier: Copier,
  page: SourcePage,
): PDFArray | undefined {
  const { reader } = context.source
  const copies = PDFArray.withContext(target.context)
  const isLeftOut = context.keepComments ? () => false : leftOutAnnotations(context, page)
  for (const value of elementsOf(reader, page.dict.get(Name.Annots))) {
    const given = reader.dict(value)
    const dict = given && !isLeftOut(given) ? given : undefined
    const works = dict !== undefined && isWanted(context, dict, context.dropped)
    if (!dict || !(works || isSeen(reader, dict))) {
      if (value instanceof PDFRef) copier.assign(value, PDFNull)
      continue
    }
    const copy = copier.copy(value)
    const copied = target.reader.dict(copy)
    if (copied && !works) takeAction(target.reader, copied)
    if (copy !== PDFNull) copies.push(copy instanceof PDFRef ? copy : target.context.register(copy))
  }
  return copies.size() > 0 ? copies : undefined
}

/** Tells, and counts, what only reviewers should see and what nobody sees. */
function leftOutAnnotations(context: RuleContext, page: SourcePage): (annotation: PDFDict) => boolean {
  const { source, dropped } = context
  const { reader } = source
  const isUnseen = unseenAnnotations(source, page)
  return (annotation) => {
    const subtype = reader.name(annotation.get(Name.Subtype))
    if (isComment(reader, annotation)) {
      if (subtype !== Name.Popup) dropped.comments += 1
      return true
    }
    if (isUnseen(annotation)) {
      // A link that nobody can follow, such as one of no size, is no loss to report.
      if (subtype === Name.Link) return true
      const isSignature = reader.name(annotation.get(Name.FT)) === Name.Sig
      dropped[isSignature ? 'signatures' : 'hidden'] += 1
      return true
    }
    // What is drawn stays, without what is said of it.
    if (hasUnseenWords(reader, annotation) && hasRemark(reader, annotation)) dropped.comments += 1
    return false
  }
}

function isWanted(context: RuleContext, annotation: PDFDict, dropped: Dropped): boolean {
  const { reader } = context.source
  const subtype = reader.name(annotation.get(Name.Subtype))
  if (subtype === Name.FileAttachment && !context.keepFiles) {
    dropped.files += 1
    return false
  }
  if (subtype !== Name.Link) return true
  const action = reader.dict(annotation.get(Name.A))
  const isLost =
    action !== undefined &&
    reader.name(action.get(Name.S)) === Name.GoTo &&
    newDestination(context, action.get(Name.D)) === undefined
  const refused = isLost ? 'deadLinks' : action && refusedAction(reader, action)
  // Where its look is copied, the action is met, and counted, on the way.
  if (refused && !isSeen(reader, annotation)) dropped[refused] += 1
  if (refused) return false
  return action !== undefined || !annotation.has(Name.Dest) || leads(context, annotation.get(Name.Dest), dropped)
}

function leads(context: RuleContext, destination: PDFObject | undefined, dropped: Dropped): boolean {
  if (newDestination(context, destination) !== undefined) return true
  dropped.deadLinks += 1
  return false
}

/** Keys whose numbers are x and y by turns, or arrays of such numbers. */
const coordinates: readonly PDFName[] = ['Rect', 'QuadPoints', 'L', 'CL', 'Vertices', 'InkList'].map((key) =>
  PDFName.of(key),
)

/** Moves and scales an annotation of the target with its page. */
export function moveAnnotation(target: Target, annotation: PDFDict, matrix: Matrix): void {
  for (const key of coordinates) {
    const values = target.reader.array(annotation.get(key))
    if (values) annotation.set(key, movedPoints(target, values, matrix, 0))
  }
}

function movedPoints(target: Target, values: PDFArray, matrix: Matrix, depth: number): PDFArray {
  const moved = PDFArray.withContext(target.context)
  for (const [index, value] of values.asArray().entries()) {
    const nested = depth === 0 ? target.reader.array(value) : undefined
    const number = target.reader.number(value)
    if (nested) moved.push(movedPoints(target, nested, matrix, depth + 1))
    else if (number === undefined) moved.push(value)
    else moved.push(PDFNumber.of(index % 2 === 0 ? applyX(matrix, number) : applyY(matrix, number)))
  }
  return moved
}

/** Bit 2 of an annotation's flags (ISO 32000-1, 12.5.3): it is neither shown nor printed. */
const hidden = 2

/**
 * Puts annotations that no structure element holds under `parent` (ISO 14289-1, 7.18), with the words a screen reader
 * says for them. Call it when the structure is written. Returns how many there were.
 */
export function tagAnnotations(target: Target, page: PDFRef, annotations: readonly PDFRef[], parent: PDFRef): number {
  const { reader, context } = target
  const made: PDFRef[] = []
  for (const ref of annotations) {
    const annotation = reader.dict(ref)
    if (!annotation) continue
    const subtype = reader.name(annotation.get(Name.Subtype))
    describe(target, annotation, subtype)
    if (annotation.has(Name.StructParent) || subtype === Name.Popup || subtype === Name.PrinterMark) continue
    if (((reader.number(annotation.get(Name.F)) ?? 0) & hidden) !== 0) continue
    const role = subtype === Name.Link ? 'Link' : subtype === Name.Widget ? 'Form' : 'Annot'
    const element = newElement(target, role, parent)
    element.dict.set(Name.Pg, page)
    element.dict.set(Name.K, context.obj({ Type: 'OBJR', Obj: ref, Pg: page }))
    annotation.set(Name.StructParent, PDFNumber.of(registerParents(target, element.ref)))
    made.push(element.ref)
  }
  const owner = reader.dict(parent)
  if (owner) appendKids(target, owner, made)
  return made.length
}

function describe(target: Target, annotation: PDFDict, subtype: PDFName | undefined): void {
  const { reader } = target
  if (subtype === Name.Widget) {
    if (annotation.has(Name.TU) || reader.dict(annotation.get(Name.Parent))?.has(Name.TU)) return
    annotation.set(Name.TU, PDFHexString.fromText(fieldWords(target, annotation)))
  } else if (subtype !== Name.Popup && !hasWords(reader.resolve(annotation.get(Name.Contents)))) {
    annotation.set(Name.Contents, PDFHexString.fromText(wordsFor(target, annotation, subtype)))
  }
}

/** What the nearest field above a widget says of itself. */
function fieldWords({ reader, wording }: Target, widget: PDFDict): string {
  for (const { dict } of fieldAndAncestors(reader, widget)) {
    const words = reader.text(dict.get(Name.TU)) || reader.text(dict.get(Name.T))
    if (words) return words
  }
  return wording.text('pack.form_field')
}

/** True for a string that is not empty: to decode it would take much longer. */
function hasWords(value: PDFObject | undefined): boolean {
  return (value instanceof PDFString || value instanceof PDFHexString) && value.asString().replace(/^FEFF/i, '') !== ''
}

function wordsFor({ reader, wording }: Target, annotation: PDFDict, subtype: PDFName | undefined): string {
  if (subtype !== Name.Link) return subtype?.decodeText() ?? wording.text('pack.annotation')
  const action = reader.dict(annotation.get(Name.A))
  if (!action && !annotation.has(Name.Dest)) return wording.text('pack.link_nowhere')
  return reader.key(action?.get(Name.URI)) ?? wording.text('pack.link_within')
}
