import { gunzipSync } from 'node:zlib'

const MAXIMUM_UNPACKED = 256 * 1024 * 1024
/** Text in UTF-16 of most languages has this share of zero bytes at least. */
const ZEROS = 0.3

/** The text in bytes of an encoding that is not told: UTF-8, UTF-16 with or without a mark, else Latin-1. */
export function textOfBytes(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes.subarray(2), 'big')
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes.subarray(2), 'little')
  const sample = bytes.subarray(0, 1000)
  const zeros = [0, 1].map((side) => sample.filter((byte, index) => byte === 0 && index % 2 === side).length)
  const [even = 0, odd = 0] = zeros
  if (Math.max(even, odd) > ZEROS * sample.length) return utf16(bytes, even > odd ? 'big' : 'little')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}

/** Text in UTF-16 without a mark; an odd byte at the end is left out. */
export function utf16(bytes: Uint8Array, order: 'big' | 'little'): string {
  if (order === 'little') return new TextDecoder('utf-16le').decode(bytes)
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
    .swap16()
    .toString('utf16le')
}

/** What a gzip file holds; undefined for other bytes and for what cannot be unpacked. */
export function unzipped(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return undefined
  try {
    return gunzipSync(bytes, { maxOutputLength: MAXIMUM_UNPACKED })
  } catch {
    return undefined
  }
}
