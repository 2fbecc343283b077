/** A byte of a file that is not UTF-8. */
export interface InvalidByte {
  value: number
  /** 1-based line, and 1-based byte within that line. */
  line: number
  byte: number
}

const LINE_FEED = 0x0a
/**
 * What Windows-1252 has at 0x80 to 0x9F; a full stop where it has nothing. `TextDecoder` of some versions of Node gives
 * control characters instead.
 */
const WINDOWS = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ'
/** How many bytes of a text may be in the wrong encoding before it is taken for something else altogether. */
const LARGEST_SHARE_OF_INVALID_BYTES = 0.1

/**
 * Decodes UTF-8 without its byte-order mark.
 * @returns the text, or the first byte that does not fit
 */
export function decodeUtf8(bytes: Uint8Array): { text: string } | { invalid: InvalidByte } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { invalid: invalidByte(bytes, nextInvalid(bytes, 0)) }
  }
}

/**
 * Decodes a text that is UTF-8 but for some bytes of Windows-1252, such as a dash that an old word processor wrote.
 * @returns undefined where the bytes cannot be such a text
 */
export function decodeWindows(bytes: Uint8Array): { text: string; invalid: InvalidByte; count: number } | undefined {
  const parts: string[] = []
  const first = nextInvalid(bytes, 0)
  let count = 0
  let from = 0
  for (let at = first; at < bytes.length; at = nextInvalid(bytes, from)) {
    const character = windowsCharacter(bytes[at] ?? 0)
    if (character === undefined) return undefined
    count += 1
    if (count > Math.max(8, bytes.length * LARGEST_SHARE_OF_INVALID_BYTES)) return undefined
    parts.push(utf8(bytes.subarray(from, at), from === 0), character)
    from = at + 1
  }
  parts.push(utf8(bytes.subarray(from), from === 0))
  return { text: parts.join(''), invalid: invalidByte(bytes, first), count }
}

/** True where bytes hold control characters that no text has. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x1b))
}

function windowsCharacter(byte: number): string | undefined {
  if (byte >= 0xa0) return String.fromCharCode(byte)
  const character = WINDOWS[byte - 0x80]
  return character === '.' ? undefined : character
}

function utf8(bytes: Uint8Array, atStart: boolean): string {
  return new TextDecoder('utf-8', { ignoreBOM: !atStart }).decode(bytes)
}

function invalidByte(bytes: Uint8Array, offset: number): InvalidByte {
  let line = 1
  let lineStart = 0
  for (let at = 0; at < offset; at += 1) {
    if (bytes[at] !== LINE_FEED) continue
    line += 1
    lineStart = at + 1
  }
  return { value: bytes[offset] ?? 0, line, byte: offset - lineStart + 1 }
}

/** Offset of the first byte at or after `from` that begins no UTF-8 character; the length where there is none. */
function nextInvalid(bytes: Uint8Array, from: number): number {
  let at = from
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
