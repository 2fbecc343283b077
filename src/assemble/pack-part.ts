import type { PDFObject } from 'pdf-lib'
import { Name } from '../attachments/name.ts'
import type { Structure, StructureElement } from '../attachments/structure.ts'
import { pageOfDestination, type Source } from './source.ts'

/** What belongs to which page of a file, so that a few pages are taken out without looking at all the others. */
export interface PageIndex {
  /** Structure elements with something on a page (0-based), and those of which nobody knows the page. */
  elements: ReadonlyMap<number, readonly StructureElement[]>
  loose: readonly StructureElement[]
  /** Named destinations by the page they show. */
  named: ReadonlyMap<number, readonly (readonly [string, PDFObject])[]>
}

/** Looks at the whole file once. */
export function indexPages(source: Source): PageIndex {
  const elements = new Map<number, StructureElement[]>()
  const loose: StructureElement[] = []
  const pageOfObject = annotatedPages(source)
  for (const element of source.structure?.elements ?? []) {
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
  return { elements, loose, named }
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
  for (const element of [...index.loose, ...pages.flatMap((page) => index.elements.get(page) ?? [])]) {
    for (let above: StructureElement | undefined = element; above && !found.has(above); above = above.parent) {
      found.add(above)
    }
  }
  // Empty ones may have to stay beside those with content, such as the cells of a row.
  for (const element of [...found]) {
    for (const kid of element.kids) if (kid.kind === 'element' && kid.element.kids.length === 0) found.add(kid.element)
  }
  const elements = [...found].sort((a, b) => a.index - b.index)
  return { ...structure, elements, top: elements.filter(({ parent }) => parent === undefined) }
}

/** The page of each annotation. */
function annotatedPages({ pages, reader }: Source): ReadonlyMap<PDFObject, number> {
  const found = new Map<PDFObject, number>()
  for (const [page, { dict }] of pages.entries()) {
    for (const annotation of reader.array(dict.get(Name.Annots))?.asArray() ?? []) found.set(annotation, page)
  }
  return found
}

function addTo<T>(lists: Map<number, T[]>, page: number, value: T): void {
  const list = lists.get(page)
  if (list) list.push(value)
  else lists.set(page, [value])
}
