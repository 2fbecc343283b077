import type { NumberRange } from '../../plan/plan.ts'
import type { Span, Typeset } from '../result.ts'

/** A pack as it is laid out, with the words of each sheet. */
interface ReadPack {
  typeset: Pick<Typeset, 'numbers' | 'spans' | 'reserved' | 'pageCount'>
  texts: readonly string[]
}

/** Words that together are found once in a part of a pack. */
const RUN = 4

/**
 * The page numbers of the usual pack whose words each sheet of the pack in large print shows, both read back by the second
 * engine: what stands once in a part of both, in the same order, tells where a sheet belongs. Sheets of attachments are the
 * same in both.
 */
export function standardPages(large: ReadPack, usual: ReadPack): (NumberRange | undefined)[] {
  const found: (NumberRange | undefined)[] = Array.from({ length: large.typeset.pageCount }, () => undefined)
  const attached = new Map(usual.typeset.reserved.map(({ document, page, index }) => [`${document} ${page}`, index]))
  for (const span of large.typeset.spans) {
    const other = usual.typeset.spans.find(({ id }) => id === span.id)
    if (!other) continue
    for (const [sheet, range] of pagesOfPart(span, large, other, usual)) found[sheet] = range
  }
  for (const { document, page, index } of large.typeset.reserved) {
    const number = usual.typeset.numbers[attached.get(`${document} ${page}`) ?? -1]
    found[index] = number === undefined ? undefined : { first: number, last: number }
  }
  return found
}

/** A word of a part, and the 0-based sheet it is on. */
interface PlacedWord {
  word: string
  sheet: number
}

function pagesOfPart(span: Span, large: ReadPack, other: Span, usual: ReadPack): Map<number, NumberRange> {
  const words = wordsOf(span, large)
  const usualWords = wordsOf(other, usual)
  const pairs = inOrder(pairsOf(words, usualWords))
  const numberAt = (sheet: number) => usual.typeset.numbers[sheet] ?? other.firstNumber
  const known = new Map<number, NumberRange>()
  for (const [at, there] of pairs) {
    const sheet = words[at]?.sheet ?? span.firstIndex
    const number = numberAt(usualWords[there]?.sheet ?? other.firstIndex)
    const range = known.get(sheet)
    known.set(
      sheet,
      range ? { first: range.first, last: Math.max(range.last, number) } : { first: number, last: number },
    )
  }
  // A sheet without such words, such as one picture, lies between those before and after it.
  const all = new Map<number, NumberRange>()
  let before = numberAt(other.firstIndex)
  const sheets = sheetsOf(span)
  for (const [position, sheet] of sheets.entries()) {
    const next = sheets.slice(position + 1).flatMap((later) => known.get(later) ?? [])[0]
    const range = known.get(sheet) ?? {
      first: before,
      last: Math.max(before, next?.first ?? numberAt(lastSheet(other))),
    }
    all.set(sheet, range)
    before = range.last
  }
  return all
}

/** The sheets of a part that show something: a blank of printing on both sides is none of them. */
function sheetsOf({ firstIndex, pages }: Span): number[] {
  return Array.from({ length: pages }, (_, offset) => firstIndex + offset)
}

function lastSheet(span: Span): number {
  return sheetsOf(span).at(-1) ?? span.firstIndex
}

function wordsOf(span: Span, pack: ReadPack): PlacedWord[] {
  return sheetsOf(span).flatMap((sheet) =>
    (pack.texts[sheet] ?? '')
      .normalize('NFKC')
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter((word) => word !== '')
      .map((word) => ({ word, sheet })),
  )
}

/** Places of the runs of words that each of two parts has once, in the order of the first. */
function pairsOf(words: readonly PlacedWord[], others: readonly PlacedWord[]): [number, number][] {
  const there = placesOfRuns(others)
  return [...placesOfRuns(words)].flatMap(([run, place]): [number, number][] => {
    const other = there.get(run)
    return place === undefined || other === undefined ? [] : [[place, other]]
  })
}

/** Where each run of words begins; undefined for one that is found several times. */
function placesOfRuns(words: readonly PlacedWord[]): Map<string, number | undefined> {
  const found = new Map<string, number | undefined>()
  for (let place = 0; place + RUN <= words.length; place += 1) {
    const run = words
      .slice(place, place + RUN)
      .map(({ word }) => word)
      .join(' ')
    found.set(run, found.has(run) ? undefined : place)
  }
  return found
}

/** The longest row of pairs whose places go up in both: a running foot or a repeated heading is in no such row. */
function inOrder(pairs: readonly [number, number][]): [number, number][] {
  const ends: number[] = []
  const before: number[] = []
  for (const [index, [, there]] of pairs.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < there) low = middle + 1
      else high = middle
    }
    before[index] = low === 0 ? -1 : (ends[low - 1] ?? -1)
    ends[low] = index
  }
  const row: [number, number][] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index]
    if (pair) row.push(pair)
  }
  return row.reverse()
}
