import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast'

/**
 * A table as Markdown can write it: each cell that takes up several columns or rows says so in braces after its words, and
 * those that it covers are empty ones.
 */
export function spreadOut({ children, data, ...table }: Table): Table {
  const headers = data?.headerRows ?? 1
  /** Of each column, the rows from this one on that a cell above takes up. */
  const taken: number[] = []
  const rows = children.map((row, index): TableRow => {
    const cells: TableCell[] = []
    const skip = (): void => {
      while ((taken[cells.length] ?? 0) > 0) cells.push({ type: 'tableCell', children: [] })
    }
    for (const cell of row.children) {
      skip()
      const { columnSpan = 1, rowSpan = 1 } = cell.data ?? {}
      const first = cells.length
      for (let at = first; at < first + columnSpan; at += 1) taken[at] = rowSpan
      const isFirst = index === 0 && first === 0
      cells.push(marked(cell, columnSpan, rowSpan, isFirst ? headers : 1))
      for (let at = 1; at < columnSpan; at += 1) cells.push({ type: 'tableCell', children: [] })
    }
    skip()
    for (let at = 0; at < taken.length; at += 1) taken[at] = Math.max(0, (taken[at] ?? 0) - 1)
    return { ...row, children: cells }
  })
  return { ...table, children: rows }
}

function marked(cell: TableCell, columns: number, rows: number, headers: number): TableCell {
  const said = [
    ...(columns > 1 ? [`colspan=${columns}`] : []),
    ...(rows > 1 ? [`rowspan=${rows}`] : []),
    ...(headers > 1 ? [`header-rows=${headers}`] : []),
  ]
  if (said.length === 0) return cell
  const mark: PhrasingContent = { type: 'html', value: `${cell.children.length > 0 ? ' ' : ''}{${said.join(' ')}}` }
  return { type: 'tableCell', children: [...cell.children, mark] }
}
