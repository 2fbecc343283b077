import { distance } from 'fastest-levenshtein'
import { plainTitle } from './titles.ts'

const LONGEST = 200
const SHORTEST = 15
/** The share of the letters of the longer title that may differ. */
const LARGEST_SHARE = 0.22

/** A title prepared for comparing it with many others. */
export interface ComparableTitle {
  letters: string
  numbers: string
}

/** Prepares a title: without its number, case and punctuation. */
export function comparableTitle(title: string): ComparableTitle {
  const plain = plainTitle(title.slice(0, LONGEST * 2))
  const letters = plain.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return { letters, numbers: (plain.match(/\d+/g) ?? []).join(' ') }
}

/** True for two titles that are nearly, but not quite, the same. The number before a title and its case do not matter. */
export function isNearTitle(one: ComparableTitle, other: ComparableTitle): boolean {
  const a = one.letters
  const b = other.letters
  const longest = Math.max(a.length, b.length)
  if (a === b || longest > LONGEST || Math.min(a.length, b.length) < SHORTEST) return false
  if (Math.abs(a.length - b.length) > longest * LARGEST_SHARE) return false
  // Titles with different numbers in them, such as a year or a quarter, belong to different papers.
  if (one.numbers !== other.numbers) return false
  return distance(a, b) <= longest * LARGEST_SHARE
}
