import { type PDFDict, PDFName, PDFNull, type PDFObject, PDFRef } from 'pdf-lib'
import { defaultBox, hasMediaBox } from '../../pdf/geometry.ts'
import { Name } from '../../pdf/names.ts'
import { elementsOf } from '../../pdf/objects.ts'
import { flattenTree } from '../../pdf/pages/flatten-tree.ts'
import type { SourcePage } from '../../pdf/pages/page-tree.ts'
import { type Copier, createCopier } from '../../pdf/write/copier.ts'
import { destinationName } from '../files/destinations.ts'
import { clearPage, copyContents, enlargeBoxes, pageBoxes } from '../files/page-contents.ts'
import type { PagePlace } from '../files/placement.ts'
import type { Source } from '../files/source.ts'
import type { Target } from '../files/target.ts'
import { copyAnnotations, moveAnnotation, seenWidgets } from './annotations.ts'
import { type Dropped, nothingDropped, refusedAction } from './dropped.ts'
import { embeddedFiles, graftFiles } from './embedded-files.ts'
import { graftFields, selectFields } from './form-fields.ts'
import { clashingFonts } from './form-fonts.ts'
import { graftRules, newDestination } from './graft-rules.ts'
import { graftLayers } from './layers.ts'
import type { RuleContext } from './rule-context.ts'
import { type UsedResources, usedResources, withUsedResources } from './used-resources.ts'

export interface GraftOptions {
  /** Where each chosen page goes, by 0-based page of the source. The page object is there already; its contents change. */
  places: ReadonlyMap<number, PagePlace>
  /** Put before names of destinations, fields and identifiers. */
  prefix: string
  /** What the panel of layers calls those of this file, as those of several can have the same names. */
  title?: string
  /** 0-based pages whose contents have to be packed again, because others would stumble over them. */
  damaged?: ReadonlySet<number>
  /** Some pages of the file stay behind, with all that only they show. */
  partly?: boolean
  keepFiles: boolean
  /** Bring along what reviewers say, and fields and annotations that nobody sees. */
  keepComments: boolean
  /** Bring along the files of the document as a whole, too. */
  keepDocumentFiles: boolean
}

/** A grafting under way: pages are there, structure and bookmarks may follow. */
export interface Grafted {
  copier: Copier
  context: RuleContext
  dropped: Dropped
  /** Annotations by page of the target. */
  annotations: ReadonlyMap<PDFRef, readonly PDFRef[]>
}

/** Keys of a page that come along as they are (ISO 32000-2, 7.7.3.3). */
const kept: ReadonlySet<PDFName> = new Set([
  ...pageBoxes,
  PDFName.of('Group'),
  Name.Resources,
  Name.Rotate,
  Name.UserUnit,
  Name.AA,
  Name.AF,
])

/**
 * Copies pages with all they need (content, resources, inherited values, annotations, links, layers, form fields, named
 * destinations) into pages of the target, which keep their object numbers, so that what pointed at them still does.
 */
export function graftPages(target: Target, source: Source, options: GraftOptions): Grafted {
  const { places } = options
  const { reader } = source
  const widgets = new Map(
    [...places.keys()].flatMap((page) => {
      const found = source.pages[page]
      return found ? seenWidgets(source, found, options.keepComments) : []
    }),
  )
  const dropped = nothingDropped()
  const context: RuleContext = {
    source,
    places: firstPlaces(source, places),
    prefix: options.prefix,
    identifier: newIdentifiers(options.prefix),
    keepFiles: options.keepFiles,
    keepComments: options.keepComments,
    partly: options.partly ?? false,
    fields: selectFields(source, widgets),
    fontNames: clashingFonts(target, source, options.prefix),
    dropped,
    copier: () => copier,
  }
  // A pack has no resources that it does not use.
  const used = options.prefix === '' && !options.partly ? undefined : usedResources(source, options.partly ?? false)
  const copier = newCopier(target, context, used)
  assignPages(source, context.places, copier)
  if (used) leaveAnnotations(source, context.places, copier)
  const annotations = new Map<PDFRef, readonly PDFRef[]>()
  const copied = new Set<PDFDict>()
  for (const [index, place] of places) {
    const page = source.pages[index]
    if (!page) continue
    const own = copied.has(page.dict) ? repeatCopier(target, context, copier, used) : copier
    copied.add(page.dict)
    annotations.set(
      place.ref,
      copyPage(target, context, own, page, place, { damaged: options.damaged?.has(index) ?? false, used }),
    )
  }
  graftFields(target, context, options.partly)
  graftLayers(target, source, copier, options.title)
  if (options.keepDocumentFiles) graftFiles(target, source, copier, options.prefix)
  for (const [key, value] of source.named) {
    const destination = newDestination({ ...context, prefix: '' }, value)
    if (destination && reader.key(destination) === undefined)
      target.destinations.set(destinationName(options.prefix, key), destination)
  }
  countLeftBehind(source, dropped, options)
  return { copier, context, dropped, annotations }
}

/** Numbers in place of identifiers, as they are met; those of a pack, which has no prefix, stay. */
function newIdentifiers(prefix: string): (own: string) => string {
  const known = new Map<string, string>()
  return (own) => {
    if (prefix === '') return own
    const made = known.get(own) ?? `${prefix}${known.size + 1}`
    known.set(own, made)
    return made
  }
}

