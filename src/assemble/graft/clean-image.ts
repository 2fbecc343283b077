import { PDFArray, PDFDict, PDFName, PDFRawStream, type PDFStream } from 'pdf-lib'
import { cleanJpeg } from '../../load/pictures/clean/jpeg.ts'
import { cleanJpeg2000 } from '../../load/pictures/clean/jpeg2000.ts'
import { Name } from '../../pdf/names.ts'
import type { Reader } from '../../pdf/objects.ts'
import { decodeStream } from '../../pdf/opening/decode.ts'
import type { NewContents } from '../../pdf/write/copier.ts'

const cleaners: ReadonlyMap<PDFName, (bytes: Uint8Array) => Uint8Array> = new Map([
  [PDFName.of('DCTDecode'), cleanJpeg],
  [PDFName.of('DCT'), cleanJpeg],
  [PDFName.of('JPXDecode'), cleanJpeg2000],
])
const PARAMETERS = PDFName.of('DecodeParms')

/**
 * A JPEG or JPEG 2000 picture of a file without what a camera or a program says of it: places, names, comments, small pictures
 * and bytes after its end. Undefined where it says nothing, and for other pictures.
 */
export function cleanImage(reader: Reader, stream: PDFStream): NewContents | undefined {
  const value = reader.resolve(stream.dict.get(Name.Filter))
  const filters =
    value instanceof PDFArray ? value.asArray().map((filter) => reader.name(filter)) : [reader.name(value)]
  const filter = filters.at(-1)
  const clean = filter && cleaners.get(filter)
  if (!clean) return undefined
  const packed = filters.length === 1 ? stream.getContents() : unpacked(reader, stream, filters.slice(0, -1))
  const bytes = packed && isPicture(packed) ? clean(packed) : undefined
  if (!packed || !bytes || Buffer.compare(bytes, packed) === 0) return undefined
  return { bytes, filter }
}

/** What is packed twice, with the outer filters undone; undefined where they cannot be. */
function unpacked(
  reader: Reader,
  stream: PDFStream,
  filters: readonly (PDFName | undefined)[],
): Uint8Array | undefined {
  if (stream.dict.has(PARAMETERS)) return undefined
  const dict = PDFDict.withContext(reader.context)
  dict.set(Name.Filter, reader.context.obj(filters.filter((filter) => filter !== undefined)))
  const decoded = decodeStream(reader, PDFRawStream.of(dict, stream.getContents()))
  return decoded?.whole ? decoded.bytes : undefined
}

/** True for what begins as JPEG or JPEG 2000 do: in others, the programs that draw them look for the beginning themselves. */
function isPicture(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  return start.startsWith('ffd8ff') || start === '0000000c' || start === 'ff4fff51'
}
