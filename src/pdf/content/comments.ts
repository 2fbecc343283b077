import type { PDFStream } from 'pdf-lib'
import type { Reader } from '../objects.ts'
import { decodeStream } from '../opening/decode.ts'
import { createTokenizer } from './content-tokens.ts'

const [percent, blank] = [0x25, 0x20]

/** Operators with blanks in place of comments, which nobody sees, and which can say anything. */
export function blankComments(operators: Uint8Array): Uint8Array {
  if (!operators.includes(percent)) return operators
  const tokens = createTokenizer(operators)
  while (tokens.next());
  const comments = tokens.comments()
  if (comments.length === 0) return operators
  const bytes = Uint8Array.from(operators)
  for (const [start, end] of comments) bytes.fill(blank, start, end)
  return bytes
}

/** The operators of a stream, unpacked, without its comments; undefined where it has none, or cannot be unpacked. */
export function withoutComments(reader: Reader, stream: PDFStream): Uint8Array | undefined {
  const decoded = decodeStream(reader, stream)
  const bytes = decoded?.whole ? blankComments(decoded.bytes) : undefined
  return bytes === decoded?.bytes ? undefined : bytes
}
