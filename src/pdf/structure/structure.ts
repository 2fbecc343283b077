import { PDFDict, type PDFObject, PDFRef } from 'pdf-lib'
import { Name } from '../names.ts'
import { elementsOf, type Reader } from '../objects.ts'
import { type RoleMap, readRoles, standardRole } from './roles.ts'

/** Marked content of a page, or of a form XObject (`stream`) drawn on it. */
export interface ContentKid {
  kind: 'content'
  mcid: number
  /** 0-based page. */
  page: number
  stream: PDFRef | undefined
}

/** An annotation or XObject as a whole. */
export interface ObjectKid {
  kind: 'object'
  object: PDFRef
  page: number | undefined
}

export interface ElementKid {
  kind: 'element'
  element: StructureElement
}

export type StructureKid = ContentKid | ObjectKid | ElementKid

export interface StructureElement {
  dict: PDFDict
  ref: PDFRef | undefined
  /** Position in `Structure.elements`; a parent stands before its children. */
  index: number
  parent: StructureElement | undefined
  /** The type it is written with, and the standard type that stands for. */
  role: string
  standard: string
  kids: StructureKid[]
}

export interface Structure {
  root: PDFDict
  roles: RoleMap
  /** Children of the root. */
  top: readonly StructureElement[]
  /** Every element, in reading order. */
  elements: readonly StructureElement[]
}

/** More elements than any pack has. */
const mostElements = 5_000_000

interface Pending {
  value: PDFObject
  parent: StructureElement | undefined
  page: number | undefined
}

/** The structure tree as plain data: loops cut, elements met twice taken once, content of unknown pages left out. */
export function readStructure(
  reader: Reader,
  catalog: PDFDict,
  pageOf: ReadonlyMap<PDFRef, number>,
): Structure | undefined {
  const root = reader.dict(catalog.get(Name.StructTreeRoot))
  if (!root || reader.get(root, Name.K) === undefined) return undefined
  const roles = readRoles(reader, root)
  const elements: StructureElement[] = []
  const top: StructureElement[] = []
  const seen = new Set<PDFDict>()
  const open: Pending[] = []
  const push = (owner: PDFDict, parent: StructureElement | undefined, page: number | undefined): void => {
    const kids = kidsOf(reader, owner)
    for (let index = kids.length - 1; index >= 0; index -= 1) {
      const value = kids[index]
      if (value !== undefined) open.push({ value, parent, page })
    }
  }
  push(root, undefined, undefined)
  for (let next = open.pop(); next && elements.length < mostElements; next = open.pop()) {
    const { value, parent } = next
    const kid = reader.resolve(value)
    if (kid instanceof PDFDict && isElement(reader, kid)) {
      if (seen.has(kid)) continue
      seen.add(kid)
      const role = reader.name(kid.get(Name.S))?.decodeText() ?? 'NonStruct'
      const ref = value instanceof PDFRef ? value : undefined
      const standard = standardRole(roles, role)
      const element: StructureElement = { dict: kid, ref, index: elements.length, parent, role, standard, kids: [] }
      elements.push(element)
      if (parent) parent.kids.push({ kind: 'element', element })
      else top.push(element)
      push(kid, element, pageIn(kid, pageOf) ?? next.page)
    } else if (parent) {
      const leaf = leafOf(reader, kid, pageOf, next.page)
      if (leaf) parent.kids.push(leaf)
    }
  }
  return { root, roles, top, elements }
}

function kidsOf(reader: Reader, owner: PDFDict): PDFObject[] {
  const value = owner.get(Name.K)
  if (value === undefined) return []
  return reader.array(value) ? elementsOf(reader, value) : [value]
}

function isElement(reader: Reader, dict: PDFDict): boolean {
  const type = reader.name(dict.get(Name.Type))
  if (type === Name.MCR || type === Name.OBJR) return false
  return type === Name.StructElem || dict.has(Name.S)
}

function pageIn(dict: PDFDict, pageOf: ReadonlyMap<PDFRef, number>): number | undefined {
  const page = dict.get(Name.Pg)
  return page instanceof PDFRef ? pageOf.get(page) : undefined
}

function leafOf(
  reader: Reader,
  kid: PDFObject | undefined,
  pageOf: ReadonlyMap<PDFRef, number>,
  inherited: number | undefined,
): StructureKid | undefined {
  if (!(kid instanceof PDFDict)) return contentKid(reader.number(kid), inherited, undefined)
  const page = pageIn(kid, pageOf) ?? inherited
  const object = kid.get(Name.Obj)
  if (object instanceof PDFRef) return { kind: 'object', object, page }
  const stream = kid.get(Name.Stm)
  return contentKid(reader.number(kid.get(Name.MCID)), page, stream instanceof PDFRef ? stream : undefined)
}

function contentKid(
  mcid: number | undefined,
  page: number | undefined,
  stream: PDFRef | undefined,
): ContentKid | undefined {
  if (mcid === undefined || page === undefined || !Number.isInteger(mcid) || mcid < 0) return undefined
  return { kind: 'content', mcid, page, stream }
}
