import type { Box } from '../../../pdf/geometry.ts'
import type { Line } from './line.ts'

/** What a line of words takes up: letters reach some four fifths of the size up and a fifth down. */
export function lineBox({ left, right, baseline, size }: Pick<Line, 'left' | 'right' | 'baseline' | 'size'>): Box {
  return [left, baseline - size * 0.2, right, baseline + size * 0.8]
}

/** The smallest box around all of them. */
export function boxAround(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map(([left]) => left)),
    Math.min(...boxes.map(([, bottom]) => bottom)),
    Math.max(...boxes.map(([, , right]) => right)),
    Math.max(...boxes.map(([, , , top]) => top)),
  ]
}

/** True where the middle of `inner` lies in `outer`, or no farther outside than `margin`. */
export function holdsMiddle([left, bottom, right, top]: Box, inner: Box, margin = 0): boolean {
  const x = (inner[0] + inner[2]) / 2
  const y = (inner[1] + inner[3]) / 2
  return x >= left - margin && x <= right + margin && y >= bottom - margin && y <= top + margin
}

/** True where two boxes overlap or are no farther apart than `margin`. */
export function touches(a: Box, b: Box, margin = 0): boolean {
  return a[0] <= b[2] + margin && b[0] <= a[2] + margin && a[1] <= b[3] + margin && b[1] <= a[3] + margin
}

/** Numbers within `tolerance` of their neighbour as one: the middle of each group, in ascending order. */
export function grouped(numbers: readonly number[], tolerance: number): number[] {
  const groups: number[][] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = groups.at(-1)
    if (last && number - (last.at(-1) ?? number) <= tolerance) last.push(number)
    else groups.push([number])
  }
  return groups.map((group) => ((group[0] ?? 0) + (group.at(-1) ?? 0)) / 2)
}
