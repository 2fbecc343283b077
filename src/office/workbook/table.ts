import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast'
import { span, type Transcript } from '../word/text/transcript.ts'
import type { Cell } from './cells.ts'
import { type CellRange, cellName } from './references.ts'

/** A row of cells that show something, none hidden. */
export interface SheetRow {
  row: number
  cells: readonly Cell[]
}

/** What is known of the cells of a table. */
interface SheetIndex {
  /** Merged cells by the name of each place that they cover. */
  joined: ReadonlyMap<string, CellRange>
  byName: ReadonlyMap<string, Cell>
  /** Columns of figures. */
  numbers: ReadonlySet<number>
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
  const index: SheetIndex = {
    joined,
    byName: new Map(rows.flatMap(({ cells }) => cells.map((cell) => [cellName(cell), cell]))),
    numbers: columnsOfNumbers(rows.slice(headers)),
  }
  return groupsOf(columns).map((group) => tableOf(rows, headers, group, index, transcript))
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
    const origin = cellName(merge.first)
    if (!filled.has(origin) || joined.has(origin)) continue
    const within = columns.filter((column) => column >= merge.first.column && column <= merge.last.column)
    const places = rowsWithin(rows, merge).flatMap(({ row }) => within.map((column) => cellName({ row, column })))
    if (places.every((place) => !joined.has(place))) for (const place of places) joined.set(place, merge)
  }
  return joined
}

/** The rows that merged cells cover; the first of them is one of the rows. */
function rowsWithin(rows: readonly SheetRow[], { first, last }: CellRange): SheetRow[] {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.row ?? 0) < first.row) low = middle + 1
    else high = middle
  }
  const covered: SheetRow[] = []
  for (let at = low; at < rows.length; at += 1) {
    const row = rows[at]
    if (!row || row.row > last.row) break
    covered.push(row)
  }
  return covered
}

function tableOf(
  rows: readonly SheetRow[],
  headers: number,
  columns: readonly number[],
  { joined, byName, numbers }: SheetIndex,
  transcript: Transcript,
): Table {
  const shown = new Set<CellRange>()
  const cellOf = ({ row }: SheetRow, column: number, isHeader: boolean): TableCell[] => {
    const merge = joined.get(cellName({ row, column }))
    if (!merge) return [cellNode(byName.get(cellName({ row, column })), isHeader, transcript)]
    if (shown.has(merge)) return []
    shown.add(merge)
    const node = cellNode(byName.get(cellName(merge.first)), isHeader, transcript)
    const columnSpan = columns.filter((one) => one >= merge.first.column && one <= merge.last.column).length
    const rowSpan = rowsWithin(rows, merge).length
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
    align: columns.map((column) => (numbers.has(column) ? 'right' : null)),
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
export function lines({ text, struck, isBold }: Cell, isHeader: boolean, transcript: Transcript): PhrasingContent[] {
  const start = text.length - text.trimStart().length
  let at = start
  return text
    .trim()
    .split('\n')
    .flatMap((line, index): PhrasingContent[] => {
      const before = index === 0 ? [] : [{ type: 'break' as const, position: transcript.write(' ') }]
      const words = stretches(line, at, struck).flatMap((one) => stretch(one, isBold && !isHeader, transcript))
      at += line.length + 1
      return [...before, ...words]
    })
}

interface Stretch {
  words: string
  isStruck: boolean
}

/** A line by what of it is struck out. @param from where it begins in the words of its cell */
function stretches(line: string, from: number, struck: Cell['struck']): Stretch[] {
  const result: Stretch[] = []
  let done = 0
  for (const [start, end] of struck) {
    const [first, last] = [Math.max(done, start - from), Math.min(line.length, end - from)]
    if (last <= first) continue
    result.push({ words: line.slice(done, first), isStruck: false }, { words: line.slice(first, last), isStruck: true })
    done = last
  }
  return [...result, { words: line.slice(done), isStruck: false }].filter(({ words }) => words !== '')
}

function stretch({ words, isStruck }: Stretch, isBold: boolean, transcript: Transcript): PhrasingContent[] {
  // Marks must not begin or end with a blank in Markdown.
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(words) ?? []
  const text = (value: string): PhrasingContent[] =>
    value === '' ? [] : [{ type: 'text', value, position: transcript.write(value) }]
  if (!isStruck && !isBold) return text(words)
  const start = text(before)
  const [mark] = text(inner)
  if (!mark) return start
  const { position } = mark
  const struck: PhrasingContent = isStruck ? { type: 'delete', children: [mark], position } : mark
  const bold: PhrasingContent = isBold ? { type: 'strong', children: [struck], position } : struck
  return [...start, bold, ...text(after)]
}

/** Columns in which more than half of the cells are numbers. */
function columnsOfNumbers(rows: readonly SheetRow[]): ReadonlySet<number> {
  const balance = new Map<number, number>()
  for (const { cells } of rows)
    for (const { column, isNumber } of cells) balance.set(column, (balance.get(column) ?? 0) + (isNumber ? 1 : -1))
  return new Set([...balance].flatMap(([column, sum]) => (sum > 0 ? [column] : [])))
}
