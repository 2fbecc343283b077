import { constants, inflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFArray, PDFName, type PDFObject, PDFRawStream, type PDFStream } from 'pdf-lib'
import { Name } from './name.ts'
import type { Reader } from './pdf-objects.ts'

/** Bytes that a content stream may grow to when it is unpacked. */
export const mostDecoded = 64_000_000

const flate = new Set([PDFName.of('FlateDecode'), PDFName.of('Fl')])
/** Filters that never unpack to a multiple of what they are given. */
const harmless = new Set([
  PDFName.of('ASCII85Decode'),
  PDFName.of('ASCIIHexDecode'),
  PDFName.of('A85'),
  PDFName.of('AHx'),
])

/** The contents of a stream; undefined where it is packed in a way that this does not unpack, or grows too large. */
export function decodedStream(reader: Reader, stream: PDFStream): Uint8Array | undefined {
  const bytes = stream.getContents()
  const filter = reader.resolve(stream.dict.get(Name.Filter))
  const filters =
    filter instanceof PDFArray ? filter.asArray().map((value) => reader.resolve(value)) : filter ? [filter] : []
  const predicted = stream.dict.has(PDFName.of('DecodeParms'))
  if (filters.length === 0) return bytes
  if (filters.length === 1 && isFlate(filters[0]) && !predicted) return inflated(bytes)
  const packed = filters.filter((value) => !(value instanceof PDFName && harmless.has(value)))
  if (predicted || packed.length > 1 || packed.some((value) => !isFlate(value)) || !(stream instanceof PDFRawStream))
    return undefined
  if (packed.length === 1 && bytes.length > mostDecoded / 1100) return undefined
  try {
    return decodePDFRawStream(stream).decode()
  } catch {
    return undefined
  }
}

function isFlate(value: PDFObject | undefined): boolean {
  return value instanceof PDFName && flate.has(value)
}

/** As much as can be unpacked: damage loses only what comes after it. Undefined where it grows beyond `limit`. */
export function inflated(bytes: Uint8Array, limit: number = mostDecoded): Uint8Array | undefined {
  const whole = tryInflate(bytes, limit)
  if (whole !== 'damaged') return whole
  let [good, bad] = [0, bytes.length]
  let found: Uint8Array = new Uint8Array()
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    const part = tryInflate(bytes.subarray(0, middle), limit)
    if (part === 'damaged') bad = middle
    else [good, found] = [middle, part ?? found]
  }
  return found
}

function tryInflate(bytes: Uint8Array, limit: number): Uint8Array | undefined | 'damaged' {
  try {
    return inflateSync(bytes, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    return error instanceof RangeError ? undefined : 'damaged'
  }
}
