/** The words of a text as numbers, so that comparing is quick and nobody can read them. */
export interface Words {
  /** One number for each word: equal words have equal numbers. */
  hashes: readonly number[]
  /** True for a word with a letter in it; false for a number. */
  lettered: readonly boolean[]
  /** Letters and digits of each word. */
  lengths: readonly number[]
  /** Where each word starts and ends in `text`, 0-based. */
  starts: readonly number[]
  ends: readonly number[]
  /** The text as it was compared: line breaks stand where they stood. */
  text: string
}

/** A number with its separators is one word: 3,250,000 is 3250000. */
const WORD = /\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}\p{M}]+/gu
const LETTER = /\p{L}/u

/**
 * Splits a text into words, as sameness in any form counts: without case, compatibility forms such as ligatures as
 * their letters (NFKC), hyphenation undone, marks such as zero-width spaces gone.
 */
export function wordsOf(text: string): Words {
  const plain = normalised(text)
  const hashes: number[] = []
  const lettered: boolean[] = []
  const lengths: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const match of plain.matchAll(WORD)) {
    const word = match[0]
    const isLettered = LETTER.test(word)
    const spelling = isLettered ? word : word.replace(/[.,]/g, '')
    hashes.push(hashOf(spelling))
    lettered.push(isLettered)
    lengths.push(spelling.length)
    starts.push(match.index)
    ends.push(match.index + word.length)
  }
  return { hashes, lettered, lengths, starts, ends, text: plain }
}

function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\u00ad(?:\s*\r?\n\s*)?|(?<=\p{L})-[ \t]*\r?\n\s*(?=\p{Ll})/gu, '')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
}

/** A number below 2^53 for a word; two different words have the same one about never. */
export function hashOf(word: string): number {
  let low = 0x811c9dc5
  let high = 0x1b873593
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b)
    high ^= high >>> 13
  }
  return join(low ^ (low >>> 15), high ^ (high >>> 16))
}

/** A number below 2^53 for the sequence of words from `start` on. */
export function sequenceHash(hashes: readonly number[], start: number, length: number): number {
  let low = length
  let high = ~length
  for (let index = start; index < start + length; index++) {
    const hash = hashes[index] ?? 0
    low = Math.imul(low ^ (hash >>> 0), 0x9e3779b1)
    high = Math.imul(high ^ Math.floor(hash / 0x1_0000_0000) ^ (hash >>> 0), 0xc2b2ae35)
    low ^= low >>> 15
    high ^= high >>> 14
  }
  return join(low, high)
}

function join(low: number, high: number): number {
  return (low >>> 0) + (high & 0x1f_ffff) * 0x1_0000_0000
}
