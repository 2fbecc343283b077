import { sequenceHash, wordsOf } from '../../load/text/words.ts'
import type { Place } from '../../messages/message.ts'
import { standingTexts } from './standing-texts.ts'

/** A paragraph of a report, a page of an attachment or a value of a YAML file: words of two of them are not in a row. */
export interface Stretch {
  text: string
  place: Place
  /** Path of the file that has it. */
  file: string
  /** "line 12", "page 3" */
  name: string
}

/** What is read together: a paper, or one redacted passage. */
export interface PlacedText {
  stretches: readonly Stretch[]
  /** Label of the item that it is a paper of. */
  item?: string | undefined
}

/** What the public must not read. */
export interface HiddenTexts {
  papers: readonly PlacedText[]
  /** Redacted passages, which must not be found however short they are. */
  passages: readonly PlacedText[]
}

/** Private words in a public text: the first place in that text, and where they are private. */
export interface WordsInClear {
  kind: 'paper' | 'passage'
  open: Stretch
  hidden: Stretch
}

/** So many words in the same order are no chance. */
const RUN = 8
/** So many of them must be the paper's own: a quotation and the first word after it are no more than a quotation. */
const OWN = 4
/** What papers on so many other matters say as well is standing text. */
const OTHERS = 2

/** Words that say nothing by themselves, so that redacting one of them hides no more than a guess. */
const SMALL = new Set(
  'all and any are been but for from had has have her him his its may not our she that the their them they this was were who will with yes you none'.split(
    ' ',
  ),
)

/**
 * Finds private words in public texts: a redacted passage, or eight words in a row of a private paper. Standing text does not
 * count: the law, forms, names of bodies, and what papers of two other items say as well. Linear in the length of all texts.
 *
 * @param aside texts that papers may quote, such as the law and the public agenda
 * @returns one find for each pair of texts
 */
export function wordsInClear(
  hidden: HiddenTexts,
  open: readonly PlacedText[],
  aside: readonly string[],
): WordsInClear[] {
  const runs = new Map<number, { text: PlacedText; stretch: Stretch; kind: WordsInClear['kind'] }>()
  const standing = standingTexts(
    [...hidden.papers, ...open].flatMap(({ stretches }) => stretches.map((stretch) => stretch.text)),
  )
  const quoted = new Set([...aside, ...standing].flatMap((text) => [...runsOf(sequenceOf(text)).values()]))
  const others = itemsOfRuns(open)
  const learn = (text: PlacedText, kind: WordsInClear['kind'], isQuotable: (hash: number) => boolean): void => {
    const words = readWords(text)
    const all = runsOf(words.hashes)
    const isQuotation = quotations(words.hashes.length, all, isQuotable)
    for (const [start, hash] of all) {
      const stretch = text.stretches[words.stretches[start] ?? 0]
      if (
        stretch &&
        isInOne(words, start, RUN) &&
        !isQuotation(start) &&
        saysSomething(words.telling, start) &&
        !runs.has(hash)
      )
        runs.set(hash, { text, stretch, kind })
    }
  }
  const passages = new Map<number, { text: PlacedText; stretch: Stretch }>()
  for (const text of hidden.passages) {
    const { hashes, telling } = readWords(text)
    const [stretch] = text.stretches
    if (stretch && hashes.length < RUN && telling.some((word) => word !== undefined))
      passages.set(sequenceHash(hashes, 0, hashes.length), { text, stretch })
    else learn(text, 'passage', () => false)
  }
  for (const text of hidden.papers) {
    const isStanding = (hash: number): boolean => {
      const items = others.get(hash)
      return items !== undefined && items.size - Number(items.has(text.item ?? '')) >= OTHERS
    }
    learn(text, 'paper', (hash) => quoted.has(hash) || isStanding(hash))
  }
  const lengths = [...new Set(hidden.passages.map((text) => readWords(text).hashes.length))].filter((one) => one < RUN)

  return open.flatMap((text) => {
    const words = readWords(text)
    const found = new Map<PlacedText, WordsInClear>()
    const note = (at: number, from: { text: PlacedText; stretch: Stretch } | undefined, kind: WordsInClear['kind']) => {
      const stretch = text.stretches[words.stretches[at] ?? 0]
      if (from && stretch && !found.has(from.text)) found.set(from.text, { kind, open: stretch, hidden: from.stretch })
    }
    for (let at = 0; at < words.hashes.length; at += 1) {
      for (const length of lengths)
        if (isInOne(words, at, length)) note(at, passages.get(sequenceHash(words.hashes, at, length)), 'passage')
      const run = isInOne(words, at, RUN) ? runs.get(sequenceHash(words.hashes, at, RUN)) : undefined
      if (run) note(at, run, run.kind)
    }
    return [...found.values()]
  })
}

/** The items whose public papers have a run. */
function itemsOfRuns(open: readonly PlacedText[]): ReadonlyMap<number, ReadonlySet<string>> {
  const items = new Map<number, Set<string>>()
  for (const text of open) {
    if (text.item === undefined) continue
    for (const hash of runsOf(readWords(text).hashes).values()) {
      const known = items.get(hash) ?? new Set()
      items.set(hash, known.add(text.item))
    }
  }
  return items
}

/** Tells, by its first word, a run of which few words are outside of what is quoted. */
function quotations(
  count: number,
  runs: ReadonlyMap<number, number>,
  isQuotable: (hash: number) => boolean,
): (start: number) => boolean {
  const isQuoted = new Uint8Array(count)
  for (const [start, hash] of runs) if (isQuotable(hash)) isQuoted.fill(1, start, start + RUN)
  return (start) => RUN - isQuoted.subarray(start, start + RUN).reduce((sum, value) => sum + value, 0) < OWN
}

/** True for words that stand in one stretch. */
function isInOne({ stretches }: ReadWords, start: number, length: number): boolean {
  return stretches[start] !== undefined && stretches[start] === stretches[start + length - 1]
}

interface ReadWords {
  hashes: readonly number[]
  /** The hash of a word that says something; undefined for the others. */
  telling: readonly (number | undefined)[]
  /** Index of the stretch that each word stands in. */
  stretches: readonly number[]
}

function readWords({ stretches }: PlacedText): ReadWords {
  const hashes: number[] = []
  const telling: (number | undefined)[] = []
  const indexes: number[] = []
  for (const [index, { text }] of stretches.entries()) {
    const words = wordsOf(text)
    for (const [at, hash] of words.hashes.entries()) {
      const word = words.text.slice(words.starts[at], words.ends[at])
      const tells = (words.lengths[at] ?? 0) >= 3 && !SMALL.has(word)
      hashes.push(hash)
      telling.push(tells ? hash : undefined)
      indexes.push(index)
    }
  }
  return { hashes, telling, stretches: indexes }
}

function sequenceOf(text: string): readonly number[] {
  return wordsOf(text).hashes
}

/** The hash of each run of eight words, by the index of its first word. */
function runsOf(hashes: readonly number[]): Map<number, number> {
  const runs = new Map<number, number>()
  for (let start = 0; start + RUN <= hashes.length; start += 1) runs.set(start, sequenceHash(hashes, start, RUN))
  return runs
}

/** Rows of small numbers and of letters are alike everywhere. */
function saysSomething(telling: readonly (number | undefined)[], start: number): boolean {
  return new Set(telling.slice(start, start + RUN).filter((word) => word !== undefined)).size >= 3
}
