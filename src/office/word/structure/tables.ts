import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { child, childrenNamed, elements, type XmlElement } from '../../xml.ts'
import { quoted } from '../findings.ts'
import { isOn, numberOf, settingOf } from '../format/properties.ts'
import { alternative } from '../package.ts'
import type { Story } from '../reading.ts'
import { type Change, changeOf, changesFound, isDeletion, markedChange } from '../text/changes.ts'
import { hasContent, type Piece, PLAIN, phrasing } from '../text/pieces.ts'
import { span } from '../text/transcript.ts'

/** A cell before it is known how many rows it takes up. */
interface ReadCell {
  node: TableCell
  columns: number
  /** 0-based column that it begins in. */
  column: number
  /** It goes on a cell of the row above. */
  continues: boolean
  shaded: boolean
}

interface ReadRow {
  cells: ReadCell[]
  isHeader: boolean
}

/** Reads what is in a cell: its paragraphs one below the other, each as pieces. */
export type ReadCellContent = (cell: XmlElement) => Piece[][]

/** Rows and columns that a table may have; Word itself has 63 columns. */
const MOST_COLUMNS = 63

/**
 * Reads a table. Its header rows are those marked so in Word; where none is, a first row that the table's look sets apart
 * and that is filled throughout; else a first row without words is put there, for a table of names and values.
 */
export function readTable(table: XmlElement, story: Story, readCell: ReadCellContent): Table | undefined {
  const { transcript } = story.reading
  const start = transcript.write('')
  const rows: ReadRow[] = []
  for (const row of rowsOf(table)) {
    const read = readRow(row, story, readCell)
    if (read) rows.push(read)
  }
  const end = transcript.write('')
  if (rows.every(({ cells }) => cells.every(({ node }) => node.children.length === 0))) return undefined
  const marked = rows.findIndex(({ isHeader }) => !isHeader)
  const headers = marked === -1 ? (rows.length > 1 ? 1 : 0) : marked
  const inferred = headers === 0 && looksHeaded(table, rows) ? 1 : headers
  const width = Math.max(...rows.map(({ cells }) => cells.reduce((sum, { columns }) => sum + columns, 0)))
  const body = merged(rows)
  const bare: TableRow = {
    type: 'tableRow',
    children: Array.from({ length: width }, () => ({ type: 'tableCell', children: [] })),
  }
  return {
    type: 'table',
    align: Array.from({ length: width }, () => null),
    children: inferred === 0 ? [{ ...bare, position: { start: start.start, end: start.start } }, ...body] : body,
    position: { start: start.start, end: end.end },
    ...(inferred > 1 ? { data: { headerRows: inferred } } : {}),
  }
}

/** The cell of a table that is only a box around text. */
export function boxedCell(table: XmlElement): XmlElement | undefined {
  const [row, ...others] = rowsOf(table)
  if (!row || others.length > 0) return undefined
  const [cell, ...more] = cellsOf(row)
  return more.length === 0 ? cell : undefined
}

/** Paragraphs of a cell that holds a page, not a value. */
const PAGE = 15

/** The cells of a table that only puts pages of text side by side, in their order; undefined for any other table. */
export function pagesIn(table: XmlElement): XmlElement[] | undefined {
  const rows = rowsOf(table)
  const isData = rows.length > 2 || rows.some((row) => isOn(child(row, 'w:trPr'), 'w:tblHeader') === true)
  const cells = rows.flatMap(cellsOf)
  return !isData && cells.some((cell) => childrenNamed(cell, 'w:p').length >= PAGE) ? cells : undefined
}

function readRow(row: XmlElement, story: Story, readCell: ReadCellContent): ReadRow | undefined {
  const { transcript, findings } = story.reading
  const properties = child(row, 'w:trPr')
  const changes: Change[] = []
  const rowChange = markedChange(properties)
  if (rowChange) changes.push({ ...changeOf(rowChange), words: 'a row of a table' })
  const isDeleted = rowChange !== undefined && isDeletion(rowChange)
  const cells: ReadCell[] = []
  const at = transcript.write('')
  let column = numberOf(properties, 'w:gridBefore') ?? 0
  if (column > 0 && column < MOST_COLUMNS)
    cells.push({
      node: { type: 'tableCell', children: [] },
      columns: column,
      column: 0,
      continues: false,
      shaded: false,
    })
  for (const cell of isDeleted ? [] : cellsOf(row)) {
    const own = child(cell, 'w:tcPr')
    const cellChange = markedChange(own)
    if (cellChange) changes.push({ ...changeOf(cellChange), words: 'a cell of a table' })
    if (cellChange && isDeletion(cellChange)) continue
    const columns = Math.min(Math.max(1, numberOf(own, 'w:gridSpan') ?? 1), MOST_COLUMNS)
    const down = child(own, 'w:vMerge')
    const continues = down !== undefined && settingOf(own, 'w:vMerge') !== 'restart'
    const first = transcript.write('')
    const children = cellContent(readCell(cell))
    const position = span(first, transcript.write(''))
    // Words in a cell that another covers must not get lost: it is then a cell of its own.
    const isCovered = continues && children.length === 0
    cells.push({
      node: { type: 'tableCell', children, position },
      columns,
      column,
      continues: isCovered,
      shaded: isShaded(own),
    })
    column += columns
  }
  const found = changesFound(changes, span(at, transcript.write('')) ?? at)
  if (found) findings.push(found)
  return isDeleted || cells.length === 0 ? undefined : { cells, isHeader: isOn(properties, 'w:tblHeader') === true }
}

