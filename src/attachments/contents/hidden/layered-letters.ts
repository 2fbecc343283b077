import type { Drawing } from '../drawing.ts'
import type { Letter } from './letters.ts'

/** Words over words over words: what lies deeper is looked at with the last of these. */
const mostGroups = 4

/**
 * Text objects in groups in which none lies over another, so that what is seen of each group is its own ink: a label that
 * is printed over words must not pass for these. One group for most pages.
 */
export function layeredObjects(letters: readonly Letter[], { width, height }: Drawing): ReadonlySet<number>[] {
  const owners = new Int32Array(width * height)
  const neighbours = new Map<number, Set<number>>()
  for (const [index, letter] of letters.entries()) {
    if (!neighbours.has(letter.object)) neighbours.set(letter.object, new Set())
    const below = letters[lowerLetter(owners, width, height, letter, index, letters)]
    if (!below) continue
    neighbours.get(letter.object)?.add(below.object)
    neighbours.get(below.object)?.add(letter.object)
  }
  const groups: Set<number>[] = [new Set()]
  const groupOf = new Map<number, number>()
  for (const [object, others] of neighbours) {
    const taken = new Set([...others].map((other) => groupOf.get(other)))
    let group = 0
    while (taken.has(group) && group < mostGroups - 1) group += 1
    groupOf.set(object, group)
    const members = groups[group] ?? new Set()
    groups[group] = members.add(object)
  }
  return groups
}

/** Marks the middle of a letter as its own; index of another one that holds most of it, or -1. */
function lowerLetter(
  owners: Int32Array,
  width: number,
  height: number,
  { box, object, code }: Letter,
  index: number,
  letters: readonly Letter[],
): number {
  const [left, top, right, bottom] = box
  const [x1, x2] = middle(left, right, width)
  const [y1, y2] = middle(top, bottom, height)
  const held = new Map<number, number>()
  let all = 0
  for (let y = y1; y < y2; y += 1) {
    for (let x = x1; x < x2; x += 1) {
      all += 1
      const at = y * width + x
      const owner = owners[at] ?? 0
      if (owner === 0) owners[at] = index + 1
      else held.set(owner - 1, (held.get(owner - 1) ?? 0) + 1)
    }
  }
  for (const [other, count] of held) {
    const letter = letters[other]
    // The same letter again is a shadow, or is printed twice to look bold.
    if (count * 2 > all && letter && letter.object !== object && letter.code !== code) return other
  }
  return -1
}

/** The middle half of a stretch, in whole pixels of a drawing of this size. */
function middle(from: number, to: number, size: number): [number, number] {
  const quarter = (to - from) / 4
  const first = Math.max(0, Math.floor(from + quarter))
  return [first, Math.min(size, Math.max(first + 1, Math.ceil(to - quarter)))]
}
