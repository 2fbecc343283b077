import { existsSync } from 'node:fs'
import { openSync } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { type FontFamily, fallbackFamilies, textFamily } from '../../../src/typeset/fonts/families.ts'
import { bundledFonts, fontCoverage, fontFallback, fontFiles } from '../../../src/typeset/fonts/fonts.ts'

/** Code points that every file of a family has. */
function shared(family: FontFamily): number[] {
  const [first = new Set<number>(), ...others] = fontFiles(family).map((file) => {
    const font = openSync(file)
    return new Set('characterSet' in font ? font.characterSet : [])
  })
  return [...first].filter((codePoint) => others.every((set) => set.has(codePoint)))
}

function asRanges(codePoints: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const codePoint of codePoints) {
    const last = ranges.at(-1)
    if (last && codePoint === last[1] + 1) last[1] = codePoint
    else ranges.push([codePoint, codePoint])
  }
  return ranges.map((range) => [...new Set(range)].map((point) => point.toString(16)).join('-')).join(' ')
}

describe('bundled fonts', () => {
  it('are all installed', () => {
    expect(bundledFonts().filter((file) => !existsSync(file))).toEqual([])
    expect(bundledFonts().length).toBeGreaterThan(30)
  })

  it('have the family names that Typst is told', () => {
    const names = [textFamily, ...fallbackFamilies].map((family) => {
      const font = openSync(fontFiles(family)[0] ?? '')
      return 'familyName' in font ? font.familyName.replace(/ Regular$/, '') : ''
    })
    expect(names).toEqual([...fontFallback])
  })

  // `vitest -u` writes the file anew after a change of the fonts.
  it('have the coverage that the ranges say', async () => {
    const all = new Set([textFamily, ...fallbackFamilies].flatMap(shared))
    const ranges = asRanges([...all].filter((codePoint) => codePoint >= 0x20).sort((a, b) => a - b))
    await expect(
      `// Made by \`vitest -u tests/typeset/fonts\` from the bundled fonts.\nexport const coveredRanges =\n  '${ranges}'\n`,
    ).toMatchFileSnapshot('../../../src/typeset/fonts/coverage.ts')
  })
})

describe('fontCoverage', () => {
  const covers = fontCoverage()

  it.each([...'aÀ£€–’☐☑漢かアবعא✔🌟Σ∫≈ⁱ→'])('has %s', (character) => {
    expect(covers(character.codePointAt(0) ?? 0)).toBe(true)
  })

  it.each([0x133c, 0xac00, 0x10ffff, 0, 0xd800])('lacks %i', (codePoint) => {
    expect(covers(codePoint)).toBe(false)
  })
})
