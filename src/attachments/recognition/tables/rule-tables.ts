import type { Box } from '../../../pdf/geometry.ts'
import type { PageView } from '../reading/page-view.ts'
import { touches } from '../text/box.ts'
import { isLabel } from '../text/labels.ts'
import type { Line } from '../text/line.ts'
import { type DrawnRuling, rulingsOn } from './rulings.ts'
import { type Cell, cellText, type FoundTable, hasFigures, hasHeaderColumn, headerRowsOf } from './table.ts'
import { columnGaps, columnOf, tableRows } from './table-rows.ts'

/** Points by which the ends of the lines of one table may differ. */
const tolerance = 5
/** Points: lines farther apart separate parts of a text. */
const farthest = 220
/** Times the size that the row above the topmost line may stand above it, and lines of one of its cells one another. */
const headDistance = 2.5
const headPitch = 1.6
/** The head of a column has no more lines. */
const mostHeadLines = 8

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
  return apart(groups.flatMap((group) => tablesAmong(group, lines)))
}

/** Tables that share no words: where one stands within another, the larger is none. */
function apart(tables: readonly FoundTable[]): FoundTable[] {
  const height = ({ box: [, bottom, , top] }: FoundTable): number => top - bottom
  const kept: FoundTable[] = []
  for (const table of tables.toSorted((a, b) => height(a) - height(b)))
    if (!kept.some(({ box }) => touches(box, table.box))) kept.push(table)
  return kept
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
  const ofBody = rulings.slice(1).map(({ at }, index) => linesBetween(rulings[index]?.at ?? 0, at, top, all))
  const columned = ofBody.filter((band) => !isSection(band, rulings)).flat()
  if (columnGaps(columned).length === 0) return undefined
  const head = headAbove(top, columned, all)
  const gaps = columnGaps([...columned, ...head])
  const isHeaded = head.length > 0
  const isRuledByRow = rulings.length >= (isHeaded ? 3 : 4)
  const filled = [head, ...ofBody].filter((band) => band.length > 0)
  const rows = filled.flatMap((band) => (isRuledByRow ? [band] : tableRows(band, gaps)))
  const cells = rows.map((row) => cellsOf(row, gaps))
  if (!areFull(cells)) return undefined
  const words = rows.flat().reduce((sum, { text }) => sum + text.length, 0)
  // Longer ones are columns of a text.
  if (words / (cells.length * (gaps.length + 1)) > 200) return undefined
  // Lines above and below a list, or above and below a few words with a colon, make no table of them.
  if (gaps.length === 1 && (rulings.length < 3 || rows.every(([first]) => first && isLabel(first.text))))
    return undefined
  const headerRows = Math.max(headerRowsOf(cells), isHeaded ? 1 : 0)
  // Items of an agenda stand between lines, too: the numbers and their titles, or the titles and their pages.
  const isTabular = !countsUp(cells) && (headerRows > 0 || gaps.length > 1 || hasFigures(cells))
  if (!isTabular) return undefined
  return {
    box: boxOf(top, bottom, head),
    rows: cells,
    edges: [top.from, ...gaps, top.to],
    headerRows: headerRows < cells.length ? headerRows : 0,
    headerColumn: hasHeaderColumn(cells, headerRows),
    drawings: rulings.flatMap(({ drawings }) => drawings),
    certainty: 0.85,
  }
}

function linesBetween(above: number, below: number, { from, to }: DrawnRuling, all: readonly Line[]): Line[] {
  return all.filter(
    ({ left, right, baseline }) =>
      left >= from - tolerance && right <= to + tolerance && baseline < above + 1 && baseline > below - 1,
  )
}

/** True for a line alone between two lines of a table with more of them: it heads the rows below it. */
function isSection(band: readonly Line[], rulings: readonly DrawnRuling[]): boolean {
  return rulings.length >= 3 && band.length === 1
}

/** True where most rows have words in several columns, those at both ends among them; rows of one cell do not count. */
function areFull(rows: readonly (readonly Cell[])[]): boolean {
  const full = rows
    .filter(({ length }) => length > 1)
    .map((row) => row.filter(({ pieces }) => pieces.length > 0).length > 1)
  const isAtEnds = full[0] === true && full.at(-1) === true && rows.at(-1)?.length !== 1
  return isAtEnds && full.filter(Boolean).length >= Math.max(2, full.length * 0.7)
}

/** True where the first column says 1, 2, 3 and so on, and nothing else. */
function countsUp(rows: readonly (readonly Cell[])[]): boolean {
  const numbers = rows.flatMap(([first]) => (first && first.columnSpan === 1 ? [cellText(first)] : []))
  const values = numbers.map((text) => Number(/^(\d{1,3})\.?$/.exec(text.trim())?.[1] ?? Number.NaN))
  return values.every((value, index) => (index === 0 ? value >= 0 : value === (values[index - 1] ?? 0) + 1))
}

function boxOf(top: DrawnRuling, bottom: DrawnRuling, head: readonly Line[]): Box {
  const highest = Math.max(top.at, ...head.map(({ baseline, size }) => baseline + size))
  return [top.from, bottom.at, top.to, highest]
}

/**
 * The lines of a row above the topmost ruling, whose cells may have several: from the ruling up, as long as they stand close
 * and in the columns of what is below. Nothing where they stand in one column alone.
 */
function headAbove(top: DrawnRuling, below: readonly Line[], all: readonly Line[]): Line[] {
  const above = all
    .filter(
      ({ left, right, baseline }) =>
        left >= top.from - tolerance && right <= top.to + tolerance && baseline > top.at - 1,
    )
    .sort((a, b) => a.baseline - b.baseline)
  const columns = columnGaps(below).length
  const head: Line[] = []
  let reach = top.at + (above[0]?.size ?? 0) * headDistance
  for (const line of above) {
    const isOfHead =
      line.baseline < reach &&
      line.bold === (above[0]?.bold ?? false) &&
      columnGaps([...below, ...head, line]).length === columns
    if (!isOfHead) break
    head.push(line)
    reach = Math.max(line.baseline, head[0]?.baseline ?? 0) + line.size * headPitch
  }
  const gaps = columnGaps([...below, ...head])
  const heights = gaps.concat(0).map((_, column) => head.filter((line) => columnOf(gaps, line) === column).length)
  const isRow = heights.filter((lines) => lines > 0).length > 1 && Math.max(...heights) <= mostHeadLines
  return isRow ? head : []
}

function cellsOf(row: readonly Line[], gaps: readonly number[]): Cell[] {
  const [only] = row
  if (row.length === 1 && only && columnOf(gaps, only) === undefined)
    return [{ column: 0, rowSpan: 1, columnSpan: gaps.length + 1, pieces: only.pieces }]
  return Array.from({ length: gaps.length + 1 }, (_, column) => ({
    column,
    rowSpan: 1,
    columnSpan: 1,
    pieces: row.filter((line) => columnOf(gaps, line) === column).flatMap(({ pieces }) => pieces),
  }))
}
