import { type PDFDict, PDFName } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { elementsOf, type Reader } from '../../pdf/objects.ts'
import { decodedStream } from '../../pdf/opening/decode.ts'
import { characterGlyphs } from './character-glyphs.ts'
import { compactWidths } from './compact-widths.ts'
import { programTables, word } from './program-tables.ts'

const widthsKey = PDFName.of('W')
const glyphMap = PDFName.of('CIDToGIDMap')
const flagsKey = PDFName.of('Flags')

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

/**
 * True where a composite font gives a glyph another width than its program of the compact format does; `unknown` where the program
 * cannot be read.
 *
 * @param font the descendant font
 */
export function hasOtherCompactWidths(reader: Reader, font: PDFDict): boolean | 'unknown' {
  const program = reader.stream(reader.dict(font.get(Name.FontDescriptor))?.get(Name.FontFile3))
  const bytes = program && decodedStream(reader, program)
  const widthOf = bytes && compactWidths(bytes)
  if (!widthOf) return 'unknown'
  for (const [identifier, width] of givenWidths(reader, font)) {
    const drawn = widthOf(identifier)
    if (drawn !== undefined && Math.abs(drawn - width) > 1.01) return true
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

/**
 * True where a simple TrueType font gives a character another width than its program does (ISO 14289-1, 7.21.5). Characters that
 * its `Differences` rename, and those without a glyph, are passed over.
 */
export function hasOtherSimpleWidths(reader: Reader, font: PDFDict): boolean {
  const descriptor = reader.dict(font.get(Name.FontDescriptor))
  const program = reader.stream(descriptor?.get(Name.FontFile2))
  const bytes = program && decodedStream(reader, program)
  const widths = bytes && programWidths(bytes)
  if (!widths) return false
  const encoding = reader.resolve(font.get(Name.Encoding))
  const renamed = renamedCodes(reader, font)
  const isSymbolic = ((reader.number(descriptor?.get(flagsKey)) ?? 0) & 4) !== 0
  const charset = String(encoding).includes('MacRoman') ? 'macintosh' : 'windows-1252'
  const glyphOf = characterGlyphs(bytes, isSymbolic ? undefined : charset)
  const first = reader.number(font.get(Name.FirstChar)) ?? 0
  return elementsOf(reader, font.get(Name.Widths)).some((value, index) => {
    const width = reader.number(value) ?? 0
    const drawn = renamed.has(first + index) ? 0 : (widths[glyphOf(first + index)] ?? 0)
    return width > 0 && drawn > 0 && Math.abs(drawn - width) > 1.01
  })
}

function renamedCodes(reader: Reader, font: PDFDict): ReadonlySet<number> {
  const codes = new Set<number>()
  let code = 0
  for (const value of elementsOf(reader, reader.dict(font.get(Name.Encoding))?.get(Name.Differences))) {
    const start = reader.number(value)
    if (start === undefined) codes.add(code++)
    else code = start
  }
  return codes
}

/** Widths in thousandths of the em by glyph, as the tables of a TrueType program have them; undefined for other programs. */
function programWidths(program: Uint8Array): number[] | undefined {
  const { view, tables } = programTables(program)
  const [head, header, metrics] = ['head', 'hhea', 'hmtx'].map((tag) => tables.get(tag))
  if (head === undefined || header === undefined || metrics === undefined) return undefined
  const unitsPerEm = word(view, head + 18)
  const count = word(view, header + 34)
  if (unitsPerEm === 0 || metrics + count * 4 > program.length) return undefined
  return Array.from({ length: count }, (_, glyph) => (word(view, metrics + glyph * 4) * 1000) / unitsPerEm)
}
