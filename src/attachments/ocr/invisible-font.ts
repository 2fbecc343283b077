import { type PDFContext, PDFHexString, type PDFRef } from 'pdf-lib'

/** Width of every letter, and the heights of all, in thousandths of the size. */
export const letterWidth = 500
const [ascent, descent] = [800, -200]
const unitsPerEm = 1000
/** Of a block in a map to Unicode (Adobe Technical Note 5411). */
const mostOfBlock = 100

/** A font whose letters show nothing, to write words over a picture of them. */
export interface InvisibleFont {
  font: PDFRef
  /** A word as the operand that shows it. */
  encoded(text: string): string
}

/**
 * Makes the font for some characters. Each has a code of its own that leads to it in Unicode and to the same empty glyph; the
 * program is in the file, so that it may be PDF/UA (ISO 14289-1, 7.21).
 */
export function invisibleFont(context: PDFContext, characters: Iterable<string>): InvisibleFont {
  const sorted = [...new Set(characters)].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0))
  const codes = new Map(sorted.map((character, index) => [character, index + 1]))
  const program = fontProgram()
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: 'Invisible',
    Flags: 4,
    FontBBox: [0, descent, letterWidth, ascent],
    ItalicAngle: 0,
    Ascent: ascent,
    Descent: descent,
    CapHeight: 700,
    StemV: 80,
    FontFile2: context.register(context.flateStream(program, { Length1: program.length })),
  })
  // All codes but the first, which stands for no letter, lead to the same glyph.
  const glyphs = Buffer.alloc((sorted.length + 1) * 2)
  for (let code = 1; code <= sorted.length; code += 1) glyphs.writeUInt16BE(1, code * 2)
  const system = {
    Registry: PDFHexString.fromText('Adobe'),
    Ordering: PDFHexString.fromText('Identity'),
    Supplement: 0,
  }
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: 'Invisible',
    CIDSystemInfo: system,
    DW: letterWidth,
    CIDToGIDMap: context.register(context.flateStream(glyphs)),
    FontDescriptor: context.register(descriptor),
  })
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: 'Invisible',
    Encoding: 'Identity-H',
    DescendantFonts: [context.register(descendant)],
    ToUnicode: context.register(context.flateStream(unicodeMap(sorted))),
  })
  return {
    font: context.register(font),
    encoded: (text) => `<${Array.from(text, (character) => hex(codes.get(character) ?? 0)).join('')}>`,
  }
}

function unicodeMap(characters: readonly string[]): string {
  const lines = characters.map((character, index) => `<${hex(index + 1)}> <${utf16(character)}>`)
  const blocks: string[] = []
  for (let start = 0; start < lines.length; start += mostOfBlock) {
    const block = lines.slice(start, start + mostOfBlock)
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar')
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <FFFF> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0')
}

function utf16(character: string): string {
  return Array.from({ length: character.length }, (_, index) => hex(character.charCodeAt(index))).join('')
}

/** A TrueType program of two empty glyphs: the tables that a font within a PDF has to have (ISO 32000-1, 9.9). */
function fontProgram(): Uint8Array {
  const words = (...values: number[]): Buffer => {
    const table = Buffer.alloc(values.length * 2)
    for (const [index, value] of values.entries()) table.writeUInt16BE(value & 0xffff, index * 2)
    return table
  }
  const tables: [string, Buffer][] = [
    ['glyf', words(0, 0)],
    // Version, revision, checksum, magic number, flags, units, two dates, bounds, style, least size, direction, short offsets.
    [
      'head',
      words(
        1,
        0,
        1,
        0,
        0,
        0,
        0x5f0f,
        0x3cf5,
        3,
        unitsPerEm,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        letterWidth,
        0,
        0,
        8,
        2,
        0,
        0,
      ),
    ],
    ['hhea', words(1, 0, ascent, descent, 0, letterWidth, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2)],
    ['hmtx', words(letterWidth, 0, letterWidth, 0)],
    ['loca', words(0, 0, 0)],
    ['maxp', words(1, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)],
  ]
  const head = words(1, 0, tables.length, 64, 2, tables.length * 16 - 64)
  const [entries, bodies]: [Buffer[], Buffer[]] = [[], []]
  let offset = head.length + tables.length * 16
  for (const [tag, table] of tables) {
    const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)])
    const entry = Buffer.alloc(16)
    entry.write(tag, 'latin1')
    entry.writeUInt32BE(checksum(padded), 4)
    entry.writeUInt32BE(offset, 8)
    entry.writeUInt32BE(table.length, 12)
    entries.push(entry)
    bodies.push(padded)
    offset += padded.length
  }
  return Buffer.concat([head, ...entries, ...bodies])
}

function checksum(table: Buffer): number {
  let sum = 0
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0
  return sum
}
