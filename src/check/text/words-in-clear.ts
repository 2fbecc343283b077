import { sequenceHash, wordsOf } from '../../load/text/words.ts'
import type { Place } from '../../messages/message.ts'

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

/** Words that say nothing by themselves, so that redacting one of them hides no more than a guess. */
const SMALL = new Set(
  'all and any are been but for from had has have her him his its may not our she that the their them they this was were who will with yes you none'.split(
    ' ',
  ),
)

/**
 * Finds private words in public texts: a redacted passage, or eight words in a row of a private paper. Linear in the length of
 * all texts.
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
  const quoted = new Set(aside.flatMap((text) => [...runsOf(sequenceOf(text)).values()]))
  const learn = (text: PlacedText, kind: WordsInClear['kind'], isQuotation: (hash: number) => boolean): void => {
    const words = readWords(text)
    for (const [start, hash] of runsOf(words.hashes)) {
      const stretch = text.stretches[words.stretches[start] ?? 0]
      if (
        stretch &&
        isInOne(words, start, RUN) &&
        !isQuotation(hash) &&
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
  for (const text of hidden.papers) learn(text, 'paper', (hash) => quoted.has(hash))
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
