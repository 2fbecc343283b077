import { boxAround, lineBox } from '../text/box.ts'
import { isLabel } from '../text/labels.ts'
import { type Line, linesOf } from '../text/line.ts'
import { type Cell, type FoundTable, hasFigures, hasHeaderColumn, hasWords, headerRowsOf } from './table.ts'
import { beside, columnGaps, columnOf, tableRows } from './table-rows.ts'

/** Points between columns that no lines separate, and share of the size of their words. */
const narrowest = 4
const narrowGap = 0.4
/** Rows of a table; of one whose columns stand closer than the second number, there are more. */
const fewestRows = 3
const wideGap = 8
const fewestCloseRows = 4
/** Without lines, two columns could be anything: labels and what they say, a list, an address. */
const fewestColumns = 3
/** Share of its cells that a table has words in. */
const filledShare = 0.7
/** Letters of a cell on average; longer ones are columns of a text. */
const mostLetters = 40
/** Times the size that rows may be apart. */
const farthest = 3

/** Lines of a column, with those that stand in columns of a table as one. */
export function alignedTables(lines: readonly Line[]): (FoundTable | { lines: Line[] })[] {
  const rows = beside(lines)
  const split = rows.map((row) =>
    row.flatMap(({ pieces }) => linesOf(pieces, narrowGap)).sort((a, b) => a.left - b.left),
  )
  const found: (FoundTable | { lines: Line[] })[] = []
  const putLines = (row: readonly Line[]): void => {
    const last = found.at(-1)
    if (last && 'lines' in last) last.lines.push(...row)
    else found.push({ lines: [...row] })
  }
  for (let index = 0; index < rows.length; ) {
    const table = tableFrom(split, index)
    if (table) {
      found.push(table.table)
      index = table.end
    } else {
      putLines(rows[index] ?? [])
      index += 1
    }
  }
  return found
}

function tableFrom(rows: readonly Line[][], first: number): { table: FoundTable; end: number } | undefined {
  if ((rows[first]?.length ?? 0) < fewestColumns) return undefined
  let end = first + 1
  let all = [...(rows[first] ?? [])]
  for (; end < rows.length; end += 1) {
    const row = rows[end] ?? []
    const before = rows[end - 1]?.[0]
    const [start] = row
    if (!before || !start || before.baseline - start.baseline > farthest * start.size) break
    // One line beside nothing is the end of a table, unless it goes on with a cell that is too long for one line.
    if (row.length < 2 && !isContinued(rows[end + 1])) break
    const wider = [...all, ...row]
    if (columnGaps(wider, narrowest).length + 1 < fewestColumns) break
    all = wider
  }
  const gaps = columnGaps(all, narrowest)
  const found = tableRows(all, gaps)
  const isClose = columnGaps(all, wideGap).length < gaps.length
  if (found.length < (isClose ? fewestCloseRows : fewestRows) || gaps.length + 1 < fewestColumns) return undefined
  const cells = found.map((row) => cellsOf(row, gaps))
  const filled = cells.flat().filter(hasWords).length
  const letters = all.reduce((sum, { text }) => sum + text.length, 0)
  if (filled < cells.length * (gaps.length + 1) * filledShare || letters > filled * mostLetters) return undefined
  if (gaps.length + 1 === fewestColumns && found.every(([line]) => line && isLabel(line.text))) return undefined
  const headerRows = headerRowsOf(cells)
  // Columns of names look the same.
  if (headerRows === 0 && !hasFigures(cells)) return undefined
  const box = boxAround(all.map(lineBox))
  return {
    end,
    table: {
      box,
      rows: cells,
      edges: [box[0], ...gaps, box[2]],
      headerRows,
      headerColumn: hasHeaderColumn(cells, headerRows),
      drawings: [],
      certainty: 0.75,
    },
  }
}

function isContinued(next: readonly Line[] | undefined): boolean {
  return (next?.length ?? 0) > 1
}

function cellsOf(row: readonly Line[], gaps: readonly number[]): Cell[] {
  return Array.from({ length: gaps.length + 1 }, (_, column) => ({
    column,
    rowSpan: 1,
    columnSpan: 1,
    pieces: row.filter((line) => columnOf(gaps, line) === column).flatMap(({ pieces }) => pieces),
  }))
}
