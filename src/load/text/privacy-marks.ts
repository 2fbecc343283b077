import { plainSpelling } from './plain-spelling.ts'

/** Something in a line that was probably meant to hide words. */
export interface PrivacyMark {
  /** `block`: three colons or more with *exempt* or *redact*; `words`: `:redact[…]`, however it is spelt. */
  kind: 'block' | 'words'
  /** 0-based offsets in the line. */
  start: number
  end: number
}

/** Also without its colon, with a space too many, or with another bracket. */
const WORDS = /(?:(?<!:):+[ \t]*(?:redact|exempt)[\w-]*[ \t]*[[({<"“'‘«`]|(?<![\w-])redact[ \t]*\[)/g

/** What in a line looks like a mark for privacy, whether it takes or not; in the order of the line. */
export function privacyMarks(line: string): PrivacyMark[] {
  const plain = plainSpelling(line)
  const block = blockMark(plain.text)
  const marks = [...plain.text.matchAll(WORDS)].map(({ 0: found, index }) => ({ kind: 'words' as const, found, index }))
  const first = block ? [{ kind: 'block' as const, ...block }] : []
  return [...first, ...marks].map(({ kind, found, index }) => ({
    kind,
    start: plain.offset(index),
    end: plain.offset(index + found.length),
  }))
}

function blockMark(line: string): { found: string; index: number } | undefined {
  const index = line.indexOf(':::')
  const [word] = index < 0 ? [] : (/(?:redact|exempt)[\w-]*/.exec(line.slice(index)) ?? [])
  return word === undefined ? undefined : { index, found: line.slice(index, line.indexOf(word, index) + word.length) }
}

/** True for a line of nothing but three colons or more, however they are spelt: the end of a block. */
export function isBlockEnd(line: string): boolean {
  return /^[\s>]*:{3,}\s*$/.test(plainSpelling(line).text)
}
