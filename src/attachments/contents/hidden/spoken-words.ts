import { Name } from '../../../pdf/names.ts'
import type { Reader } from '../../../pdf/objects.ts'
import { type PageTree, pageIndexes } from '../../../pdf/pages/page-tree.ts'
import { readStructure, type StructureElement } from '../../../pdf/structure/structure.ts'

/**
 * What is said for drawings that are marked: words in their place (`/ActualText`), words about them (`/Alt`), or the long form
 * of an abbreviation (`/E`; ISO 32000-2, 14.9).
 */
export type SpokenKind = 'instead' | 'about' | 'expanded'

/** What an element of the structure says for drawings of one page. */
export interface Spoken {
  kind: SpokenKind
  text: string
  /** Identifiers of its marked content on the page; undefined where it is in forms, or more than can be looked at. */
  ids: ReadonlySet<number> | undefined
  /** Other pages (0-based) that the element is on. */
  otherPages: readonly number[]
}

const keys = [
  ['instead', Name.ActualText],
  ['about', Name.Alt],
  ['expanded', Name.E],
] as const

/** Elements of a file that are walked to find what is below those with words; a hostile one has words on each. */
const mostWalked = 2_000_000
/** Pages of one element: what stands for more of them is no word of the page. */
const mostPages = 8

/** What elements of the structure say for drawings, by 0-based page. */
export function spokenWords(reader: Reader, tree: PageTree): ReadonlyMap<number, readonly Spoken[]> {
  const found = new Map<number, Spoken[]>()
  const structure = readStructure(reader, tree.catalog, pageIndexes(tree.pages))
  let left = mostWalked
  for (const element of structure?.elements ?? []) {
    const said = keys.flatMap(([kind, key]) => {
      const text = reader.text(reader.resolve(element.dict.get(key)))?.trim() ?? ''
      return text === '' ? [] : [{ kind, text }]
    })
    if (said.length === 0) continue
    const { pages, walked } = contentOf(element, left)
    left -= walked
    if (left <= 0) break
    for (const [page, ids] of pages) {
      const otherPages = [...pages.keys()].filter((other) => other !== page)
      if (otherPages.length >= mostPages) continue
      const spoken = said.map((words) => ({ ...words, ids, otherPages }))
      found.set(page, [...(found.get(page) ?? []), ...spoken])
    }
  }
  return found
}

/** Identifiers of what is marked as an element or as one below it, by page. */
function contentOf(
  element: StructureElement,
  most: number,
): { pages: ReadonlyMap<number, ReadonlySet<number> | undefined>; walked: number } {
  const pages = new Map<number, Set<number> | undefined>()
  const open = [element]
  let walked = 0
  for (let next = open.pop(); next && walked < most; next = open.pop()) {
    for (const kid of next.kids) {
      walked += 1
      if (kid.kind === 'element') open.push(kid.element)
      if (kid.kind !== 'content') continue
      const known = pages.get(kid.page)
      if (kid.stream || (pages.has(kid.page) && !known)) pages.set(kid.page, undefined)
      else pages.set(kid.page, (known ?? new Set()).add(kid.mcid))
    }
  }
  return { pages, walked }
}
