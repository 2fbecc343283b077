import { type PDFDict, PDFName } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { elementsOf, type Reader } from '../../pdf/objects.ts'
import { decodedStream } from '../../pdf/opening/decode.ts'

const widthsKey = PDFName.of('W')
const glyphMap = PDFName.of('CIDToGIDMap')

/**
 * True where a composite font gives a glyph another width than its TrueType program does, by more than a thousandth of the
 * em (ISO 14289-1, 7.21.5). Glyphs without a width in the program are those that a subset leaves out.
 *
 * @param font the descendant font, whose `W` is by character identifier
 */
export function hasOtherWidths(reader: Reader, font: PDFDict): boolean {
  const program = reader.stream(reader.dict(font.get(Name.FontDescriptor))?.get(Name.FontFile2))
  const bytes = program && decodedStream(reader, program)
  const widths = bytes && programWidths(bytes)
  if (!widths) return false
  const map = reader.stream(font.get(glyphMap))
  const glyphs = map && decodedStream(reader, map)
  const glyphOf = (identifier: number): number =>
    glyphs ? (glyphs[identifier * 2] ?? 0) * 256 + (glyphs[identifier * 2 + 1] ?? 0) : identifier
  for (const [identifier, width] of givenWidths(reader, font)) {
    const drawn = widths[glyphOf(identifier)] ?? 0
    if (drawn > 0 && Math.abs(drawn - width) > 1.01) return true
  }
  return false
}

/** No font has more glyphs. */
const mostGlyphs = 65_536

/** Character identifiers and their widths (ISO 32000-1, 9.7.4.3): `first [w w w]` or `first last w`. */
function* givenWidths(reader: Reader, font: PDFDict): Generator<[number, number]> {
  const values = elementsOf(reader, font.get(widthsKey))
  for (let at = 0; at + 1 < values.length; ) {
    const first = reader.number(values[at])
    const list = reader.array(values[at + 1])
    if (first === undefined || !(first >= 0)) return
    if (list) {
      for (const [index, value] of list.asArray().entries()) yield [first + index, reader.number(value) ?? 0]
      at += 2
    } else {
      const last = Math.min(reader.number(values[at + 1]) ?? 0, mostGlyphs)
      const width = reader.number(values[at + 2])
      if (width !== undefined) for (let code = first; code <= last; code += 1) yield [code, width]
      at += 3
    }
  }
}

/** Widths in thousandths of the em by glyph, as the tables of a TrueType program have them; undefined for other programs. */
function programWidths(program: Uint8Array): number[] | undefined {
  const view = new DataView(program.buffer, program.byteOffset, program.byteLength)
  const tables = new Map<string, number>()
  for (let entry = 12; entry + 16 <= Math.min(program.length, 12 + word(view, 4) * 16); entry += 16) {
    tables.set(Buffer.from(program.subarray(entry, entry + 4)).toString('latin1'), view.getUint32(entry + 8))
  }
  const [head, header, metrics] = ['head', 'hhea', 'hmtx'].map((tag) => tables.get(tag))
  if (head === undefined || header === undefined || metrics === undefined) return undefined
  const unitsPerEm = word(view, head + 18)
  const count = word(view, header + 34)
  if (unitsPerEm === 0 || metrics + count * 4 > program.length) return undefined
  return Array.from({ length: count }, (_, glyph) => (word(view, metrics + glyph * 4) * 1000) / unitsPerEm)
}

/** Two bytes as a number, 0 where there are none. */
function word(view: DataView, offset: number): number {
  return offset + 2 <= view.byteLength ? view.getUint16(offset) : 0
}
