import type { PDFDict } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { elementsOf, type Reader } from '../../pdf/objects.ts'
import { decodedStream } from '../../pdf/opening/decode.ts'

/** Keys of a font descriptor that hold a font program. */
export const embeddedKeys = [Name.FontFile, Name.FontFile2, Name.FontFile3]

/** First bytes, in hexadecimal, of PostScript, TrueType, OpenType and bare CFF programs. */
const signatures = ['2521', '8001', '00010000', '74727565', '4f54544f', '0100']

/** What is wrong with the program of a font that is embedded, by a look at its start. `font` has the descriptor. */
export function programObstacle(reader: Reader, font: PDFDict): string | undefined {
  const descriptor = reader.dict(font.get(Name.FontDescriptor))
  const program = embeddedKeys.flatMap((key) => reader.stream(descriptor?.get(key)) ?? [])[0]
  const bytes = program && decodedStream(reader, program)
  if (!bytes) return undefined
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  return signatures.some((signature) => start.startsWith(signature)) ? undefined : 'holds no font'
}

/** Maps glyphs to nothing, or to characters that are none (ISO 14289-1, 7.21.7). */
export function mapObstacle(reader: Reader, font: PDFDict): string | undefined {
  const map = reader.stream(font.get(Name.ToUnicode))
  const bytes = map && decodedStream(reader, map)
  if (!bytes) return undefined
  const text = Buffer.from(bytes).toString('latin1')
  const isEmpty = !/beginbf(?:char|range)/.test(text)
  return isEmpty || />\s*<(?:0000|FFFE|FEFF)>/i.test(text)
    ? 'does not say which characters its glyphs stand for'
    : undefined
}

/** The widths of glyphs that are drawings have to be those that the drawings start with. */
export function type3Obstacle(reader: Reader, font: PDFDict): string | undefined {
  if (!reader.stream(font.get(Name.ToUnicode))) return 'does not say which characters its glyphs stand for'
  const procedures = reader.dict(font.get(Name.CharProcs))
  const widths = elementsOf(reader, font.get(Name.Widths)).map((value) => reader.number(value))
  const first = reader.number(font.get(Name.FirstChar)) ?? 0
  let code = 0
  for (const value of elementsOf(reader, reader.dict(font.get(Name.Encoding))?.get(Name.Differences))) {
    const start = reader.number(value)
    const name = reader.name(value)
    if (start !== undefined) code = start
    if (!name) continue
    const procedure = reader.stream(procedures?.get(name))
    const bytes = procedure && decodedStream(reader, procedure)
    const drawn = bytes && Number.parseFloat(Buffer.from(bytes.subarray(0, 64)).toString('latin1'))
    const width = widths[code - first]
    if (drawn !== undefined && width !== undefined && !(Math.abs(drawn - width) <= 1))
      return 'has glyphs of other widths'
    code += 1
  }
  return mapObstacle(reader, font)
}
