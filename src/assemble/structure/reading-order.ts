import { PDFArray, type PDFDict, type PDFObject, PDFRef } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import type { Structure, StructureElement } from '../../pdf/structure/structure.ts'
import { type Target, targetDict } from '../files/target.ts'

/** Elements that may hold parts of other documents. */
const grouping: ReadonlySet<string> = new Set(['Document', 'Part', 'Art', 'Sect', 'Div', 'NonStruct'])

/** First and last 0-based page of an element's content. */
interface Extent {
  first: number
  last: number
}

/** Where on the way through the pack's pages a new part is read. */
export interface ReadingOrder {
  /** The element that holds what is read at a page. */
  parentAt(page: number): PDFRef
  /** Puts an element between what is on earlier and on later pages. */
  insert(page: number, element: PDFRef): void
}

/** The reading order of the typeset pack, by its structure tree. Parts are inserted in order of their pages. */
export function readingOrder(target: Target, structure: Structure, fallback: PDFRef): ReadingOrder {
  const extents = extentsOf(structure)
  const elements = new Map(
    structure.elements.flatMap((element) => (element.ref ? [[element.ref, element] as const] : [])),
  )
  const firstPage = (kid: PDFObject): number | undefined => {
    if (!(kid instanceof PDFRef)) return undefined
    const element = elements.get(kid)
    return inserted.get(kid) ?? (element && extents.get(element)?.first)
  }
  const inserted = new Map<PDFRef, number>()
  const holderAt = (page: number): StructureElement | undefined => {
    let holder = structure.top.find((element) => element.standard === 'Document') ?? structure.top[0]
    for (let within = holder; within; within = spanning(within, extents, page)) holder = within
    return holder
  }
  return {
    parentAt: (page) => holderAt(page)?.ref ?? fallback,
    insert: (page, element) => {
      const holder = holderAt(page)
      const dict = holder?.dict ?? targetDict(target, fallback)
      const kids = kidsOf(target, dict)
      const after = kids.findIndex((kid) => (firstPage(kid) ?? -1) > page)
      kids.splice(after < 0 ? kids.length : after, 0, element)
      inserted.set(element, page)
      dict.set(Name.K, arrayOf(target, kids))
    },
  }
}

function spanning(
  within: StructureElement,
  extents: ReadonlyMap<StructureElement, Extent>,
  page: number,
): StructureElement | undefined {
  for (const kid of within.kids) {
    if (kid.kind !== 'element' || !grouping.has(kid.element.standard) || !kid.element.ref) continue
    const extent = extents.get(kid.element)
    if (extent && extent.first < page && page < extent.last) return kid.element
  }
  return undefined
}

function extentsOf(structure: Structure): ReadonlyMap<StructureElement, Extent> {
  const extents = new Map<StructureElement, Extent>()
  const widen = (element: StructureElement, first: number, last: number): void => {
    const known = extents.get(element)
    extents.set(element, { first: Math.min(known?.first ?? first, first), last: Math.max(known?.last ?? last, last) })
  }
  for (const element of [...structure.elements].reverse()) {
    for (const kid of element.kids) {
      if (kid.kind !== 'element' && kid.page !== undefined) widen(element, kid.page, kid.page)
    }
    const extent = extents.get(element)
    if (extent && element.parent) widen(element.parent, extent.first, extent.last)
  }
  return extents
}

function kidsOf(target: Target, dict: PDFDict): PDFObject[] {
  const value = dict.get(Name.K)
  return target.reader.array(value)?.asArray() ?? (value === undefined ? [] : [value])
}

function arrayOf(target: Target, values: readonly PDFObject[]): PDFArray {
  const array = PDFArray.withContext(target.context)
  for (const value of values) array.push(value)
  return array
}
