import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { cleanFont } from '../../../src/pdf/streams/clean-font.ts'

const PATH = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
)

/** The outlines of some letters. */
function shapes(bytes: Uint8Array): string[] {
  const font = create(Buffer.from(bytes)) as Font
  return Array.from('Weir & lock 12', (letter) => font.glyphForCodePoint(letter.codePointAt(0) ?? 0).path.toSVG())
}

/** A font of the compact format of one name, these strings, and a notice that is the first of them. */
function compact(strings: readonly string[]): Uint8Array {
  const index = (parts: readonly (string | Uint8Array)[]): number[] => {
    const data = parts.map((part) => [...Buffer.from(part)])
    const offsets = data.map((_, place) => 1 + data.slice(0, place).flat().length)
    return [0, parts.length, 1, ...offsets, 1 + data.flat().length, ...data.flat()]
  }
  // 391 is the first string of the font's own; operator 1 is a notice.
  const dictionary = Uint8Array.of(28, 391 >> 8, 391 & 0xff, 1)
  return Uint8Array.from([1, 0, 4, 1, ...index(['Weir']), ...index([dictionary]), ...index(strings), 0, 0])
}

describe('the program of a font', () => {
  it('keeps its outlines, and loses its names', () => {
    const bytes = readFileSync(PATH)
    const clean = cleanFont(bytes)
    const wide = Buffer.from('SourceSans', 'utf16le').swap16()
    expect(bytes.includes(wide)).toBe(true)
    expect(Buffer.from(clean).includes(wide)).toBe(false)
    expect(clean).toHaveLength(bytes.length)
    expect(shapes(clean)).toEqual(shapes(bytes))
    expect(cleanFont(clean)).toBe(clean)
  })

  it('loses notices, and keeps names of glyphs', () => {
    const clean = Buffer.from(cleanFont(compact(['Quokka', 'lock']))).toString('latin1')
    expect(clean).not.toContain('Quokka')
    expect(clean).toContain('lock')
  })

  it('is left alone where it is none, or is cut short', () => {
    const cut = compact(['Quokka', 'lock']).subarray(0, 20)
    for (const bytes of [new Uint8Array(), Uint8Array.of(0, 1, 0, 0), Buffer.from('words'), cut])
      expect(cleanFont(bytes)).toBe(bytes)
  })
})
