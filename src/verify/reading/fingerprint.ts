import { createHash } from 'node:crypto'
import type { PagePrint } from './reading.ts'
import { compactText, type PageReading } from './reading.ts'

/** Stamps and watermarks are short; more text than this beside an attachment's own does not belong to its page. */
const MAXIMUM_STAMP_TEXT = 1000

/** Share of a page's letters. */
const TOLERATED_LETTERS = 0.001

/** A short hash of all that a page shows: 16 hexadecimal digits, the same for the same words, pictures and lines. */
export function fingerprintOf(page: PageReading): string {
  const content = JSON.stringify([compactText(page.text), [...page.pictures].sort(), page.paths])
  return createHash('sha256').update(content).digest('hex').slice(0, 16)
}

/**
 * Makes the print of a page of an attachment. `sheetOf` tells on which sheet of the pack (0-based) a page of the
 * attachment (0-based) stands; undefined for a page that is left out, to which links then lead no more.
 */
export function printOf(page: PageReading, sheetOf: (page: number) => number | undefined): PagePrint {
  return {
    text: compactText(page.text),
    pictures: page.pictures,
    paths: page.paths,
    fields: page.fields,
    numbers: page.numbers.map(({ number }) => number),
    targets: page.links.flatMap((link) => {
      if (link.kind !== 'page') return []
      const sheet = link.target === undefined ? -1 : sheetOf(link.target)
      return sheet === undefined ? [] : [sheet]
    }),
    addresses: page.links.flatMap((link) => (link.kind === 'address' ? [link.address] : [])),
  }
}

/** What a page of the pack shows, ready for many comparisons. */
export type PrintedContent = Pick<PagePrint, 'text' | 'pictures' | 'paths' | 'fields'>

export function contentOf(page: PageReading): PrintedContent {
  const { pictures, paths, fields } = page
  return { text: compactText(page.text), pictures, paths, fields }
}

/** True if a page of the pack shows what the page of the attachment did: its words, pictures, lines and form fields. */
export function holdsPrint(found: PrintedContent, print: PagePrint): boolean {
  const isDrawn = found.paths >= print.paths && holdsAll(found.fields, print.fields)
  return isDrawn && holdsText(found.text, print.text) && holdsAll(found.pictures, print.pictures)
}

/**
 * The engine may weave words that stand on one line, so that letters are counted where the words do not follow. A few of many
 * may be missing: of a ligature over its neighbour, the engine may give the one letter or the other.
 */
function holdsText(given: string, asked: string): boolean {
  const [found, expected] = [comparable(given), comparable(asked)]
  const tolerated = Math.floor(expected.length * TOLERATED_LETTERS)
  const extra = found.length - expected.length
  if (extra < -tolerated || extra > MAXIMUM_STAMP_TEXT) return false
  return found.includes(expected) || missing(Array.from(found), Array.from(expected)) <= tolerated
}

const MIRRORED: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<', '»': '«', '›': '‹' }

function comparable(text: string): string {
  return withoutLeaders(unmirrored(text))
}

/** Dots that lead to a page number often lie on one another, and the engine takes more or fewer of them for the same. */
function withoutLeaders(text: string): string {
  return text.replace(/([._·…-])\1{3,}/g, '$1$1$1')
}

/** Text from right to left shows brackets mirrored, and the engine gives the one or the other by what is around. */
function unmirrored(text: string): string {
  return text.replace(/[)\]}>»›]/g, (bracket) => MIRRORED[bracket] ?? bracket)
}

/** True if every expected value is among those found, as often as expected. */
export function holdsAll<T>(found: readonly T[], expected: readonly T[]): boolean {
  return missing(found, expected) === 0
}

/** How many of the expected values are not among those found. */
function missing<T>(found: readonly T[], expected: readonly T[]): number {
  const counts = new Map<T, number>()
  for (const value of found) counts.set(value, (counts.get(value) ?? 0) + 1)
  return expected.filter((value) => {
    const left = counts.get(value) ?? 0
    counts.set(value, left - 1)
    return left <= 0
  }).length
}
