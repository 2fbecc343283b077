import { distance } from 'fastest-levenshtein'

/** Letters of a candidate that a longer word may begin with, as `chairman` does with `chair`. */
const STEM = 4

/**
 * The candidate that was probably meant, undefined where none is near: at most two letters off, or a third of a
 * longer word. Of two as near, the one with the same first letter. Otherwise the longest one that the word begins with.
 */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > 100) return undefined
  const plain = word.toLowerCase()
  const limit = Math.max(Math.min(2, word.length - 1), Math.floor(word.length / 3))
  const near = candidates.map((candidate) => {
    const other = candidate.toLowerCase()
    // Letters that changed places are one slip, `titel` for `title`.
    const off = inOrder(plain) === inOrder(other) ? Math.min(1, distance(plain, other)) : distance(plain, other)
    return { candidate, letters: off + (plain[0] === other[0] ? 0 : 0.5) }
  })
  const nearest = near.sort((a, b) => a.letters - b.letters)[0]
  if (nearest && Math.floor(nearest.letters) <= limit) return nearest.candidate
  const hyphenated = plain.replaceAll(' ', '-')
  const stems = candidates.filter(({ length }) => length >= STEM).sort((a, b) => b.length - a.length)
  return stems.find((candidate) => hyphenated.startsWith(candidate.toLowerCase()))
}

/** The letters of a word in the order of the alphabet. */
function inOrder(word: string): string {
  return Array.from(word).sort().join('')
}

/** Names in a sentence: `a`, `b` or `c`. */
export function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``)
  const last = quoted.pop() ?? ''
  return quoted.length > 0 ? `${quoted.join(', ')} or ${last}` : last
}
