import { constants, inflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFArray, PDFName, type PDFObject, PDFRawStream, type PDFStream } from 'pdf-lib'
import { Name } from '../names.ts'
import type { Reader } from '../objects.ts'

/** Bytes that a content stream may grow to when it is unpacked. */
export const mostDecoded = 64_000_000

const flate = new Set([PDFName.of('FlateDecode'), PDFName.of('Fl')])
const pictures = new Set(
  ['DCTDecode', 'DCT', 'JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode', 'CCF'].map((text) => PDFName.of(text)),
)
/** Filters that never unpack to a multiple of what they are given. */
const harmless = new Set([
  PDFName.of('ASCII85Decode'),
  PDFName.of('ASCIIHexDecode'),
  PDFName.of('A85'),
  PDFName.of('AHx'),
])

/** What a stream holds. */
export interface Decoded {
  bytes: Uint8Array
  /** False where damage cost some of it, or where other programs may stumble over how it is packed. */
  whole: boolean
  /** Bytes stand after the end of what is packed. */
  hasRest?: boolean
}

/** The contents of a stream; undefined where it is packed in a way that this does not unpack, or grows too large. */
export function decodedStream(reader: Reader, stream: PDFStream): Uint8Array | undefined {
  return decodeStream(reader, stream)?.bytes
}

/** As `decodedStream`, and whether it is whole. */
export function decodeStream(reader: Reader, stream: PDFStream): Decoded | undefined {
  const bytes = stream.getContents()
  const filter = reader.resolve(stream.dict.get(Name.Filter))
  const filters =
    filter instanceof PDFArray ? filter.asArray().map((value) => reader.resolve(value)) : filter ? [filter] : []
  const predicted = reader.resolve(stream.dict.get(PDFName.of('DecodeParms'))) !== undefined
  if (filters.length === 0) return { bytes, whole: true }
  if (filters.some(isPicture)) return { bytes: new Uint8Array(), whole: false }
  if (filters.length === 1 && isFlate(filters[0]) && !predicted) {
    const found = inflate(bytes, mostDecoded)
    // What says that it is packed and is not: other programs read it as it stands.
    return found?.bytes.length === 0 && isPlain(bytes) ? { bytes, whole: false } : found
  }
  const packed = filters.filter((value) => !(value instanceof PDFName && harmless.has(value)))
  if (predicted || packed.length > 1 || packed.some((value) => !isFlate(value)) || !(stream instanceof PDFRawStream))
    return undefined
  if (packed.length === 1 && bytes.length > mostDecoded / 1100) return undefined
  try {
    return { bytes: decodePDFRawStream(stream).decode(), whole: true }
  } catch {
    return undefined
  }
}

/** Filters of pictures: what they unpack to is no text and no operators. */
function isPicture(value: PDFObject | undefined): boolean {
  return value instanceof PDFName && pictures.has(value)
}

function isFlate(value: PDFObject | undefined): boolean {
  return value instanceof PDFName && flate.has(value)
}

function isPlain(bytes: Uint8Array): boolean {
  return /^[\t\n\f\r -~]+$/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 1000)))
}

/** As much as can be unpacked: damage loses only what comes after it. Undefined where it grows beyond `limit`. */
export function inflated(bytes: Uint8Array, limit: number = mostDecoded): Uint8Array | undefined {
  return inflate(bytes, limit)?.bytes
}

function inflate(bytes: Uint8Array, limit: number): Decoded | undefined {
  const strict = inflateWhole(bytes, limit)
  if (strict !== 'damaged') return strict && { bytes: strict.bytes, whole: true, hasRest: strict.used < bytes.length }
  const open = tryInflate(bytes, limit, constants.Z_SYNC_FLUSH)
  if (open !== 'damaged') return open && { bytes: open, whole: false }
  let [good, bad] = [0, bytes.length]
  let found: Uint8Array = new Uint8Array()
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    const part = tryInflate(bytes.subarray(0, middle), limit, constants.Z_SYNC_FLUSH)
    if (part === 'damaged') bad = middle
    else [good, found] = [middle, part ?? found]
  }
  return { bytes: found, whole: false }
}

/**
 * What a whole stream unpacks to, and how many of its bytes that takes: what stands after them is no part of it. Undefined where
 * it grows beyond `limit`.
 */
export function inflateWhole(
  bytes: Uint8Array,
  limit: number,
): { bytes: Uint8Array; used: number } | undefined | 'damaged' {
  try {
    // With `info` the result is another one than the types of Node say.
    const found: unknown = inflateSync(bytes, { maxOutputLength: limit, info: true })
    return isInformed(found) ? { bytes: found.buffer, used: found.engine.bytesWritten } : 'damaged'
  } catch (error) {
    return error instanceof RangeError ? undefined : 'damaged'
  }
}

function isInformed(value: unknown): value is { buffer: Uint8Array; engine: { bytesWritten: number } } {
  return typeof value === 'object' && value !== null && 'engine' in value && 'buffer' in value
}

/** What a whole or, with `Z_SYNC_FLUSH`, unfinished stream unpacks to; undefined where it grows beyond `limit`. */
export function tryInflate(bytes: Uint8Array, limit: number, finishFlush: number): Uint8Array | undefined | 'damaged' {
  try {
    return inflateSync(bytes, { maxOutputLength: limit, finishFlush })
  } catch (error) {
    return error instanceof RangeError ? undefined : 'damaged'
  }
}
