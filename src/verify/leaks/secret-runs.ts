import { sequenceHash, type Words } from '../../load/text/words.ts'

/**
 * How long a run of words has to be to count as a leak. A run all of words that no public document has betrays itself
 * early; one with such a word in it needs five; eight words that the public uses too, in the same order, are no chance.
 */
export const RUNS = { own: 3, mixed: 5, common: 8 } as const

/** Letters that a word has to have to tell anything where no public document has it. */
const TELLING_LENGTH = 4

/**
 * A document has words of its own, and each counts by itself, where at least this share of its words is in no
 * public document. A document in the language of the public ones has its small words in common with them.
 */
const OWN_SHARE = 0.9

/**
 * The runs of words that betray a document, with the index of their first word. `isOwn` tells words that no public
 * document has; `open` are runs of `RUNS.common` words that one has.
 */
export function* secretRuns(
  words: Words,
  isOwn: (word: number) => boolean,
  open: ReadonlySet<number>,
): Generator<{ hash: number; index: number }> {
  const own = words.hashes.map((hash, index) => isTelling(words, index) && isOwn(hash))
  const ownBefore = [0]
  for (const value of own) ownBefore.push((ownBefore.at(-1) ?? 0) + (value ? 1 : 0))
  const ownIn = (start: number, length: number): number => (ownBefore[start + length] ?? 0) - (ownBefore[start] ?? 0)
  const count = words.hashes.length
  for (let index = 0; index < count; index++) {
    if (index + RUNS.own <= count && ownIn(index, RUNS.own) === RUNS.own) {
      yield { hash: sequenceHash(words.hashes, index, RUNS.own), index }
    }
    if (index + RUNS.mixed <= count && ownIn(index, RUNS.mixed) > 0) {
      yield { hash: sequenceHash(words.hashes, index, RUNS.mixed), index }
    }
    if (index + RUNS.common <= count && ownIn(index, RUNS.common) === 0 && saysSomething(words, index)) {
      const hash = sequenceHash(words.hashes, index, RUNS.common)
      if (!open.has(hash)) yield { hash, index }
    }
  }
}

/** A short word, such as "on", says nothing even where no public document happens to have it. */
function isTelling(words: Words, index: number): boolean {
  return Boolean(words.lettered[index]) && (words.lengths[index] ?? 0) >= TELLING_LENGTH
}

/** Rows of years, of small numbers and of letters are alike everywhere. */
function saysSomething(words: Words, start: number): boolean {
  const telling = new Set<number>()
  const figures = new Set<number>()
  for (let index = start; index < start + RUNS.common; index++) {
    const [hash = 0, length = 0] = [words.hashes[index], words.lengths[index]]
    if (words.lettered[index] && length >= 3) telling.add(hash)
    if (!words.lettered[index] && length >= 5) figures.add(hash)
  }
  return telling.size >= 3 || figures.size >= 4
}

/** Indexes of words that count by themselves; none in a document that shares its language with the public ones. */
export function ownWords(words: Words, isOwn: (word: number) => boolean): number[] {
  const lettered = words.hashes.flatMap((_, index) => (words.lettered[index] ? [index] : []))
  const own = lettered.filter((index) => isOwn(words.hashes[index] ?? 0))
  if (own.length === 0 || own.length < OWN_SHARE * lettered.length) return []
  return own.filter((index) => isTelling(words, index))
}
