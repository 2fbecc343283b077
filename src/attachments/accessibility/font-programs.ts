import type { PDFDict, PDFName } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { elementsOf, type Reader } from '../../pdf/objects.ts'
import { decodedStream } from '../../pdf/opening/decode.ts'

/** Keys of a font descriptor that hold a font program. */
export const embeddedKeys = [Name.FontFile, Name.FontFile2, Name.FontFile3]

/** How programs start, in hexadecimal. */
const starts = {
  postScript: ['2521', '8001'],
  trueType: ['00010000', '74727565'],
  openType: ['4f54544f', '00010000'],
  compact: ['0100'],
}

/** What a font of a type may hold: the key, what that says its program is, and how such a program starts (ISO 32000-1, 9.9). */
const programs: readonly { types: string; key: PDFName; subtype?: string; starts: readonly string[] }[] = [
  { types: 'Type1 MMType1', key: Name.FontFile, starts: starts.postScript },
  { types: 'Type1 MMType1', key: Name.FontFile3, subtype: 'Type1C', starts: starts.compact },
  { types: 'TrueType CIDFontType2', key: Name.FontFile2, starts: starts.trueType },
  { types: 'CIDFontType0', key: Name.FontFile3, subtype: 'CIDFontType0C', starts: starts.compact },
  {
    types: 'Type1 TrueType CIDFontType0 CIDFontType2',
    key: Name.FontFile3,
    subtype: 'OpenType',
    starts: starts.openType,
  },
]

/** What is wrong with the program of a font that is embedded, by a look at its start. `font` has the descriptor. */
export function programObstacle(reader: Reader, font: PDFDict): string | undefined {
  const descriptor = reader.dict(font.get(Name.FontDescriptor))
  const type = reader.name(font.get(Name.Subtype))?.decodeText() ?? ''
  const held = embeddedKeys.flatMap((key) => {
    const program = reader.stream(descriptor?.get(key))
    return program ? [{ key, program }] : []
  })
  const [only] = held
  if (!only) return undefined
  const subtype = reader.name(only.program.dict.get(Name.Subtype))?.decodeText()
  const bytes = decodedStream(reader, only.program)
  const start = Buffer.from(bytes?.subarray(0, 4) ?? []).toString('hex')
  const isRight = programs.some(
    (one) =>
      one.types.split(' ').includes(type) &&
      one.key === only.key &&
      (one.key !== Name.FontFile3 || one.subtype === subtype) &&
      one.starts.some((beginning) => start.startsWith(beginning)),
  )
  return isRight && held.length === 1 ? undefined : 'holds no font of its kind'
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
