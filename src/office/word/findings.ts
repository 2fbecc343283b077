import type { Position } from '../../mdast.ts'

/** What there is to say of a Word file, by the name that a message carries. */
export type WordRule =
  | 'word-changes'
  | 'word-comments'
  | 'word-hidden'
  | 'word-missing'
  | 'word-left-out'
  | 'word-field'
  | 'word-text'
  | 'word-headings'
  | 'directive'

/** Something in a Word file that its author should know of. */
export interface WordFinding {
  rule: WordRule
  /** `acceptable` is an error that somebody may accept with a reason: what must not go out, or what would be missing. */
  severity: 'error' | 'acceptable' | 'warning' | 'info'
  /** A sentence. */
  reason: string
  /** What to do. */
  note: string
  /** Where it stands in the transcript; undefined for the file as a whole. */
  position: Position | undefined
  /** The words in question. */
  actual?: string
}

const LONGEST_QUOTE = 60

/** Words in quotation marks, cut to a length that a line can hold. */
export function quoted(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim()
  return `“${plain.length > LONGEST_QUOTE ? `${plain.slice(0, LONGEST_QUOTE - 1).trimEnd()}…` : plain}”`
}

/** Names in a sentence: `A`, `A and B`, `A, B and C`. */
export function listing(names: Iterable<string>): string {
  const all = [...new Set(names)]
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}
