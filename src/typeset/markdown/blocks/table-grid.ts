import type { Table, TableCell } from 'mdast'

/** A cell at its place: the column that it begins in, and how many columns and rows it takes up. */
export interface PlacedCell {
  node: TableCell
  column: number
  columns: number
  rows: number
}

/** A table with every cell at its place. */
export interface TableGrid {
  columns: number
  /** Rows at the top that are headings. */
  headerRows: number
  /** The cells that begin in each row. Together they fill the table: where cells are missing, there are empty ones. */
  rows: readonly (readonly PlacedCell[])[]
}

/** True for a table that has merged cells, or several rows of headings. */
export function isMerged({ children, data }: Table): boolean {
  const spans = (cell: TableCell): boolean => (cell.data?.columnSpan ?? 1) > 1 || (cell.data?.rowSpan ?? 1) > 1
  return (data?.headerRows ?? 1) > 1 || children.some((row) => row.children.some(spans))
}

/**
 * Places the cells of a table as HTML does: each in the first column of its row that none from above takes up. No cell
 * reaches over the table's end, out of its headings, or into another.
 */
export function placed(table: Table): TableGrid {
  const headerRows = Math.min(table.data?.headerRows ?? 1, table.children.length)
  /** For each column the number of rows, from the one that is placed on, that a cell from above takes up. */
  const taken: number[] = []
  const wide = (cell: TableCell): number => Math.max(1, Math.floor(cell.data?.columnSpan ?? 1))
  const placedRows = table.children.map((row, index): PlacedCell[] => {
    const left = (index < headerRows ? headerRows : table.children.length) - index
    const cells: PlacedCell[] = []
    let column = 0
    for (const node of row.children) {
      while ((taken[column] ?? 0) > 0) column += 1
      let columns = 1
      while (columns < wide(node) && (taken[column + columns] ?? 0) === 0) columns += 1
      const rows = Math.min(left, Math.max(1, Math.floor(node.data?.rowSpan ?? 1)))
      cells.push({ node, column, columns, rows })
      for (let at = column; at < column + columns; at += 1) taken[at] = rows
      column += columns
    }
    for (let at = 0; at < taken.length; at += 1) taken[at] = Math.max(0, (taken[at] ?? 0) - 1)
    return cells
  })
  return { headerRows, ...filled(placedRows) }
}

/** Puts empty cells where none is. */
function filled(rows: readonly (readonly PlacedCell[])[]): Pick<TableGrid, 'columns' | 'rows'> {
  const columns = Math.max(0, ...rows.flat().map((cell) => cell.column + cell.columns))
  const covered = rows.map(() => new Set<number>())
  for (const [index, row] of rows.entries()) {
    for (const cell of row)
      for (let down = 0; down < cell.rows; down += 1)
        for (let at = 0; at < cell.columns; at += 1) covered[index + down]?.add(cell.column + at)
  }
  const complete = rows.map((row, index) => {
    const missing = Array.from({ length: columns }, (_, column) => column).filter(
      (column) => !covered[index]?.has(column),
    )
    const empty = missing.map(
      (column): PlacedCell => ({ node: { type: 'tableCell', children: [] }, column, columns: 1, rows: 1 }),
    )
    return [...row, ...empty].sort((one, other) => one.column - other.column)
  })
  return { columns, rows: complete }
}