/** What belongs to the file as a whole and is never looked at by the copier. */
function countLeftBehind(source: Source, dropped: Dropped, options: GraftOptions): void {
  const { reader, catalog } = source
  dropped.xfa = reader.dict(catalog.get(Name.AcroForm))?.has(Name.XFA) ?? false
  if (!options.keepFiles) dropped.files += embeddedFiles(source).length
  const trees = reader.dict(catalog.get(Name.Names))
  dropped.scripts += flattenTree(reader, trees?.get(Name.JavaScript), Name.Names).length
  const ofDocument = reader.dict(catalog.get(Name.AA))?.values() ?? []
  for (const action of [catalog.get(Name.OpenAction), ...ofDocument]) {
    const refused = refusedAction(reader, reader.dict(action))
    if (refused) dropped[refused] += 1
  }
}

/** By the first page of the file that shows a page object: that is where links to it lead. */
function firstPlaces(source: Source, places: ReadonlyMap<number, PagePlace>): ReadonlyMap<number, PagePlace> {
  const found = new Map(places)
  for (const [index, place] of places) {
    const ref = source.pages[index]?.ref
    const first = ref && source.pageOf.get(ref)
    if (first !== undefined && !found.has(first)) found.set(first, place)
  }
  return found
}

function assignPages(source: Source, places: ReadonlyMap<number, PagePlace>, copier: Copier): void {
  for (const [index, page] of source.pages.entries()) {
    if (page.ref && !page.repeated) copier.assign(page.ref, places.get(index)?.ref ?? PDFNull)
  }
  for (const key of [Name.StructTreeRoot, Name.Pages, Name.Outlines]) {
    const ref = source.catalog.get(key)
    if (ref instanceof PDFRef) copier.assign(ref, PDFNull)
  }
  const root = source.document.context.trailerInfo.Root
  if (root instanceof PDFRef) copier.assign(root, PDFNull)
}

/** Annotations of pages that stay behind stay there, whatever of the other pages refers to them. */
function leaveAnnotations(source: Source, places: ReadonlyMap<number, PagePlace>, copier: Copier): void {
  const annotations = (index: number): PDFObject[] => {
    const page = source.pages[index]
    return page ? elementsOf(source.reader, page.dict.get(Name.Annots)) : []
  }
  const wanted = new Set([...places.keys()].flatMap(annotations))
  for (const index of source.pages.keys()) {
    if (places.has(index)) continue
    for (const value of annotations(index)) {
      if (value instanceof PDFRef && !wanted.has(value)) copier.assign(value, PDFNull)
    }
  }
}

function newCopier(target: Target, context: RuleContext, used: UsedResources | undefined): Copier {
  const rules = graftRules(context)
  const entry = used ? withUsedResources(rules.entry, used, (dict) => context.copier().copy(dict)) : rules.entry
  return createCopier(context.source.document.context, target.context, { ...rules, entry })
}

/** For a page that is shown a second time: its annotations must be other objects. */
function repeatCopier(target: Target, context: RuleContext, first: Copier, used: UsedResources | undefined): Copier {
  const own = { ...context, fields: { top: [], kept: new Set<PDFDict>() }, copier: () => copier }
  const copier: Copier = newCopier(target, own, used)
  assignPages(context.source, context.places, copier)
  if (used) leaveAnnotations(context.source, context.places, copier)
  for (const group of layerRefs(context.source)) {
    const copy = first.copied(group)
    if (copy) copier.assign(group, copy)
  }
  return copier
}

function layerRefs(source: Source): PDFRef[] {
  const properties = source.reader.dict(source.catalog.get(Name.OCProperties))
  const groups = source.reader.array(properties?.get(Name.OCGs))?.asArray() ?? []
  return groups.filter((value) => value instanceof PDFRef)
}

function copyPage(
  target: Target,
  context: RuleContext,
  copier: Copier,
  page: SourcePage,
  place: PagePlace,
  { damaged, used }: { damaged: boolean; used: UsedResources | undefined },
): PDFRef[] {
  const { reader } = context.source
  const made = clearPage(target, place.ref)
  const put = (key: PDFName, value: PDFObject): void => {
    const copy = copier.copy(value)
    if (copy !== PDFNull) made.set(key, copy)
  }
  for (const [key, value] of page.inherited) {
    put(key, (key === Name.Resources && used?.ofPage(page)) || value)
  }
  for (const [key, value] of page.dict.entries()) {
    if (!kept.has(key) || page.inherited.has(key)) continue
    if (key === Name.AF && !context.keepFiles) continue
    put(key, value)
  }
  // Not every reader takes the same size for a page without one.
  if (!hasMediaBox(reader.context, page)) made.set(Name.MediaBox, target.context.obj([...defaultBox]))
  if (place.scale !== undefined && place.scale !== 1) enlargeBoxes(target, made, place.scale)
  copyContents(target, reader, copier, page.dict, made, { damaged, foreign: context.prefix !== '' })
  const annotations = copyAnnotations(target, context, copier, page)
  if (!annotations) return []
  made.set(Name.Annots, annotations)
  made.set(Name.Tabs, Name.S)
  const refs = annotations.asArray().filter((value) => value instanceof PDFRef)
  if (place.matrix) {
    for (const ref of refs) {
      const dict = target.reader.dict(ref)
      if (dict) moveAnnotation(target, dict, place.matrix)
    }
  }
  return refs
}
