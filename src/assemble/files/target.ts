import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRef } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { createReader, type Reader } from '../../pdf/objects.ts'
import { flattenTree } from '../../pdf/pages/flatten-tree.ts'
import { readRoles } from '../../pdf/structure/roles.ts'
import type { Wording } from '../../wording/wording.ts'
import { readNamedDestinations } from './destinations.ts'

/** The file that is being made: what graftings add to, until `finish` writes it into the catalog. */
export interface Target {
  context: PDFContext
  reader: Reader
  catalog: PDFDict
  parentTree: Map<number, PDFObject>
  /** Key of the next entry of the parent tree. */
  nextKey: number
  /** Standard type by own type. */
  roles: Map<string, string>
  classes: Map<string, PDFObject>
  namespaces: PDFObject[]
  /** Structure elements by their identifier. */
  identifiers: Map<string, PDFObject>
  destinations: Map<string, PDFObject>
  layers: Layers
  fields: PDFRef[]
  /** Names of top-level form fields that are taken. */
  fieldNames: Set<string>
  formResources: PDFDict | undefined
  /** Embedded files that are kept, by name. */
  files: Map<string, PDFObject>
  /** Words for what has none of its own. */
  wording: Pick<Wording, 'text'>
}

/** Starts from what a file has already (an empty one has nothing). */
export function openTarget(context: PDFContext, catalog: PDFDict, wording: Target['wording']): Target {
  const reader = createReader(context)
  const root = reader.dict(catalog.get(Name.StructTreeRoot))
  const parentTree = new Map<number, PDFObject>()
  for (const [key, value] of flattenTree(reader, root?.get(Name.ParentTree), Name.Nums)) {
    const number = reader.number(key)
    if (number !== undefined) parentTree.set(number, value)
  }
  const identifiers = new Map<string, PDFObject>()
  for (const [key, value] of flattenTree(reader, root?.get(Name.IDTree), Name.Names)) {
    const text = reader.key(key)
    if (text !== undefined) identifiers.set(text, value)
  }
  const classes = reader.dict(root?.get(Name.ClassMap))?.entries() ?? []
  return {
    context,
    reader,
    catalog,
    parentTree,
    nextKey: Math.max(-1, ...parentTree.keys()) + 1,
    roles: new Map(root ? readRoles(reader, root) : []),
    classes: new Map(classes.map(([key, value]) => [key.decodeText(), value])),
    namespaces: reader.array(root?.get(Name.Namespaces))?.asArray() ?? [],
    identifiers,
    destinations: new Map(readNamedDestinations(reader, catalog)),
    layers: emptyLayers(),
    fields: [],
    wording,
    fieldNames: new Set(),
    formResources: undefined,
    files: new Map(),
  }
}

/** Gives an object of the page content (a page, a form XObject, an annotation) its key in the parent tree. */
export function registerParents(target: Target, value: PDFObject): number {
  const key = target.nextKey
  target.nextKey += 1
  target.parentTree.set(key, value)
  return key
}

/** A structure element without kids, registered. */
export function newElement(target: Target, role: string, parent: PDFRef): { ref: PDFRef; dict: PDFDict } {
  const dict = target.context.obj({ Type: 'StructElem', S: role })
  dict.set(Name.P, parent)
  return { ref: target.context.register(dict), dict }
}

/** Adds kids to an element after those it has. */
export function appendKids(target: Target, element: PDFDict, kids: readonly PDFObject[]): void {
  const before = element.get(Name.K)
  const all = PDFArray.withContext(target.context)
  const present = target.reader.array(before)?.asArray() ?? (before === undefined ? [] : [before])
  for (const kid of [...present, ...kids]) all.push(kid)
  if (all.size() > 0) element.set(Name.K, all)
}

/** The dictionary behind a reference of the target. */
export function targetDict(target: Target, ref: PDFObject | undefined): PDFDict {
  const found = target.reader.anyDict(ref)
  if (found) return found
  const made = PDFDict.withContext(target.context)
  if (ref instanceof PDFRef) target.context.assign(ref, made)
  return made
}

/** Layers (optional content groups) gathered from all files, with the state each had. */
export interface Layers {
  groups: PDFRef[]
  hidden: PDFRef[]
  locked: PDFRef[]
  /** What the layers panel shows: groups, nested in arrays. */
  order: PDFObject[]
  radioGroups: PDFObject[]
  /** Rules that set states for viewing, printing or export. */
  automatic: PDFObject[]
}

export function emptyLayers(): Layers {
  return { groups: [], hidden: [], locked: [], order: [], radioGroups: [], automatic: [] }
}
