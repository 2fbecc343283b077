import { characterTable } from './character-table.ts'

/** What a content stream is made of; operands keep only what the scan asks for. Names are as `PDFName.of` takes them. */
export type ContentToken =
  | { kind: 'operator'; text: string }
  | { kind: 'name'; text: string }
  | { kind: 'number'; value: number }
  | { kind: 'open' | 'close' }
  | { kind: 'string' }
  | { kind: 'other' }

/** Parentheses and brackets that are closed at the end of contents that break off. */
const deepestNesting = 1000

const whitespace = characterTable('\0\t\n\f\r ')
const delimiters = characterTable('()<>[]{}/%')
/** A byte of a name by its number (ISO 32000-1, 7.3.5), which pdf-lib knows in capital letters alone. */
const numberedByte = /#[0-9a-f]{2}/gi
const other: ContentToken = { kind: 'other' }
const literal: ContentToken = { kind: 'string' }
const [backslash, openParenthesis, closeParenthesis] = [0x5c, 0x28, 0x29]
const [openBracket, closeBracket] = [0x5b, 0x5d]
const [less, greater, slash, percent, newline, carriageReturn] = [0x3c, 0x3e, 0x2f, 0x25, 0x0a, 0x0d]

export interface Tokenizer {
  next(): ContentToken | undefined
  /** Where the last token starts, and where it ends. */
  start(): number
  end(): number
  /** The last string in parentheses, as it is written, cut off after 128 bytes. */
  string(): string
  /** Where the comments that were passed over stand: index of the first byte, and of the first one after it. */
  comments(): readonly (readonly [number, number])[]
  /** What would end a string or picture that the contents break off in. */
  unfinished(): string
}

/** Reads a content stream token by token, in one pass, whatever its bytes are. */
export function createTokenizer(bytes: Uint8Array): Tokenizer {
  let at = 0
  let tokenStart = 0
  let unfinished = ''
  let [stringStart, stringEnd] = [0, 0]
  const brackets: string[] = []
  const comments: [number, number][] = []
  const bracket = (byte: number): void => {
    if (byte === openBracket && brackets.length < deepestNesting) brackets.push(']')
    else if (byte === closeBracket && brackets.at(-1) === ']') brackets.pop()
  }
  const regular = (): string => {
    const start = at
    while (at < bytes.length && !whitespace[bytes[at] ?? 0] && !delimiters[bytes[at] ?? 0]) at += 1
    return latin1(bytes, start, at)
  }
  const skipString = (): void => {
    let depth = 0
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at]
      if (byte === backslash) at += 1
      else if (byte === openParenthesis) depth += 1
      else if (byte === closeParenthesis) {
        depth -= 1
        if (depth === 0) break
      }
    }
    stringEnd = at
    if (depth > 0) unfinished = ')'.repeat(Math.min(depth, deepestNesting))
    at += 1
  }
  const skipTo = (...ends: number[]): void => {
    while (at < bytes.length && !ends.includes(bytes[at] ?? 0)) at += 1
  }
  const word = (): ContentToken => {
    const text = regular()
    if (text === '') {
      bracket(bytes[at] ?? 0)
      at += 1
      return other
    }
    const number = Number(text)
    if (!Number.isNaN(number)) return { kind: 'number', value: number }
    if (text === 'ID') {
      at = endOfInlineImage(bytes, at)
      if (at >= bytes.length) unfinished = '\nEI'
    }
    return { kind: 'operator', text }
  }
  const next = (): ContentToken | undefined => {
    while (at < bytes.length) {
      const byte = bytes[at] ?? 0
      if (whitespace[byte]) at += 1
      else if (byte === percent) {
        const start = at
        skipTo(newline, carriageReturn)
        comments.push([start, at])
      } else break
    }
    if (at >= bytes.length) return undefined
    tokenStart = at
    const byte = bytes[at]
    if (byte === openParenthesis) {
      stringStart = at + 1
      skipString()
      return literal
    }
    if (byte === slash) {
      at += 1
      return { kind: 'name', text: regular().replace(numberedByte, (found) => found.toUpperCase()) }
    }
    if (byte === less || byte === greater) {
      const twice = bytes[at + 1] === byte
      at += twice ? 2 : 1
      if (twice && byte === less && brackets.length < deepestNesting) brackets.push('>>')
      if (twice && byte === greater && brackets.at(-1) === '>>') brackets.pop()
      if (twice) return { kind: byte === less ? 'open' : 'close' }
      if (byte === less) {
        skipTo(greater)
        if (at >= bytes.length) unfinished = '>'
        at += 1
      }
      return other
    }
    return word()
  }
  return {
    next,
    start: () => tokenStart,
    end: () => Math.min(at, bytes.length),
    string: () => latin1(bytes, stringStart, stringEnd),
    comments: () => comments,
    unfinished: () => unfinished + brackets.toReversed().join(''),
  }
}

/** Index after the data of an inline image: the next `EI` that stands alone. */
function endOfInlineImage(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0x45 || bytes[at + 1] !== 0x49) continue
    const alone = whitespace[bytes[at - 1] ?? 0] && (at + 2 >= bytes.length || whitespace[bytes[at + 2] ?? 0])
    if (alone) return at
  }
  return bytes.length
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let at = start; at < end && at < start + 128; at += 1) text += String.fromCharCode(bytes[at] ?? 0)
  return text
}
