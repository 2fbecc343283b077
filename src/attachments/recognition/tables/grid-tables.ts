import type { Box } from '../../../pdf/geometry.ts'
import type { PageView, TextPiece } from '../reading/page-view.ts'
import { grouped, holdsMiddle } from '../text/box.ts'
import { crossing, type DrawnRuling, rulingsOn, tolerance } from './rulings.ts'
import { type Cell, type FoundTable, hasHeaderColumn, headerRowsOf, pieceBox } from './table.ts'

/** Bigger grids are charts or plans. */
const mostLines = 300
/** Share of its cells that a table has words in. */
const filledShare = 0.35

/** Tables whose cells are drawn with lines on every side. What does not fit its lines is none. */
export function gridTables(view: PageView, pieces: readonly TextPiece[]): FoundTable[] {
  const { across, down } = rulingsOn(view)
  return crossing(across, down).flatMap((group) => gridTable(group.across, group.down, pieces) ?? [])
}

function gridTable(
  across: readonly DrawnRuling[],
  down: readonly DrawnRuling[],
  pieces: readonly TextPiece[],
): FoundTable | undefined {
  const xs = grouped(
    down.map(({ at }) => at),
    tolerance,
  )
  const ys = grouped(
    across.map(({ at }) => at),
    tolerance,
  ).reverse()
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  if (columns < 2 || rows < 2 || xs.length > mostLines || ys.length > mostLines) return undefined
  const box: Box = [xs[0] ?? 0, ys.at(-1) ?? 0, xs.at(-1) ?? 0, ys[0] ?? 0]
  const areas = cellAreas(xs, ys, across, down)
  if (!areas) return undefined
  const inside = pieces.filter((piece) => holdsMiddle(box, pieceBox(piece)))
  const found: Cell[][] = Array.from({ length: rows }, () => [])
  let taken = 0
  let filled = 0
  for (const { row, column, rowSpan, columnSpan } of areas) {
    const area: Box = [xs[column] ?? 0, ys[row + rowSpan] ?? 0, xs[column + columnSpan] ?? 0, ys[row] ?? 0]
    const own = inside.filter((piece) => holdsMiddle(area, pieceBox(piece)))
    // Words that run over a line into the next cell belong to neither.
    if (own.some(({ left, right }) => left < area[0] - tolerance || right > area[2] + tolerance)) return undefined
    taken += own.length
    if (own.length > 0) filled += 1
    found[row]?.push({ column, rowSpan, columnSpan, pieces: own })
  }
  const columnsFilled = new Set(
    found.flatMap((row) => row.flatMap((cell) => (cell.pieces.length > 0 ? [cell.column] : []))),
  )
  const rowsFilled = found.filter((row) => row.some((cell) => cell.pieces.length > 0)).length
  if (taken !== inside.length || filled < areas.length * filledShare || columnsFilled.size < 2 || rowsFilled < 2)
    return undefined
  const headerRows = headerRowsOf(found)
  return {
    box,
    rows: found,
    edges: xs,
    headerRows,
    headerColumn: hasHeaderColumn(found, headerRows),
    drawings: [...across, ...down].flatMap(({ drawings }) => drawings),
    certainty: 0.95,
  }
}

interface Area {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
}

/** The cells of a grid, those merged that no line separates; undefined where what is merged is no rectangle. */
function cellAreas(
  xs: readonly number[],
  ys: readonly number[],
  across: readonly DrawnRuling[],
  down: readonly DrawnRuling[],
): Area[] | undefined {
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  const between = (lines: readonly DrawnRuling[], at: number, from: number, to: number): boolean =>
    lines.some(
      (line) => Math.abs(line.at - at) <= tolerance && line.from <= (from + to) / 2 && line.to >= (from + to) / 2,
    )
  const opensRight = (row: number, column: number): boolean =>
    column + 1 < columns && !between(down, xs[column + 1] ?? 0, ys[row + 1] ?? 0, ys[row] ?? 0)
  const opensDown = (row: number, column: number): boolean =>
    row + 1 < rows && !between(across, ys[row + 1] ?? 0, xs[column] ?? 0, xs[column + 1] ?? 0)
  const taken = new Set<number>()
  const areas: Area[] = []
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue
      let columnSpan = 1
      while (opensRight(row, column + columnSpan - 1)) columnSpan += 1
      let rowSpan = 1
      while (opensDown(row + rowSpan - 1, column)) rowSpan += 1
      for (let down = row; down < row + rowSpan; down += 1) {
        for (let right = column; right < column + columnSpan; right += 1) {
          const isInside = right === column + columnSpan - 1 || opensRight(down, right)
          const isAbove = down === row + rowSpan - 1 || opensDown(down, right)
          if (taken.has(down * columns + right) || !isInside || !isAbove) return undefined
          taken.add(down * columns + right)
        }
      }
      areas.push({ row, column, rowSpan, columnSpan })
    }
  }
  return areas
}
