import type { PDFObject } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import type { ElementKid, Structure, StructureElement, StructureKid } from '../../pdf/structure/structure.ts'
import { pageOfDestination, type Source } from '../files/source.ts'
import { keepsEmptyKids } from '../structure/structure-prune.ts'

/** What belongs to which page of a file, so that a few pages are taken out without looking at all the others. */
export interface PageIndex {
  /** Structure elements with something on a page (0-based), and those of which nobody knows the page. */
  elements: ReadonlyMap<number, readonly StructureElement[]>
  loose: readonly StructureElement[]
  /** Elements with very many kids, and how many of these have kids themselves. */
  wide: ReadonlyMap<StructureElement, number>
  /** Named destinations by the page they show. */
  named: ReadonlyMap<number, readonly (readonly [string, PDFObject])[]>
}

/** So many kids are gone through for each part; a document can have all paragraphs of a pack below one element. */
const manyKids = 64

/** Looks at the whole file once. */
export function indexPages(source: Source): PageIndex {
  const elements = new Map<number, StructureElement[]>()
  const loose: StructureElement[] = []
  const wide = new Map<StructureElement, number>()
  const pageOfObject = annotatedPages(source)
  for (const element of source.structure?.elements ?? []) {
    if (element.kids.length > manyKids && !keepsEmptyKids.has(element.standard) && element.kids.every(isElement))
      wide.set(element, element.kids.filter(isFilled).length)
    for (const kid of element.kids) {
      if (kid.kind === 'element') continue
      const page = kid.kind === 'content' ? kid.page : pageOfObject.get(kid.object)
      if (page === undefined) loose.push(element)
      else addTo(elements, page, element)
    }
  }
  const named = new Map<number, [string, PDFObject][]>()
  for (const [name, value] of source.named) {
    const page = pageOfDestination(source, value)
    if (page !== undefined) addTo(named, page, [name, value])
  }
  return { elements, loose, wide, named }
}

/** The file as far as some pages (0-based) are concerned: its structure and its named destinations are those of these. */
export function partOf(source: Source, index: PageIndex, pages: readonly number[]): Source {
  return {
    ...source,
    named: new Map(pages.flatMap((page) => index.named.get(page) ?? [])),
    structure: source.structure && structureOn(source.structure, index, pages),
  }
}

function structureOn(structure: Structure, index: PageIndex, pages: readonly number[]): Structure {
  const found = new Set<StructureElement>()
  const kidsFound = new Map<StructureElement, StructureElement[]>()
  for (const element of [...index.loose, ...pages.flatMap((page) => index.elements.get(page) ?? [])]) {
    for (let above: StructureElement | undefined = element; above && !found.has(above); above = above.parent) {
      found.add(above)
      if (above.parent && index.wide.has(above.parent)) addTo(kidsFound, above.parent, above)
    }
  }
  const isCut = (element: StructureElement): boolean =>
    (index.wide.get(element) ?? 0) > (kidsFound.get(element)?.length ?? 0)
  // Empty ones may have to stay beside those with content, such as the cells of a row.
  for (const element of [...found]) {
    if (isCut(element)) continue
    for (const kid of element.kids) if (kid.kind === 'element' && kid.element.kids.length === 0) found.add(kid.element)
  }
  const elements = copiesOf(
    [...found].sort((a, b) => a.index - b.index),
    (element) => (isCut(element) ? (kidsFound.get(element) ?? []) : undefined),
  )
  return { ...structure, elements, top: elements.filter(({ parent }) => parent === undefined) }
}

/**
 * Copies of elements that lead only to each other, parents before their kids. A kid that is not among them stays, so that
 * it is seen that it is missing; where `few` names kids, one of the others tells it.
 */
function copiesOf(
  elements: readonly StructureElement[],
  few: (element: StructureElement) => readonly StructureElement[] | undefined,
): readonly StructureElement[] {
  const copies = new Map<StructureElement, StructureElement>()
  for (const element of elements) {
    copies.set(element, { ...element, parent: element.parent && copies.get(element.parent), kids: [] })
  }
  for (const [element, copy] of copies) {
    const kids = few(element)
    const missing = kids && element.kids.find((kid) => isFilled(kid) && !copies.has(kid.element))
    const told = kids ? [...kids.map(asKid).sort(byIndex), ...(missing ? [missing] : [])] : element.kids
    copy.kids = told.map((kid) => (isElement(kid) ? asKid(copies.get(kid.element) ?? kid.element) : kid))
  }
  return [...copies.values()]
}

function asKid(element: StructureElement): ElementKid {
  return { kind: 'element', element }
}

function byIndex(a: ElementKid, b: ElementKid): number {
  return a.element.index - b.element.index
}

function isElement(kid: StructureKid): kid is ElementKid {
  return kid.kind === 'element'
}

function isFilled(kid: StructureKid): kid is ElementKid {
  return isElement(kid) && kid.element.kids.length > 0
}

/** The page of each annotation. */
function annotatedPages({ pages, reader }: Source): ReadonlyMap<PDFObject, number> {
  const found = new Map<PDFObject, number>()
  for (const [page, { dict }] of pages.entries()) {
    for (const annotation of reader.array(dict.get(Name.Annots))?.asArray() ?? []) found.set(annotation, page)
  }
  return found
}

function addTo<K, T>(lists: Map<K, T[]>, key: K, value: T): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
