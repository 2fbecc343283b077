import { existsSync, readFileSync } from 'node:fs'
import { openSync } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { characterMap, intersection } from '../../../src/typeset/fonts/character-map.ts'
import { type FontFamily, fallbackFamilies, optionalFamilies, textFamily } from '../../../src/typeset/fonts/families.ts'
import {
  clusterCoverage,
  fontCoverage,
  fontFallback,
  fontFiles,
  installedFonts,
} from '../../../src/typeset/fonts/fonts.ts'

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
    expect(installedFonts().filter((file) => !existsSync(file))).toEqual([])
    expect(installedFonts().length).toBeGreaterThan(30)
  })

  it('have the family names that Typst is told', () => {
    const added = optionalFamilies.filter((family) => fontFiles(family).length > 0)
    const names = [textFamily, ...fallbackFamilies, ...added].map((family) => {
      const font = openSync(fontFiles(family)[0] ?? '')
      return 'familyName' in font ? font.familyName.replace(/ Regular$/, '') : ''
    })
    expect(names).toEqual([...fontFallback])
  })

  // `vitest -u` rewrites the file after a change of the fonts.
  it('have the coverage that the ranges say', async () => {
    const families = [textFamily, ...fallbackFamilies].map((family) => {
      const codePoints = shared(family).filter((codePoint) => codePoint >= 0x20)
      return `  // ${family.name}\n  '${asRanges(codePoints.sort((a, b) => a - b))}',\n`
    })
    await expect(
      `// Made by \`vitest run tests/typeset/fonts --update\` from the fonts of the program.\nexport const coveredRanges: readonly string[] = [\n${families.join('')}]\n`,
    ).toMatchFileSnapshot('../../../src/typeset/fonts/coverage.ts')
  })
})

describe('fonts of other scripts', () => {
  const installed = optionalFamilies.filter((family) => fontFiles(family).length > 0)

  it('are asked after all others where they are installed, and are not missed where they are not', () => {
    expect(installed.map(({ name }) => name)).toEqual(['Noto Sans S Chinese', 'Noto Sans Georgian'])
    expect(fontFallback.slice(-2)).toEqual(['Noto Sans S Chinese', 'Noto Sans Georgian'])
  })

  it('are those that the package says may be added', () => {
    const { peerDependencies, peerDependenciesMeta } = JSON.parse(readFileSync('package.json', 'utf8'))
    const packages = optionalFamilies.map((family) => family.package).sort()
    expect(Object.keys(peerDependencies).sort()).toEqual(packages)
    expect(peerDependenciesMeta).toEqual(Object.fromEntries(packages.map((name) => [name, { optional: true }])))
  })

  it.each(installed.flatMap(fontFiles))('have a glyph for each character that is read from %s', (file) => {
    const font = openSync(file)
    if (!('characterSet' in font)) throw new Error('a collection')
    const codePoints = characterMap(file).flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, after) => first + after),
    )
    expect(codePoints.length).toBeGreaterThan(400)
    expect(codePoints).toEqual(
      [...new Set(font.characterSet)].filter((codePoint) => codePoint !== 0xffff).sort((a, b) => a - b),
    )
    expect(codePoints.filter((codePoint) => !font.hasGlyphForCodePoint(codePoint))).toEqual([])
  })

  it('are held to what all of their styles have', () => {
    const some = [
      { first: 1, last: 5 },
      { first: 9, last: 9 },
    ]
    expect(intersection(some, [{ first: 4, last: 9 }])).toEqual([
      { first: 4, last: 5 },
      { first: 9, last: 9 },
    ])
    expect(intersection(some, [])).toEqual([])
  })
})

describe('clusterCoverage', () => {
  const covers = clusterCoverage()

  it.each(['e\u0301', 'q\u0323\u0307', '\u26a0\ufe0f', '\u{1f468}\u200d\u{1f467}', 'क्षि', 'ক্তি', 'عً'])(
    'has %s',
    (cluster) => {
      expect(covers(cluster)).toBe(true)
    },
  )

  it('lacks a letter of one family with a mark of another', () => {
    expect(covers('漢\u0981')).toBe(false)
    expect(covers('\u277c\u035c')).toBe(false)
  })
})

describe('fontCoverage', () => {
  const covers = fontCoverage()

  it.each([...'aÀ£€–’☐☑漢かアবعא✔🌟Σ∫≈ⁱ→გ'])('has %s', (character) => {
    expect(covers(character.codePointAt(0) ?? 0)).toBe(true)
  })

  it.each([0x133c, 0xac00, 0x10ffff, 0, 0xd800])('lacks %i', (codePoint) => {
    expect(covers(codePoint)).toBe(false)
  })
})
