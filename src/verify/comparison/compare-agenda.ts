import type { NumberRange } from '../../plan/plan.ts'
import type { ExpectedRange, ExpectedSpan, PackExpectation, PageWords } from '../expectation/expectation.ts'
import type { BookmarkReading, PdfReading } from '../reading/reading.ts'
import { pagesOf } from './compare-links.ts'
import { excerpt, type Mismatch } from './finding.ts'

/**
 * Compares the ranges that the agenda prints with the numbers on the pages. Those expected must be found in order;
 * others in between, such as in a note about an earlier pack, are the agenda's own affair.
 */
export function compareRanges(reading: PdfReading, expectation: PackExpectation): Mismatch[] {
  const agenda = expectation.spans.find(({ id }) => id === 'agenda')
  const wrongNumbers = expectation.spans.flatMap((span) => compareSpan(reading, span))
  if (!agenda) return wrongNumbers
  const text = pagesOf(reading, agenda)
    .map((page) => page.text)
    .join('\n')
  const { words, wordsBeside } = expectation
  const inLanguages = [words, ...(wordsBeside ? [wordsBeside] : [])]
  return [...wrongNumbers, ...inLanguages.flatMap((own) => compareInOrder(readRanges(text, own), expectation))]
}

function compareInOrder(printed: readonly NumberRange[], { ranges }: PackExpectation): Mismatch[] {
  let position = 0
  return ranges.flatMap((expected) => {
    const ends = expected.anyOf.flatMap((wanted) => nextAfter(printed, position, wanted) ?? [])
    if (ends.length === 0) return [rangeFinding(expected, printed)]
    position = Math.min(...ends)
    return []
  })
}

/** The numbers that a document is said to have are those on its first and last sheet. */
function compareSpan(reading: PdfReading, span: ExpectedSpan): Mismatch[] {
  const first = reading.pages[span.firstIndex]?.label ?? 'none'
  const last = reading.pages[span.lastIndex]?.label ?? 'none'
  if (first === String(span.firstNumber) && last === String(span.lastNumber)) return []
  const reason =
    `The sheets of ${span.id} are labelled ${first} to ${last}; they should be ` +
    `${span.firstNumber} to ${span.lastNumber}.`
  return [{ rule: 'range', reason }]
}

function rangeFinding({ item, anyOf }: ExpectedRange, printed: readonly NumberRange[]): Mismatch {
  const wanted = anyOf.flat()
  const near = printed.find((range) => wanted.some(({ first, last }) => range.first === first || range.last === last))
  const found = near ? `gives ${inWords(near)}` : 'gives no page range'
  const expected = (anyOf[0] ?? []).map(inWords).join(' ')
  return { rule: 'range', reason: `The agenda ${found} for item ${item}; it should be ${expected}.` }
}

function inWords({ first, last }: NumberRange): string {
  return first === last ? `(Page ${first})` : `(Pages ${first} - ${last})`
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** Every "(Pages 5 - 12)", "(Page 7)" and "(Pages 5 - 12, 21)" of a text, whatever the spaces and dashes. */
function readRanges(text: string, words: PageWords): NumberRange[] {
  const literal = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  const range = '(\\d+)(?:\\s*[-\\u2010-\\u2015\\u00ad]\\s*(\\d+))?'
  const one = range.replaceAll('(\\d+)', '\\d+')
  // From right to left, the engine gives brackets as they look there.
  const [open, close] = RIGHT_TO_LEFT.test(words.page) ? ['[()]', '[()]'] : ['\\(', '\\)']
  const list = new RegExp(
    `${open}\\s*(?:${literal(words.pages)}|${literal(words.page)})\\s*(${one}(?:\\s*,\\s*${one})*)[^()\\d]*${close}`,
    'gu',
  )
  return Array.from(text.matchAll(list)).flatMap(([, ranges = '']) =>
    Array.from(ranges.matchAll(new RegExp(range, 'gu')), ([, first, last]) => ({
      first: Number(first),
      last: Number(last ?? first),
    })),
  )
}

/** The position after `wanted`, found one after another from `start` on. */
function nextAfter(printed: readonly NumberRange[], start: number, wanted: readonly NumberRange[]): number | undefined {
  let position = start
  for (const { first, last } of wanted) {
    const found = printed.findIndex((range, index) => index >= position && range.first === first && range.last === last)
    if (found < 0) return undefined
    position = found + 1
  }
  return wanted.length > 0 ? position : undefined
}

/** Finds documents and items that the outline does not name, or leads elsewhere from. */
export function compareOutline(reading: PdfReading, expectation: PackExpectation): Mismatch[] {
  const outline = reading.outline.map((bookmark) => ({ ...bookmark, key: keyOf(bookmark.title) }))
  const byTarget = new Map<number | undefined, typeof outline>()
  for (const bookmark of outline) {
    const others = byTarget.get(bookmark.target)
    if (others) others.push(bookmark)
    else byTarget.set(bookmark.target, [bookmark])
  }
  const numberOf = (sheet: number | undefined): string =>
    sheet === undefined ? 'no page' : `page ${expectation.pages[sheet]?.number ?? '?'}`
  const missing = expectation.bookmarks.flatMap(({ what, titles, target }) => {
    const keys = titles.map(keyOf).filter((key) => key !== '')
    const isNamed = ({ key }: { key: string }) => keys.some((wanted) => key.includes(wanted))
    if (keys.length === 0 || byTarget.get(target)?.some(isNamed)) return []
    const elsewhere = outline.find(isNamed)
    const found = elsewhere
      ? `The bookmark "${excerpt(elsewhere.title)}" for ${what} leads to ${numberOf(elsewhere.target)}`
      : `There is no bookmark for ${what}`
    return [{ rule: 'outline', reason: `${found}; it should lead to ${numberOf(target)}.` }]
  })
  return [...missing, ...reading.outline.flatMap((bookmark) => lostBookmark(bookmark, expectation))]
}

function lostBookmark({ title, target }: BookmarkReading, expectation: PackExpectation): Mismatch[] {
  if (target === undefined || target < expectation.pages.length) return []
  return [{ rule: 'outline', reason: `The bookmark "${excerpt(title)}" leads to no page.` }]
}

function keyOf(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
