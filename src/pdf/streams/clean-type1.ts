import { createTokenizer } from '../content/content-tokens.ts'
import { filled } from './blanked.ts'

const blank = 0x20

/** A Type 1 font without its notices, names and comments: what is in strings before the part that is encrypted, and after it. */
export function cleanType1(bytes: Uint8Array): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const word = 'eexec'
  const found = view.indexOf(word, 0, 'latin1')
  const open = bytes.subarray(0, found < 0 ? bytes.length : found)
  const places: { start: number; end: number; value: number }[] = []
  // Printers' files have the length of the part before it.
  const first = bytes[0] === 0x80 ? 6 : 0
  const tokens = createTokenizer(open.subarray(first))
  const add = (start: number, end: number): void => {
    places.push({ start: first + start, end: first + end, value: blank })
  }
  for (let token = tokens.next(); token; token = tokens.next()) {
    if (token.kind === 'string') add(tokens.start() + 1, tokens.end() - 1)
  }
  // Programs know a font by how its first comment begins.
  for (const [start, end] of tokens.comments()) add(start === 0 ? lengthOfMark(open.subarray(first)) : start, end)
  const last = found < 0 ? -1 : view.lastIndexOf('cleartomark', undefined, 'latin1')
  if (last > found) places.push({ start: last + 'cleartomark'.length, end: bytes.length, value: blank })
  return filled(bytes, places)
}

/** `%!PS-AdobeFont-1.0` or `%!FontType1-1.1`. */
function lengthOfMark(bytes: Uint8Array): number {
  return /^%![\w-]*(?:\d\.\d)?/.exec(Buffer.from(bytes.subarray(0, 40)).toString('latin1'))?.[0].length ?? 0
}
