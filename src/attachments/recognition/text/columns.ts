import type { Box } from '../../../pdf/geometry.ts'

/** Something that stands on a page: a line of words, or a table or figure as a whole. */
export interface Placed {
  box: Box
  /** True for a line of words: only such lines show columns. */
  isLine: boolean
}

/** Points between columns of a text at least. */
const narrowestGap = 5
/** Lines that a column has at least. */
const fewestLines = 3
/** Share of the page's width that a column has at least. */
const narrowestColumn = 0.15
/** A column of a text has some lines that reach over most of it; of a table, hardly one does. */
const full = 0.7
const fewestFull = 3
const fullShare = 0.3
/** Share of the lines of two columns that may stand on one line with another at most, where they need not be full. */
const evenShare = 0.4
/** More rows are no page that a person reads. */
const mostRows = 200

interface Row<T> {
  items: T[]
  top: number
  bottom: number
}

/**
 * Splits what is on a page into columns, in reading order: across the page first where something reaches across, then
 * column by column. Only columns full of words count, not those of a table.
 */
export function columnsOf<T extends Placed>(items: readonly T[], pageWidth: number): T[][] {
  const rows = rowsOf(items)
  if (rows.length > mostRows) return [items.toSorted((a, b) => b.box[3] - a.box[3])]
  const split = longestSplit(rows, pageWidth)
  if (!split) return items.length === 0 ? [] : [rows.flatMap((row) => row.items)]
  const { first, end, at } = split
  const within = rows.slice(first, end).flatMap((row) => row.items)
  const left = within.filter(({ box }) => box[2] <= at)
  const right = within.filter(({ box }) => box[2] > at)
  const rest = (part: readonly Row<T>[]): T[][] =>
    columnsOf(
      part.flatMap((row) => row.items),
      pageWidth,
    )
  return [
    ...rest(rows.slice(0, first)),
    ...columnsOf(left, pageWidth),
    ...columnsOf(right, pageWidth),
    ...rest(rows.slice(end)),
  ]
}

/** What is beside one another, from top to bottom; in each row from left to right. */
function rowsOf<T extends Placed>(items: readonly T[]): Row<T>[] {
  const rows: Row<T>[] = []
  for (const item of items.toSorted((a, b) => b.box[3] - a.box[3])) {
    const [, bottom, , top] = item.box
    const last = rows.at(-1)
    const overlap = last ? Math.min(top, last.top) - Math.max(bottom, last.bottom) : 0
    if (last && overlap > 0.5 * Math.min(top - bottom, last.top - last.bottom)) {
      last.items.push(item)
      last.bottom = Math.min(last.bottom, bottom)
    } else rows.push({ items: [item], top, bottom })
  }
  for (const row of rows) row.items.sort((a, b) => a.box[0] - b.box[0])
  return rows
}

interface Split {
  first: number
  end: number
  at: number
}

/** The most rows, one below the other, with a gap from top to bottom between two columns. */
function longestSplit<T extends Placed>(rows: readonly Row<T>[], pageWidth: number): Split | undefined {
  let longest: Split | undefined
  for (let first = 0; first < rows.length; first += 1) {
    if (longest && rows.length - first <= longest.end - longest.first) break
    let covered: Interval[] = []
    for (let end = first + 1; end <= rows.length; end += 1) {
      for (const { box } of rows[end - 1]?.items ?? []) covered = withInterval(covered, [box[0], box[2]])
      if (covered.length < 2 || (longest && end - first <= longest.end - longest.first)) continue
      const items = rows.slice(first, end).flatMap((row) => row.items)
      const at = gapsIn(covered).find((gap) => separatesColumns(items, gap, pageWidth))
      if (at !== undefined) longest = { first, end, at }
    }
  }
  return longest
}

type Interval = readonly [number, number]

/** Intervals that do not touch, in ascending order, and another one. */
function withInterval(intervals: readonly Interval[], [from, to]: Interval): Interval[] {
  const isApart = ([start, end]: Interval): boolean => end < from - narrowestGap || start > to + narrowestGap
  const near = intervals.filter((interval) => !isApart(interval))
  const merged: Interval = [
    Math.min(from, ...near.map(([start]) => start)),
    Math.max(to, ...near.map(([, end]) => end)),
  ]
  return [...intervals.filter(isApart), merged].sort(([a], [b]) => a - b)
}

function gapsIn(intervals: readonly Interval[]): number[] {
  return intervals.slice(1).map(([start], index) => ((intervals[index]?.[1] ?? start) + start) / 2)
}

function separatesColumns(items: readonly Placed[], at: number, pageWidth: number): boolean {
  const sides = [items.filter(({ box }) => box[2] <= at), items.filter(({ box }) => box[2] > at)]
  const [left = [], right = []] = sides.map((side) => side.filter(({ isLine }) => isLine))
  if (![left, right].every((side) => isWide(side, pageWidth))) return false
  return areUneven(left, right) || [left, right].every(isFull)
}

function isWide(lines: readonly Placed[], pageWidth: number): boolean {
  return lines.length >= fewestLines && widthOf(lines) >= pageWidth * narrowestColumn
}

function widthOf(lines: readonly Placed[]): number {
  return Math.max(...lines.map(({ box }) => box[2])) - Math.min(...lines.map(({ box }) => box[0]))
}

/** True where most lines stand higher or lower than those beside them: cells of a table do not. */
function areUneven(left: readonly Placed[], right: readonly Placed[]): boolean {
  const even = right.filter(({ box }) => left.some((other) => Math.abs(other.box[1] - box[1]) <= 1.5))
  return even.length <= right.length * evenShare
}

/** True for lines of which some fill what they stand in, as those of a text do and those of a table do not. */
function isFull(lines: readonly Placed[]): boolean {
  const width = widthOf(lines)
  const wide = lines.filter(({ box }) => box[2] - box[0] >= width * full)
  return wide.length >= Math.max(fewestFull, lines.length * fullShare)
}
