import type { Box } from '../../../pdf/geometry.ts'
import type { PageView } from '../reading/page-view.ts'
import { grouped } from '../text/box.ts'
import { isLabel } from '../text/labels.ts'
import type { Line } from '../text/line.ts'
import { type DrawnRuling, rulingsOn } from './rulings.ts'
import { type Cell, type FoundTable, hasHeaderColumn, headerRowsOf } from './table.ts'
import { columnGaps, columnOf, tableRows } from './table-rows.ts'

/** Points by which the ends of the lines of one table may differ. */
const tolerance = 5
/** Points: lines farther apart separate parts of a text. */
const farthest = 220
/** Times the size that the row above the topmost line may stand above it. */
const headDistance = 2.5

/** Tables with lines between rows alone; gaps between the words show their columns. */
export function ruleTables(view: PageView, lines: readonly Line[]): FoundTable[] {
  const groups: DrawnRuling[][] = []
  const { across, down } = rulingsOn(view)
  for (const ruling of across.filter((line) => !isCrossed(line, down)).sort((a, b) => b.at - a.at)) {
    const group = groups.find((rulings) => {
      const last = rulings.at(-1)
      return last && isParallel(last, ruling) && last.at - ruling.at < farthest
    })
    if (group) group.push(ruling)
    else groups.push([ruling])
  }
  return groups.flatMap((group) => tablesAmong(group, lines))
}

/** The tables among lines one below the other, which may also be edges of boxes: each as long as its columns stay. */
function tablesAmong(rulings: readonly DrawnRuling[], lines: readonly Line[]): FoundTable[] {
  const found: FoundTable[] = []
  for (let first = 0; first < rulings.length - 1; ) {
    let longest: { table: FoundTable; end: number } | undefined
    for (let end = first + 2; end <= rulings.length; end += 1) {
      const table = ruleTable(rulings.slice(first, end), lines)
      const goesOn = table && (!longest || table.edges.length >= longest.table.edges.length)
      if (goesOn) longest = { table, end }
      else if (longest || end > first + 3) break
    }
    if (longest) found.push(longest.table)
    first = longest ? longest.end : first + 1
  }
  return found
}

/** True for a line of a grid: what its cells do not hold is no table. */
function isCrossed({ at, from, to }: DrawnRuling, down: readonly DrawnRuling[]): boolean {
  return down.some(
    (line) =>
      !line.edge &&
      line.at > from + tolerance &&
      line.at < to - tolerance &&
      line.from <= at + tolerance &&
      line.to >= at - tolerance,
  )
}

function isParallel(a: DrawnRuling, b: DrawnRuling): boolean {
  return Math.abs(a.from - b.from) <= tolerance && Math.abs(a.to - b.to) <= tolerance
}

function ruleTable(rulings: readonly DrawnRuling[], all: readonly Line[]): FoundTable | undefined {
  const [top] = rulings
  const bottom = rulings.at(-1)
  if (!top || !bottom || rulings.length < 2) return undefined
  const between = all.filter(
    ({ left, right, baseline }) =>
      left >= top.from - tolerance && right <= top.to + tolerance && baseline < top.at + 1 && baseline > bottom.at - 1,
  )
  const gaps = columnGaps(between)
  if (gaps.length === 0) return undefined
  const inColumns = (line: Line): boolean => columnOf(gaps, line) !== undefined
  const head = rowAbove(top, all).filter(inColumns)
  const isHeaded =
    new Set(head.map((line) => columnOf(gaps, line))).size > 1 && head.length === rowAbove(top, all).length
  const bands: Line[][] = isHeaded ? [head] : []
  for (const [index, ruling] of rulings.slice(1).entries()) {
    const above = rulings[index]?.at ?? 0
    bands.push(between.filter(({ baseline }) => baseline < above + 1 && baseline > ruling.at - 1))
  }
  const isRuledByRow = rulings.length >= 4
  const filled = bands.filter((band) => band.length > 0)
  const rows = filled.flatMap((band) => (isRuledByRow ? [band] : tableRows(band, gaps)))
  const cells = rows.map((row) => cellsOf(row, gaps))
  const full = cells.map((row) => row.filter(({ pieces }) => pieces.length > 0).length > 1)
  const isFull = full[0] && full.at(-1) && full.filter(Boolean).length >= Math.max(2, cells.length * 0.7)
  if (!isFull) return undefined
  const words = rows.flat().reduce((sum, { text }) => sum + text.length, 0)
  // Longer ones are columns of a text.
  if (words / (cells.length * (gaps.length + 1)) > 200) return undefined
  // Lines above and below a list, or above and below a few words with a colon, make no table of them.
  if (gaps.length === 1 && (rulings.length < 3 || rows.every(([first]) => first && isLabel(first.text))))
    return undefined
  const headerRows = Math.max(headerRowsOf(cells), isHeaded ? 1 : 0)
  return {
    box: boxOf(top, bottom, isHeaded ? head : []),
    rows: cells,
    edges: [top.from, ...gaps, top.to],
    headerRows: headerRows < cells.length ? headerRows : 0,
    headerColumn: hasHeaderColumn(cells, headerRows),
    drawings: rulings.flatMap(({ drawings }) => drawings),
    certainty: 0.85,
  }
}

function boxOf(top: DrawnRuling, bottom: DrawnRuling, head: readonly Line[]): Box {
  const highest = Math.max(top.at, ...head.map(({ baseline, size }) => baseline + size))
  return [top.from, bottom.at, top.to, highest]
}

/** Lines of the first row above a ruling, where it stands close. */
function rowAbove(top: DrawnRuling, all: readonly Line[]): Line[] {
  const above = all.filter(
    ({ left, right, baseline, size }) =>
      left >= top.from - tolerance &&
      right <= top.to + tolerance &&
      baseline > top.at - 1 &&
      baseline < top.at + size * headDistance,
  )
  const [lowest] = grouped(
    above.map(({ baseline }) => baseline),
    2,
  )
  return above.filter(({ baseline }) => lowest !== undefined && Math.abs(baseline - lowest) <= 3)
}

function cellsOf(row: readonly Line[], gaps: readonly number[]): Cell[] {
  return Array.from({ length: gaps.length + 1 }, (_, column) => ({
    column,
    rowSpan: 1,
    columnSpan: 1,
    pieces: row.filter((line) => columnOf(gaps, line) === column).flatMap(({ pieces }) => pieces),
  }))
}
