import type { Line } from '../text/line.ts'

/** Points between two columns at least. */
const narrowest = 5

/** Middles of the gaps that run between all lines from top to bottom, from left to right. */
export function columnGaps(lines: readonly Line[], least = narrowest): number[] {
  const gaps: number[] = []
  let reached: number | undefined
  for (const { left, right } of [...lines].sort((a, b) => a.left - b.left)) {
    if (reached !== undefined && left - reached >= least) gaps.push((left + reached) / 2)
    reached = Math.max(reached ?? right, right)
  }
  return gaps
}

/** The column that a line stands in; undefined where it reaches over a gap. */
export function columnOf(gaps: readonly number[], { left, right }: Line): number | undefined {
  const column = gaps.filter((gap) => gap < left).length
  const end = gaps[column]
  return end !== undefined && right > end ? undefined : column
}

/** Lines of a page or a part of it that stand beside one another, from top to bottom. */
export function beside(lines: readonly Line[]): Line[][] {
  const rows: Line[][] = []
  for (const line of [...lines].sort((a, b) => b.baseline - a.baseline)) {
    const last = rows.at(-1)
    const [first] = last ?? []
    if (last && first && first.baseline - line.baseline <= 0.4 * Math.max(first.size, line.size)) last.push(line)
    else rows.push([line])
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left))
}

/** Rows of a table without lines between them: one starts where its first column has words. */
export function tableRows(lines: readonly Line[], gaps: readonly number[]): Line[][] {
  const rows: Line[][] = []
  for (const row of beside(lines)) {
    const last = rows.at(-1)
    const startsRow = row.some((line) => columnOf(gaps, line) === 0)
    if (last && !startsRow) last.push(...row)
    else rows.push(row)
  }
  return rows
}
