import type { Structure, StructureElement } from './structure.ts'

/** Deeper nesting tells nothing more about a heading's level. */
const highestNesting = 64

const sections: ReadonlySet<string> = new Set(['Sect', 'Art', 'Part'])

/** Level of a heading type: 1 to 6, 0 for `H`, undefined for anything else. */
export function headingLevel(standard: string): number | undefined {
  if (standard === 'H') return 0
  const digit = /^H([1-6])$/.exec(standard)?.[1]
  return digit === undefined ? undefined : Number(digit)
}

/** True where no level is skipped on the way down and the first heading is of level 1 (ISO 14289-1, 7.4.2). */
export function headingsInOrder(structure: Structure): boolean {
  let before = 0
  for (const element of structure.elements) {
    const level = headingLevel(element.standard)
    if (level === undefined || level === 0) continue
    if (level > before + 1) return false
    before = level
  }
  return true
}

/** New levels of headings: of those without one, and of all where `relevel` asks for an unbroken order. */
export function flatLevels(
  structure: Structure,
  kept: ReadonlySet<StructureElement>,
  relevel: boolean,
): ReadonlyMap<StructureElement, number> {
  const levels = new Map<StructureElement, number>()
  const open: number[] = []
  for (const element of structure.elements) {
    const given = headingLevel(element.standard)
    if (given === undefined || !kept.has(element)) continue
    const wanted = given === 0 ? sectionDepth(element) + 1 : given
    while (open.length > 0 && (open.at(-1) ?? 0) >= wanted) open.pop()
    open.push(wanted)
    if (given === 0 || relevel) levels.set(element, Math.min(open.length, 6))
  }
  return levels
}

function sectionDepth(element: StructureElement): number {
  let depth = 0
  let above = element.parent
  for (let step = 0; above && step < highestNesting; step += 1) {
    if (sections.has(above.standard)) depth += 1
    above = above.parent
  }
  return depth
}
