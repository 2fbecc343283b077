import { type Message, message } from '../../messages/message.ts'

const LINE_FEED = 0x0a
/**
 * What Windows-1252 has at 0x80 to 0x9F; a full stop where it has nothing. `TextDecoder` of some versions of Node gives
 * control characters instead.
 */
const WINDOWS = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ'

const HOW_TO_SAVE =
  'Save it as UTF-8: in Notepad, choose Save as and then UTF-8 under Encoding; in Excel, choose CSV UTF-8.'

/**
 * Decodes the UTF-8 of a text file without its byte-order mark.
 *
 * @param path relative to the workspace, for the message
 * @returns the text, or the message that says which byte is not UTF-8, or a control character that no text has
 */
export function decodeText(path: string, bytes: Uint8Array): { text: string } | { problem: Message } {
  const wide = wideEncoding(bytes)
  if (wide !== undefined) return { problem: wideText(path, wide) }
  const control = bytes.findIndex(isControl)
  const text = decodeUtf8(bytes)
  const offset = text === undefined ? firstInvalid(bytes) : control
  if (text !== undefined && offset === -1) return { text }
  return { problem: notText(path, bytes, offset) }
}

/** Which of the encodings with two bytes for a letter begins a file: by its byte-order mark, or by every other byte being zero. */
function wideEncoding([first, second, third, fourth]: Uint8Array): string | undefined {
  if ((first === 0xff && second === 0xfe) || (first && second === 0 && third && fourth === 0)) return 'UTF-16 LE'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second && third === 0 && fourth)) return 'UTF-16 BE'
  return undefined
}

function wideText(path: string, encoding: string): Message {
  const start = { line: 1, column: 1 }
  return message({
    rule: 'encoding',
    severity: 'error',
    place: { file: path, start, end: { line: 1, column: 2 } },
    reason: `The file is saved as ${encoding}, not as UTF-8.`,
    note: HOW_TO_SAVE,
    actual: encoding,
    expected: ['UTF-8'],
  })
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** True for control characters other than white space and escape. */
function isControl(byte: number): boolean {
  return byte < 0x09 || (byte > 0x0d && byte < 0x1b)
}

function notText(path: string, bytes: Uint8Array, offset: number): Message {
  const value = bytes[offset] ?? 0
  const line = 1 + bytes.subarray(0, offset).filter((byte) => byte === LINE_FEED).length
  const byte = offset - bytes.subarray(0, offset).lastIndexOf(LINE_FEED)
  const name = `0x${value.toString(16).padStart(2, '0').toUpperCase()}`
  return message({
    rule: 'encoding',
    severity: 'error',
    place: { file: path, start: { line, column: byte }, end: { line, column: byte + 1 } },
    reason: isControl(value)
      ? `The file contains a control character, ${name} (byte ${byte} of the line).`
      : notUtf8(value, `byte ${byte} of the line is ${name}`),
    note: isControl(value) ? 'Delete the character.' : HOW_TO_SAVE,
    actual: name,
    expected: [isControl(value) ? 'text without control characters' : 'UTF-8'],
  })
}

function notUtf8(value: number, where: string): string {
  const windows = windowsCharacter(value)
  return windows === undefined
    ? `The file is not saved as UTF-8: ${where}.`
    : `The file is probably saved as Windows-1252, not as UTF-8: ${where}, which is “${windows}” there.`
}

function windowsCharacter(byte: number): string | undefined {
  if (byte >= 0xa0) return String.fromCharCode(byte)
  const character = WINDOWS[byte - 0x80]
  return character === '.' ? undefined : character
}

/** Offset of the first byte that begins no UTF-8 character; the length where there is none. */
function firstInvalid(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const size = characterSize(bytes, at)
    if (size === 0) return at
    at += size
  }
  return at
}

/** Bytes of the well-formed character at `at` (Unicode, table 3-7), 0 where there is none. */
function characterSize(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  if (lead < 0xc2 || lead > 0xf4) return 0
  const lowest = { 224: 0xa0, 240: 0x90 }[lead] ?? 0x80
  const highest = { 237: 0x9f, 244: 0x8f }[lead] ?? 0xbf
  const second = bytes[at + 1] ?? 0
  if (second < lowest || second > highest) return 0
  for (let next = at + 2; next < at + size; next += 1) {
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0
  }
  return size
}
