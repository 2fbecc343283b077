import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { characterMap, intersection, type Range } from './character-map.ts'
import { coveredRanges } from './coverage.ts'
import { codeFamily, type FontFamily, fallbackFamilies, optionalFamilies, textFamily } from './families.ts'

const ownFamilies = [textFamily, ...fallbackFamilies]

/** Families for other scripts of which the package is installed beside the program. */
const addedFamilies: readonly FontFamily[] = optionalFamilies.filter((family) => packageFolder(family) !== undefined)

/** Families for running text, in the order they are asked for a character. To be used with `fallback: false` in Typst. */
export const fontFallback: readonly string[] = [...ownFamilies, ...addedFamilies].map((family) => family.name)

/** Absolute paths of the files of a family; none where its package is not installed. */
export function fontFiles(family: FontFamily): string[] {
  const folder = packageFolder(family)
  return folder === undefined ? [] : family.files.map((file) => join(folder, file))
}

function packageFolder(family: FontFamily): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve(family.package))
  } catch {
    return undefined
  }
}

/**
 * Absolute paths of all font files. Typst asks them before the fonts of the machine, and takes none of those at
 * all under `fallback: false`. Handing over all of them costs about 20 ms.
 */
export function installedFonts(): string[] {
  return [...ownFamilies, codeFamily, ...addedFamilies].flatMap(fontFiles)
}

/** The ranges of each family that comes with the program, in the order of `fontFallback`. */
const ownRanges: readonly (readonly Range[])[] = coveredRanges.map((ranges) => ranges.split(' ').map(parseRange))

/** All but control characters. */
const PRINTABLE: readonly Range[] = [{ first: 0x20, last: 0x10ffff }]

const addedRanges = new Map<FontFamily, readonly Range[]>()

/** What every style of an added family has, read when a character is in none of the others. */
function rangesOf(family: FontFamily): readonly Range[] {
  const known = addedRanges.get(family) ?? fontFiles(family).map(characterMap).reduce(intersection, PRINTABLE)
  addedRanges.set(family, known)
  return known
}

/** The index in `fontFallback` of the first family that has all of some code points; -1 where none has. */
function familyWith(codePoints: readonly number[]): number {
  const hasAll = (ranges: readonly Range[]) => codePoints.every((codePoint) => contains(ranges, codePoint))
  const own = ownRanges.findIndex(hasAll)
  if (own >= 0) return own
  const added = addedFamilies.findIndex((family) => hasAll(rangesOf(family)))
  return added < 0 ? -1 : ownFamilies.length + added
}

const ignorable = /\p{Default_Ignorable_Code_Point}/gu

/**
 * A test for Unicode code points: true where every style of at least one family of `fontFallback` has a glyph, so that
 * text prints in bold and italics, too. No font of its own is opened: their ranges were taken from them
 * beforehand.
 */
export function fontCoverage(): (codePoint: number) => boolean {
  return (codePoint) => familyWith([codePoint]) >= 0
}

/**
 * As `fontCoverage`, for a character with its combining marks or a joined emoji: all of them have to come from one family,
 * since a base and its mark cannot be set from two.
 */
export function clusterCoverage(): (cluster: string) => boolean {
  return (cluster) => familyWith(codePointsOf(cluster)) >= 0
}

/** As `clusterCoverage`, but gives the first family of `fontFallback` that has all of a character. */
export function clusterFamily(): (cluster: string) => string | undefined {
  return (cluster) => fontFallback[familyWith(codePointsOf(cluster))]
}

function codePointsOf(cluster: string): number[] {
  return [...cluster.replace(ignorable, '').normalize('NFC')].map((sign) => sign.codePointAt(0) ?? 0)
}

function parseRange(text: string): Range {
  const [first = '', last = first] = text.split('-')
  return { first: Number.parseInt(first, 16), last: Number.parseInt(last, 16) }
}

/** Binary search in ascending ranges. */
function contains(ranges: readonly Range[], codePoint: number): boolean {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (range === undefined) return false
    if (codePoint < range.first) high = middle - 1
    else if (codePoint > range.last) low = middle + 1
    else return true
  }
  return false
}
