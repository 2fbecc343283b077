import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { coveredRanges } from './coverage.ts'
import { codeFamily, type FontFamily, fallbackFamilies, textFamily } from './families.ts'

/** Families for running text, in the order they are asked for a character. To be used with `fallback: false` in Typst. */
export const fontFallback: readonly string[] = [textFamily, ...fallbackFamilies].map((family) => family.name)

/** Absolute paths of the files of a family; throws where its package is not installed. */
export function fontFiles(family: FontFamily): string[] {
  const folder = dirname(createRequire(import.meta.url).resolve(family.package))
  return family.files.map((file) => join(folder, file))
}

/**
 * Absolute paths of all bundled font files. Typst asks them before the fonts of the machine, and takes none of those at
 * all under `fallback: false`. Handing over all of them costs about 20 ms.
 */
export function bundledFonts(): string[] {
  return [textFamily, codeFamily, ...fallbackFamilies].flatMap(fontFiles)
}

interface Range {
  first: number
  last: number
}

/** The ranges of each family, in the order of `fontFallback`. */
const families: readonly (readonly Range[])[] = coveredRanges.map((ranges) => ranges.split(' ').map(parseRange))

const ignorable = /\p{Default_Ignorable_Code_Point}/gu

/**
 * A test for Unicode code points: true where every style of at least one family of `fontFallback` has a glyph, so that
 * text prints in bold and italics, too. No font is opened: the ranges were taken from the fonts beforehand.
 */
export function fontCoverage(): (codePoint: number) => boolean {
  return (codePoint) => families.some((ranges) => contains(ranges, codePoint))
}

/**
 * As `fontCoverage`, for a character with its combining marks or a joined emoji: all of them have to come from one family,
 * since a base and its mark cannot be set from two.
 */
export function clusterCoverage(): (cluster: string) => boolean {
  return (cluster) => {
    const codePoints = codePointsOf(cluster)
    return families.some((ranges) => codePoints.every((codePoint) => contains(ranges, codePoint)))
  }
}

/** As `clusterCoverage`, but gives the first family of `fontFallback` that has all of a character. */
export function clusterFamily(): (cluster: string) => string | undefined {
  return (cluster) => {
    const codePoints = codePointsOf(cluster)
    const index = families.findIndex((ranges) => codePoints.every((codePoint) => contains(ranges, codePoint)))
    return fontFallback[index]
  }
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
