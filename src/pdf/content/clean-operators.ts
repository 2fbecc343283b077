import type { PDFStream } from 'pdf-lib'
import type { Reader } from '../objects.ts'
import { decodeStream } from '../opening/decode.ts'
import { type ContentToken, createTokenizer, type Tokenizer } from './content-tokens.ts'

const [blank, openBracket, closeBracket] = [0x20, 0x5b, 0x5d]

/** What programs look for in the property lists of marks, and in the heads of pictures among the operators. */
const known: ReadonlySet<string> = new Set(
  (
    'MCID Lang ActualText Alt E Type Subtype BBox Attached ' +
    'W H BPC CS D DP F IM I L Width Height BitsPerComponent ColorSpace Decode DecodeParms Filter ImageMask Interpolate Intent Length'
  ).split(' '),
)
/** Keys whose value is a dictionary or a list of them. */
const nested: ReadonlySet<string> = new Set(['DP', 'DecodeParms'])

/** Nothing in contents without these can say anything that is not drawn; most marks have an identifier alone. */
const suspect = /%|<<(?!\s*\/MCID\s+\d+\s*>>)|\bBI\b/

/**
 * Operators with blanks in place of what draws nothing and can say anything: comments, and keys that nobody knows in property
 * lists of marks (ISO 32000-2, 14.6.2) and in heads of pictures.
 */
export function cleanOperators(operators: Uint8Array): Uint8Array {
  if (!suspect.test(Buffer.from(operators.buffer, operators.byteOffset, operators.length).toString('latin1')))
    return operators
  const tokens = createTokenizer(operators)
  const left: (readonly [number, number])[] = []
  for (let token = tokens.next(); token; token = tokens.next()) {
    if (token.kind === 'open' || (token.kind === 'operator' && token.text === 'BI'))
      left.push(...unknownEntries(tokens, operators))
  }
  left.push(...tokens.comments())
  if (left.length === 0) return operators
  const bytes = Uint8Array.from(operators)
  for (const [start, end] of left) bytes.fill(blank, start, end)
  return bytes
}

/** Reads entries up to the end of a property list, or to the data of a picture; returns where unknown ones stand. */
function unknownEntries(tokens: Tokenizer, bytes: Uint8Array): (readonly [number, number])[] {
  const left: (readonly [number, number])[] = []
  for (let key = tokens.next(); key && key.kind !== 'close' && !isOperator(key); key = tokens.next()) {
    const start = tokens.start()
    const value = key.kind === 'name' ? tokens.next() : undefined
    if (value && (value.kind === 'close' || isOperator(value))) {
      // A key without a value: the list ends here.
      left.push([start, tokens.start()])
      break
    }
    const isPlain = passOver(tokens, bytes, value)
    const text = key.kind === 'name' ? key.text : ''
    if (!known.has(text) || !(isPlain || nested.has(text))) left.push([start, tokens.end()])
  }
  return left
}

/** True for an operator; `true`, `false` and `null` are values. */
function isOperator(token: ContentToken): boolean {
  return token.kind === 'operator' && !['true', 'false', 'null'].includes(token.text)
}

/** Passes over the rest of a value; false for one with a dictionary in it. */
function passOver(tokens: Tokenizer, bytes: Uint8Array, value: ContentToken | undefined): boolean {
  let depth = 0
  let isPlain = true
  for (let token = value; token; token = tokens.next()) {
    const first = bytes[tokens.start()]
    if (token.kind === 'open') isPlain = false
    if (token.kind === 'open' || (token.kind === 'other' && first === openBracket)) depth += 1
    else if ((token.kind === 'close' || (token.kind === 'other' && first === closeBracket)) && depth > 0) depth -= 1
    if (depth === 0) break
  }
  return isPlain
}

/** The operators of a stream, unpacked and clean; undefined where they are so already, or cannot be unpacked. */
export function cleanContents(reader: Reader, stream: PDFStream): Uint8Array | undefined {
  const decoded = decodeStream(reader, stream)
  const bytes = decoded?.whole ? cleanOperators(decoded.bytes) : undefined
  return bytes === decoded?.bytes ? undefined : bytes
}
