import { distance } from 'fastest-levenshtein'
import { plainTitle } from './titles.ts'

const LONGEST = 200
const SHORTEST = 15
/** Letters that may differ, as a share of the longer title. */
const LARGEST_SHARE = 0.22

/** True for two titles that are nearly, but not, the same; numbers and case do not matter. */
export function isNearTitle(one: string, other: string): boolean {
  const a = letters(one)
  const b = letters(other)
  const longest = Math.max(a.length, b.length)
  if (a === b || longest > LONGEST || Math.min(a.length, b.length) < SHORTEST) return false
  if (Math.abs(a.length - b.length) > longest * LARGEST_SHARE) return false
  // Titles that differ in a number, such as a year or a quarter, are of two papers.
  if (numbers(one) !== numbers(other)) return false
  return distance(a, b) <= longest * LARGEST_SHARE
}

function letters(title: string): string {
  return plainTitle(title)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function numbers(title: string): string {
  return (plainTitle(title).match(/\d+/g) ?? []).join(' ')
}
