import { deflateSync } from 'node:zlib'
import { PDFArray, type PDFDict, PDFName, type PDFObject, type PDFStream } from 'pdf-lib'
import { Name } from '../names.ts'
import type { Reader } from '../objects.ts'
import { inflateWhole } from '../opening/decode.ts'

/** Bytes that a picture may unpack to here: an A0 sheet in colours at 300 dots per inch. */
const mostUnpacked = 450_000_000

const key = (text: string): PDFName => PDFName.of(text)
const of = {
  width: key('Width'),
  height: key('Height'),
  bits: key('BitsPerComponent'),
  mask: key('ImageMask'),
  colours: key('ColorSpace'),
  parameters: key('DecodeParms'),
  predictor: key('Predictor'),
  columns: key('Columns'),
  colors: key('Colors'),
}
const image = key('Image')
const flate: ReadonlySet<PDFName> = new Set([key('FlateDecode'), key('Fl')])
const ends: ReadonlyMap<PDFName | undefined, string> = new Map([
  ...['ASCIIHexDecode', 'AHx'].map((name) => [key(name), '>'] as const),
  ...['ASCII85Decode', 'A85'].map((name) => [key(name), '~>'] as const),
])
const components: ReadonlyMap<string, number> = new Map([
  ...['DeviceGray', 'CalGray', 'Indexed', 'Separation', 'G', 'I'].map((name) => [name, 1] as const),
  ...['DeviceRGB', 'CalRGB', 'Lab', 'RGB'].map((name) => [name, 3] as const),
  ...['DeviceCMYK', 'CMYK'].map((name) => [name, 4] as const),
])

/**
 * The bytes of a stream, packed as they are, without those after the end of what is packed, and of a picture without those after
 * its last row: no program shows them. Undefined where there are none, or that cannot be told.
 */
export function withoutRest(reader: Reader, stream: PDFStream): Uint8Array | undefined {
  const packed = stream.getContents()
  const value = reader.resolve(stream.dict.get(Name.Filter))
  const filters =
    value instanceof PDFArray ? value.asArray().map((filter) => reader.name(filter)) : [reader.name(value)]
  const [first] = filters
  const size = filters.length === 1 ? pictureSize(reader, stream.dict) : undefined
  if (first === undefined) return size !== undefined && size < packed.length ? packed.subarray(0, size) : undefined
  const end = ends.get(first)
  if (end !== undefined) {
    const at = Buffer.from(packed.buffer, packed.byteOffset, packed.length).indexOf(end, 0, 'latin1')
    return at < 0 || at + end.length === packed.length ? undefined : packed.subarray(0, at + end.length)
  }
  if (!flate.has(first)) return undefined
  const unpacked = inflateWhole(packed, mostUnpacked)
  if (unpacked === undefined || unpacked === 'damaged') return undefined
  if (size !== undefined && size < unpacked.bytes.length) return deflateSync(unpacked.bytes.subarray(0, size))
  return unpacked.used < packed.length ? packed.subarray(0, unpacked.used) : undefined
}

/** Bytes that the rows of a picture take before they are packed; undefined for what is none, and where it is not said. */
function pictureSize(reader: Reader, dict: PDFDict): number | undefined {
  if (reader.name(dict.get(Name.Subtype)) !== image) return undefined
  const isMask = reader.boolean(dict.get(of.mask)) === true
  const [width, height] = [reader.number(dict.get(of.width)), reader.number(dict.get(of.height))]
  const bits = isMask ? 1 : reader.number(dict.get(of.bits))
  const colours = isMask ? 1 : componentsOf(reader, dict.get(of.colours))
  if (width === undefined || height === undefined || bits === undefined || colours === undefined) return undefined
  const size = height * Math.ceil((width * bits * colours) / 8)
  const given = dict.get(of.parameters)
  return size + predictedRows(reader, reader.dict(reader.array(given)?.get(0) ?? given), size)
}

/** Rows of a prediction as in PNG, each of which begins with a byte of its own; they need not be those of the picture. */
function predictedRows(reader: Reader, parameters: PDFDict | undefined, size: number): number {
  const number = (entry: PDFName, otherwise: number): number => reader.number(parameters?.get(entry)) ?? otherwise
  if (number(of.predictor, 1) < 10) return 0
  return Math.ceil(
    size / Math.max(1, Math.ceil((number(of.columns, 1) * number(of.colors, 1) * number(of.bits, 8)) / 8)),
  )
}

function componentsOf(reader: Reader, space: PDFObject | undefined): number | undefined {
  const array = reader.array(space)
  const name = reader.name(array ? array.get(0) : space)?.decodeText() ?? ''
  if (name === 'ICCBased') return reader.number(reader.stream(array?.get(1))?.dict.get(Name.N))
  return name === 'DeviceN' ? reader.array(array?.get(1))?.size() : components.get(name)
}
