import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast'
import { span, type Transcript } from '../word/text/transcript.ts'
import type { Cell } from './cells.ts'
import { type CellRange, cellName, isWithin } from './references.ts'

/** A row of cells that show something, none hidden. */
export interface SheetRow {
  row: number
  cells: readonly Cell[]
}

/** Columns of one table, the first of which is repeated in each: more do not fit on a turned page. */
const MOST_COLUMNS = 16

/**
 * Makes tables of rows. Columns in which nothing stands are left out; those that do not fit beside each other follow in
 * further tables, each with the first column again.
 *
 * @param headers rows at the top that are headings
 */
export function tablesOf(
  rows: readonly SheetRow[],
  headers: number,
  merges: readonly CellRange[],
  transcript: Transcript,
): Table[] {
  const columns = [...new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)))].sort((a, b) => a - b)
  const joined = joinedCells(rows, columns, merges)
  return groupsOf(columns).map((group) => tableOf(rows, headers, group, joined, transcript))
}

function groupsOf(columns: readonly number[]): number[][] {
  const [label, ...others] = columns
  if (label === undefined || columns.length <= MOST_COLUMNS) return [[...columns]]
  const size = MOST_COLUMNS - 1
  return Array.from({ length: Math.ceil(others.length / size) }, (_, at) => [
    label,
    ...others.slice(at * size, (at + 1) * size),
  ])
}

/** Merged cells by each place that they cover; those that overlap others, which no program writes, are left alone. */
function joinedCells(
  rows: readonly SheetRow[],
  columns: readonly number[],
  merges: readonly CellRange[],
): ReadonlyMap<string, CellRange> {
  const filled = new Set(rows.flatMap(({ cells }) => cells.map(cellName)))
  const joined = new Map<string, CellRange>()
  for (const merge of merges) {
    if (!filled.has(cellName(merge.first))) continue
    const places = rows
      .flatMap(({ row }) => columns.map((column) => ({ row, column })))
      .filter((place) => isWithin(place, merge))
      .map(cellName)
    if (places.every((place) => !joined.has(place))) for (const place of places) joined.set(place, merge)
  }
  return joined
}

function tableOf(
  rows: readonly SheetRow[],
  headers: number,
  columns: readonly number[],
  joined: ReadonlyMap<string, CellRange>,
  transcript: Transcript,
): Table {
  const shown = new Set<CellRange>()
  const cellOf = ({ row, cells }: SheetRow, column: number, isHeader: boolean): TableCell[] => {
    const merge = joined.get(cellName({ row, column }))
    if (!merge)
      return [
        cellNode(
          cells.find((cell) => cell.column === column),
          isHeader,
          transcript,
        ),
      ]
    if (shown.has(merge)) return []
    shown.add(merge)
    const origin = rows.find((one) => one.row === merge.first.row)?.cells
    const node = cellNode(
      origin?.find((cell) => cell.column === merge.first.column),
      isHeader,
      transcript,
    )
    const columnSpan = columns.filter((one) => one >= merge.first.column && one <= merge.last.column).length
    const rowSpan = rows.filter((one) => one.row >= merge.first.row && one.row <= merge.last.row).length
    const data = { ...(columnSpan > 1 ? { columnSpan } : {}), ...(rowSpan > 1 ? { rowSpan } : {}) }
    return [Object.keys(data).length > 0 ? { ...node, data } : node]
  }
  const body = rows.map((row, index): TableRow => {
    const children = columns.flatMap((column) => cellOf(row, column, index < headers))
    transcript.endLine()
    return { type: 'tableRow', children, position: span(children[0]?.position, children.at(-1)?.position) }
  })
  // Markdown's tables have a first row of headings: an empty one where the sheet has none.
  const bare: TableRow = { type: 'tableRow', children: columns.map(() => ({ type: 'tableCell', children: [] })) }
  return {
    type: 'table',
    align: columns.map((column) => (isOfNumbers(rows.slice(headers), column) ? 'right' : null)),
    children: headers === 0 ? [bare, ...body] : body,
    position: span(body[0]?.position, body.at(-1)?.position),
    ...(headers > 1 ? { data: { headerRows: headers } } : {}),
  }
}

function cellNode(cell: Cell | undefined, isHeader: boolean, transcript: Transcript): TableCell {
  const children = cell ? lines(cell, isHeader, transcript) : []
  return { type: 'tableCell', children, position: transcript.write(children.length > 0 ? ' ' : '') }
}

/** The words of a cell, line by line. Headings are bold by themselves. */
export function lines({ text, isBold }: Cell, isHeader: boolean, transcript: Transcript): PhrasingContent[] {
  return text
    .trim()
    .split('\n')
    .flatMap((line, index): PhrasingContent[] => {
      const position = transcript.write(index === 0 ? line : ` ${line}`)
      const words: PhrasingContent = { type: 'text', value: line, position }
      const looked: PhrasingContent =
        isBold && !isHeader && line !== '' ? { type: 'strong', children: [words], position } : words
      return index === 0 ? [looked] : [{ type: 'break', position }, looked]
    })
}

function isOfNumbers(rows: readonly SheetRow[], column: number): boolean {
  const cells = rows.flatMap((row) => row.cells.filter((cell) => cell.column === column))
  return cells.filter(({ isNumber }) => isNumber).length > cells.length / 2
}
