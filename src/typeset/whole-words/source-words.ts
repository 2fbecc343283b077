/** Words of a text in a writing whose letters carry marks, such as Bengali or vowelled Arabic, by the signs that they are made of. */
export type SourceWords = ReadonlyMap<string, readonly string[]>

const WORD = /[\p{L}\p{M}\p{Join_Control}]+/gu
const MARK = /\p{M}/u

/** Finds the words with marks in some texts. */
export function wordsWithMarks(texts: Iterable<string>): SourceWords {
  const words = new Set<string>()
  for (const text of texts) {
    if (!MARK.test(text)) continue
    for (const [word] of text.matchAll(WORD)) if (MARK.test(word)) words.add(word)
  }
  const bySigns = new Map<string, string[]>()
  for (const word of words) {
    const signs = signsOf([word])
    bySigns.set(signs, [...(bySigns.get(signs) ?? []), word])
  }
  return bySigns
}

/**
 * The word of which these are the pieces, in any order and some of them more than once. Undefined where there is none, or two
 * of the same length.
 */
export function wordOf(pieces: readonly string[], words: SourceWords): string | undefined {
  const [there, joined] = [words.get(signsOf(pieces)) ?? [], countsOf(pieces.join(''))]
  const fitting = there
    .filter((word) => pieces.every((piece) => word.includes(piece)))
    .filter((word) => [...countsOf(word)].every(([sign, count]) => (joined.get(sign) ?? 0) >= count))
    .toSorted((a, b) => b.length - a.length)
  const [longest, next] = fitting
  return longest !== undefined && next?.length !== longest.length ? longest : undefined
}

/** All signs, each once, in a fixed order. */
function signsOf(texts: readonly string[]): string {
  return [...new Set(texts.join(''))].sort().join('')
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  return counts
}
