import type { NumberRange } from '../../plan/plan.ts'
import type { Wording } from '../../wording/wording.ts'
import type { PagePrint } from '../reading/reading.ts'

/** What stands before the number at the foot of a page, and before those of a range: "(Page 7)", "(Pages 5 - 12)". */
export interface PageWords {
  foot: string
  page: string
  pages: string
}

export interface ExpectedPage {
  /** Printed at the foot, and the page's label. */
  number: number
  /** What it shows of an attachment, besides stamps; undefined for a page of the pack's own. */
  attachment?: PagePrint
  /** `fingerprintOf` the page when the pack was built; only known of a pack that was verified before. */
  fingerprint?: string
}

/** Sheets are 0-based; numbers are those printed. Both ends are included. */
export interface ExpectedSpan {
  /** `front-sheet`, `agenda` or the id of a document. */
  id: string
  firstIndex: number
  lastIndex: number
  firstNumber: number
  lastNumber: number
}

/** The stretch that a sheet, 0-based, belongs to; undefined for a blank between two of them. */
export function spanAt(spans: readonly ExpectedSpan[], index: number): ExpectedSpan | undefined {
  return spans.find(({ firstIndex, lastIndex }) => firstIndex <= index && index <= lastIndex)
}

/** What the agenda has to print for an item: one of these lists of ranges, as for the item or for each document. */
export interface ExpectedRange {
  item: string
  anyOf: readonly (readonly NumberRange[])[]
}

/** Somewhere on the agenda there is a link to this sheet, 0-based. */
export interface ExpectedLink {
  item: string
  target: number
}

/** The outline has an entry to this sheet, 0-based, with one of these titles in its own. */
export interface ExpectedBookmark {
  what: string
  titles: readonly string[]
  target: number
}

/** All that a finished pack has to show, as plain data: from the plan at once, or from `pack.json` later. */
export interface PackExpectation {
  words: PageWords
  /** Those of the second language of a pack that has two: its agenda gives the ranges in both. */
  wordsBeside?: PageWords
  pages: readonly ExpectedPage[]
  spans: readonly ExpectedSpan[]
  ranges: readonly ExpectedRange[]
  links: readonly ExpectedLink[]
  bookmarks: readonly ExpectedBookmark[]
}

export const ENGLISH_WORDS: PageWords = { foot: 'Page', page: 'Page', pages: 'Pages' }

/** The words around page numbers in the language of a pack. */
export function pageWordsOf({ text }: Pick<Wording, 'text'>): PageWords {
  const [foot = '', page = '', pages = ''] = ['pack.page', 'range.page', 'range.pages'].map((key) =>
    beforeValue(text(key)),
  )
  return { foot, page, pages }
}

/** "Page" in "(Page {first})". */
function beforeValue(pattern: string): string {
  return /^[\s(]*([^{]*?)\s*\{/u.exec(pattern)?.[1] ?? ''
}
