import fc from 'fast-check'
import { PDFContext } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { compactWidths } from '../../../src/attachments/accessibility/compact-widths.ts'
import { hasOtherSimpleWidths, hasOtherWidths } from '../../../src/attachments/accessibility/glyph-widths.ts'
import { createReader } from '../../../src/pdf/objects.ts'

/** The tables of a TrueType program that tell widths: these advances, in units of which 2000 are an em. */
function program(...advances: number[]): Uint8Array {
  return tablesOf(advances, {})
}

function tablesOf(advances: readonly number[], more: Readonly<Record<string, DataView<ArrayBuffer>>>): Uint8Array {
  const head = new DataView(new ArrayBuffer(54))
  head.setUint16(18, 2000)
  const header = new DataView(new ArrayBuffer(36))
  header.setUint16(34, advances.length)
  const metrics = new DataView(new ArrayBuffer(advances.length * 4))
  for (const [glyph, advance] of advances.entries()) metrics.setUint16(glyph * 4, advance)
  const tables = Object.entries({ head, hhea: header, hmtx: metrics, ...more })
  const directory = new DataView(new ArrayBuffer(12 + tables.length * 16))
  directory.setUint32(0, 0x00010000)
  directory.setUint16(4, tables.length)
  let offset = directory.byteLength
  for (const [index, [tag, table]] of tables.entries()) {
    const entry = 12 + index * 16
    for (const [at, letter] of [...tag].entries()) directory.setUint8(entry + at, letter.charCodeAt(0))
    directory.setUint32(entry + 8, offset)
    directory.setUint32(entry + 12, table.byteLength)
    offset += table.byteLength
  }
  return Buffer.concat([directory, ...tables.map(([, table]) => table)].map(({ buffer }) => new Uint8Array(buffer)))
}

type Widths = readonly (number | readonly number[])[]

/** Looks at a composite font with a program, widths, and glyphs by character identifier. */
function found(bytes: Uint8Array, widths: Widths, glyphs?: Uint8Array): boolean {
  const context = PDFContext.create()
  const file = context.register(context.stream(bytes))
  const map = glyphs ? context.register(context.stream(glyphs)) : 'Identity'
  const font = context.obj({
    Subtype: 'CIDFontType2',
    FontDescriptor: context.obj({ FontFile2: file }),
    W: context.obj([...widths].map((value) => (typeof value === 'number' ? value : [...value]))),
    CIDToGIDMap: map,
  })
  return hasOtherWidths(createReader(context), font)
}

describe('the widths of a composite font', () => {
  it.each<[string, boolean, Widths]>([
    ['one by one', false, [0, [500, 600, 250]]],
    ['as a range', false, [3, 4, 400]],
    ['rounded', false, [0, [500.9, 599.2]]],
    ['of fewer glyphs', false, [2, [250]]],
    ['of a glyph that a subset left out', false, [5, [777]]],
    ['of a glyph that is not in the program', false, [900, [777]]],
    ['with another one', true, [0, [500, 610, 250]]],
    ['with another one in a range', true, [0, [500], 3, 4, 450]],
  ])('%s', (_name, expected, widths) => {
    expect(found(program(1000, 1200, 500, 800, 800, 0), widths)).toBe(expected)
  })

  it('are those of the glyphs that a map leads to', () => {
    const [swapped, straight] = [Uint8Array.of(0, 1, 0, 0), Uint8Array.of(0, 0, 0, 1)]
    expect(found(program(1000, 1200), [0, [600, 500]], swapped)).toBe(false)
    expect(found(program(1000, 1200), [0, [600, 500]], straight)).toBe(true)
  })

  it('are looked at without trouble, whatever the program and the numbers are', () => {
    const broken = fc.tuple(fc.nat(80), fc.integer({ min: 0, max: 255 })).map(([at, byte]) => {
      const bytes = program(1000, 1200)
      bytes[at] = byte
      return bytes
    })
    const widths = fc.array(fc.oneof(fc.integer(), fc.double(), fc.array(fc.integer(), { maxLength: 3 })))
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), broken), widths, (bytes, given) => {
        expect(typeof found(bytes, given)).toBe('boolean')
      }),
    )
  })
})

/** A table of characters with one part of format 4: A and B are the glyphs 1 and 2. */
function characters(platform: number, encoding: number, first: number): DataView<ArrayBuffer> {
  const words = [0, 1, platform, encoding, 0, 12, 4, 32, 0, 4, 0, 0, 0, first + 1, 0xffff, 0, first, 0xffff]
  const deltas = [(0x10001 - first) & 0xffff, 1, 0, 0]
  const table = new DataView(new ArrayBuffer((words.length + deltas.length) * 2))
  for (const [index, value] of [...words, ...deltas].entries()) table.setUint16(index * 2, value)
  return table
}

describe('the widths of a simple font', () => {
  it.each([
    ['as they are', 32, 'WinAnsiEncoding', [600, 250], false],
    ['with another one', 32, 'WinAnsiEncoding', [600, 400], true],
    ['of symbols', 4, undefined, [600, 250], false],
    ['of symbols with another one', 4, undefined, [610, 250], true],
  ] as const)('%s', (_name, flags, encoding, widths, expected) => {
    const context = PDFContext.create()
    const cmap = flags === 4 ? characters(3, 0, 0xf041) : characters(3, 1, 0x41)
    const file = context.register(context.stream(tablesOf([1000, 1200, 500], { cmap })))
    const font = context.obj({
      Subtype: 'TrueType',
      FontDescriptor: context.obj({ FontFile2: file, Flags: flags }),
      FirstChar: 65,
      Widths: [...widths],
      ...(encoding ? { Encoding: encoding } : {}),
    })
    expect(hasOtherSimpleWidths(createReader(context), font)).toBe(expected)
  })
})

describe('a font of the compact format', () => {
  it('is read without trouble, whatever its bytes are', () => {
    const program = fc
      .uint8Array({ maxLength: 300 })
      .map((rest) => Uint8Array.of(1, 0, 4, 1, 0, 1, 1, 1, 2, 65, ...rest))
    fc.assert(
      fc.property(program, (bytes) => {
        const width = compactWidths(bytes)?.(1)
        expect(['number', 'undefined']).toContain(typeof width)
      }),
    )
  })
})
