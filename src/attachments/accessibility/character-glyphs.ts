import { programTables, word } from './program-tables.ts'

/** Where the codes of a symbolic font lie in a table for Unicode (ISO 32000-1, 9.6.6.4). */
const symbolic = 0xf000

/**
 * The glyph of each code of a simple TrueType font, 0 for none (ISO 32000-1, 9.6.6.4).
 * @param charset the encoding of a font that is not symbolic, as `TextDecoder` knows it
 */
export function characterGlyphs(program: Uint8Array, charset: string | undefined): (code: number) => number {
  const { view, tables } = programTables(program)
  const start = tables.get('cmap')
  if (start === undefined) return () => 0
  const table = (platform: number, encoding: number): number | undefined => {
    for (let entry = start + 4; entry < start + 4 + word(view, start + 2) * 8; entry += 8) {
      if (word(view, entry) === platform && word(view, entry + 2) === encoding && entry + 8 <= view.byteLength)
        return start + view.getUint32(entry + 4)
    }
    return undefined
  }
  const [unicode, symbols, roman] = [table(3, 1), table(3, 0), table(1, 0)]
  if (charset !== undefined && unicode !== undefined) {
    const decoder = new TextDecoder(charset)
    return (code) => glyphIn(view, unicode, decoder.decode(Uint8Array.of(code)).charCodeAt(0))
  }
  return (code) => {
    const found = symbols === undefined ? 0 : glyphIn(view, symbols, symbolic + code) || glyphIn(view, symbols, code)
    return found || (roman === undefined ? 0 : glyphIn(view, roman, code))
  }
}

/** Looks up a character in a table of format 0, 4 or 6; others are not used by simple fonts. */
function glyphIn(view: DataView, table: number, character: number): number {
  const format = word(view, table)
  if (format === 0)
    return character < 256 && table + 6 + character < view.byteLength ? view.getUint8(table + 6 + character) : 0
  if (format === 6) {
    const index = character - word(view, table + 6)
    return index >= 0 && index < word(view, table + 8) ? word(view, table + 10 + index * 2) : 0
  }
  if (format !== 4) return 0
  const twice = word(view, table + 6)
  for (let segment = 0; segment < twice; segment += 2) {
    if (character > word(view, table + 14 + segment)) continue
    const first = word(view, table + 16 + twice + segment)
    if (character < first) return 0
    const delta = word(view, table + 16 + twice * 2 + segment)
    const offsetAt = table + 16 + twice * 3 + segment
    const offset = word(view, offsetAt)
    if (offset === 0) return (character + delta) & 0xffff
    const glyph = word(view, offsetAt + offset + (character - first) * 2)
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
  return 0
}
