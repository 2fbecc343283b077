import { type ContentToken, createTokenizer } from '../content/content-tokens.ts'

const [blank, letter] = [0x20, 0x58]

/** What becomes of a token: it stays, or its place is filled with blanks, or its characters with the letter X. */
export type Fate = 'kept' | 'blank' | 'crossed'

/**
 * PostScript with blanks in place of comments, and of what is not known. Its length, and where everything stands, do not change.
 *
 * @param judge told each token and how it is written
 * @returns the same bytes where all of it is known
 */
export function blanked(bytes: Uint8Array, judge: (token: ContentToken, text: string) => Fate): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const tokens = createTokenizer(bytes)
  const changes: { start: number; end: number; value: number }[] = []
  for (let token = tokens.next(); token; token = tokens.next()) {
    const [start, end] = [tokens.start(), tokens.end()]
    const fate = judge(token, text.slice(start, end))
    if (fate === 'blank') changes.push({ start, end, value: blank })
    // A name has its slash, a string its brackets.
    if (fate === 'crossed')
      changes.push({ start: start + 1, end: token.kind === 'name' ? end : end - 1, value: letter })
  }
  for (const [start, end] of tokens.comments()) changes.push({ start, end, value: blank })
  return changes.length === 0 ? bytes : filled(bytes, changes)
}

/** A copy with these places filled. */
export function filled(
  bytes: Uint8Array,
  places: readonly { start: number; end: number; value: number }[],
): Uint8Array {
  const copy = Uint8Array.from(bytes)
  for (const { start, end, value } of places) copy.fill(value, start, end)
  return Buffer.compare(copy, bytes) === 0 ? bytes : copy
}
