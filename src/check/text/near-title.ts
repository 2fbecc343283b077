import { distance } from 'fastest-levenshtein'
import { plainTitle } from './titles.ts'

const LONGEST = 200
const SHORTEST = 15
/** Letters that may differ, as a share of the longer title. */
const LARGEST_SHARE = 0.22

/** A title made ready to be compared with many others. */
export interface ComparableTitle {
  letters: string
  numbers: string
}

/** Takes a title's number, case and marks away. */
export function comparableTitle(title: string): ComparableTitle {
  const plain = plainTitle(title.slice(0, LONGEST * 2))
  const letters = plain.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return { letters, numbers: (plain.match(/\d+/g) ?? []).join(' ') }
}

/** True for two titles that are nearly, but not, the same; numbers before them and case do not matter. */
export function isNearTitle(one: ComparableTitle, other: ComparableTitle): boolean {
  const a = one.letters
  const b = other.letters
  const longest = Math.max(a.length, b.length)
  if (a === b || longest > LONGEST || Math.min(a.length, b.length) < SHORTEST) return false
  if (Math.abs(a.length - b.length) > longest * LARGEST_SHARE) return false
  // Titles that differ in a number, such as a year or a quarter, are of two papers.
  if (one.numbers !== other.numbers) return false
  return distance(a, b) <= longest * LARGEST_SHARE
}