/** Paragraphs of a cell, one below the other. */
function cellContent(paragraphs: readonly (readonly Piece[])[]): PhrasingContent[] {
  const pieces: Piece[] = []
  for (const paragraph of paragraphs) {
    if (!hasContent(paragraph)) continue
    const position = paragraph[0]?.position
    if (pieces.length > 0 && position) pieces.push({ node: { type: 'break', position }, look: PLAIN, position })
    pieces.push(...paragraph)
  }
  return phrasing(pieces)
}

/** Rows without the cells that go on one above, which then takes up more rows. */
function merged(rows: readonly ReadRow[]): TableRow[] {
  const below = (row: number, { column, columns }: ReadCell): number => {
    let count = 1
    while (rows[row + count]?.cells.some((one) => one.continues && one.column === column && one.columns === columns))
      count += 1
    return count
  }
  return rows.map(({ cells }, index): TableRow => {
    const children = cells.flatMap((cell): TableCell[] => {
      const above = rows[index - 1]?.cells
      if (cell.continues && above?.some(({ column, columns }) => column === cell.column && columns === cell.columns))
        return []
      const rowSpan = cell.continues ? 1 : below(index, cell)
      const data = { ...(cell.columns > 1 ? { columnSpan: cell.columns } : {}), ...(rowSpan > 1 ? { rowSpan } : {}) }
      return [Object.keys(data).length > 0 ? { ...cell.node, data } : cell.node]
    })
    return { type: 'tableRow', children, position: span(children[0]?.position, children.at(-1)?.position) }
  })
}

/**
 * True where each cell of the first row has words, and the row is set apart: all in bold, shaded unlike the next, or by the
 * look of the table (`w:tblLook`), which Word sets for every table, also for one of names and values.
 */
function looksHeaded(table: XmlElement, rows: readonly ReadRow[]): boolean {
  const [first, second] = rows
  if (!first || !second || first.cells.some(({ node }) => node.children.length === 0)) return false
  if (first.cells.every(({ node }) => isBold(node))) return true
  if (first.cells.every(({ shaded }) => shaded) && !second.cells.every(({ shaded }) => shaded)) return true
  const properties = child(table, 'w:tblPr')
  const look = child(properties, 'w:tblLook')?.attributes
  const isSet = look?.get('w:firstRow') === '1' || (Number.parseInt(look?.get('w:val') ?? '0', 16) & 0x20) !== 0
  const isStyled = settingOf(properties, 'w:tblStyle') !== undefined
  return isSet && isStyled && first.cells.length > 1 && !namesValues(rows)
}

/** True for a table of two columns whose first one has names: in bold, or with a colon. */
function namesValues(rows: readonly ReadRow[]): boolean {
  const names = rows.filter(({ cells }) => cells.length === 2 && cells[0] && isName(cells[0].node))
  return names.length > rows.length / 2
}

function isName(node: TableCell): boolean {
  return /:\s*$/.test(textOf(node)) || isBold(node)
}

function isBold({ children }: TableCell): boolean {
  return children.length > 0 && children.every((one) => one.type === 'strong' || one.type === 'break')
}

function isShaded(properties: XmlElement | undefined): boolean {
  const fill = child(properties, 'w:shd')?.attributes.get('w:fill') ?? 'auto'
  return fill !== 'auto' && fill.toUpperCase() !== 'FFFFFF'
}

/** The rows of a table, also those in content controls and those put in while changes were tracked. */
function rowsOf(element: XmlElement): XmlElement[] {
  return inside(element, 'w:tr')
}

function cellsOf(element: XmlElement): XmlElement[] {
  return inside(element, 'w:tc')
}

const AROUND = new Set(['w:sdt', 'w:sdtContent', 'w:ins', 'w:moveTo', 'w:customXml', 'w:smartTag'])

function inside(element: XmlElement, name: string): XmlElement[] {
  return elements(element).flatMap((one) => {
    if (one.name === name) return [one]
    if (one.name === 'mc:AlternateContent') return inside(alternative(one) ?? one, name)
    return AROUND.has(one.name) ? inside(one, name) : []
  })
}

/** What there is to say of a table in a cell. */
export function nestedAdvice(words: string): { reason: string; note: string } {
  return {
    reason: `A table stands in a cell of another (${quoted(words)}): its cells are printed one after the other.`,
    note: 'Put the inner table below the outer one.',
  }
}
