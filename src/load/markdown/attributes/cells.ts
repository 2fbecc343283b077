import type { Root, Table, TableCell } from 'mdast'
import { type Message, message } from '../../../messages/message.ts'
import { eachNode } from '../../text/each-node.ts'

/** `{colspan=2}`, `{rowspan=3}` or both at the end of a cell, as HTML calls them; `{header-rows=2}` in the first cell of a table. */
const ATTRIBUTES =
  /\s*\{((?:colspan|rowspan|header-rows)=[1-9]\d?(?:\s+(?:colspan|rowspan|header-rows)=[1-9]\d?)*)\}\s*$/

/** What is written in a cell of its size. */
interface Size {
  columns: number
  rows: number
}

/**
 * Takes what is written at the end of cells for the columns and rows that they take up: the cells that they cover are left
 * empty where the table is written, and taken out here. Changes the tree.
 *
 * @param path of the report
 * @returns an error for each cell that would cover words, or reach out of its table
 */
export function readCellAttributes(path: string, tree: Root): Message[] {
  const messages: Message[] = []
  eachNode(tree, (node) => {
    if (node.type === 'table') messages.push(...mergeCells(path, node))
    return undefined
  })
  return messages
}

function mergeCells(path: string, table: Table): Message[] {
  const messages: Message[] = []
  const covered = new Set<TableCell>()
  for (const [at, row] of table.children.entries()) {
    for (const [column, cell] of row.children.entries()) {
      const attributes = takeAttributes(cell)
      if (!attributes || covered.has(cell)) continue
      const headers = attributes.get('header-rows')
      if (headers !== undefined && headers > 1 && at === 0 && column === 0)
        table.data = { ...table.data, headerRows: Math.min(headers, table.children.length) }
      const size = { columns: attributes.get('colspan') ?? 1, rows: attributes.get('rowspan') ?? 1 }
      const inside = cellsOf(table, at, column, size)
      if (inside?.every((one) => one === cell || (one.children.length === 0 && !covered.has(one)))) {
        for (const one of inside) if (one !== cell) covered.add(one)
        cell.data = { ...cell.data, ...dataOf(size) }
        if (Object.keys(cell.data).length === 0) delete cell.data
      } else messages.push(cannotMerge(path, cell, size))
    }
  }
  if (covered.size > 0)
    for (const row of table.children) row.children = row.children.filter((cell) => !covered.has(cell))
  return messages
}

/** The attributes at the end of a cell, which are taken out of its words; undefined where it has none. */
function takeAttributes(cell: TableCell): ReadonlyMap<string, number> | undefined {
  const last = cell.children.at(-1)
  const found = last?.type === 'text' ? ATTRIBUTES.exec(last.value) : null
  if (last?.type !== 'text' || !found) return undefined
  last.value = last.value.slice(0, found.index)
  if (last.value === '') cell.children.pop()
  const pairs = (found[1] ?? '').split(/\s+/).map((pair) => pair.split('='))
  return new Map(pairs.map(([name = '', value]) => [name, Number(value)]))
}

/** The cells of a rectangle; undefined where it reaches out of the table. */
function cellsOf(table: Table, at: number, column: number, { columns, rows }: Size): TableCell[] | undefined {
  const found = table.children.slice(at, at + rows).flatMap((row) => row.children.slice(column, column + columns))
  return found.length === columns * rows ? found : undefined
}

function dataOf({ columns, rows }: Size): TableCell['data'] {
  return { ...(columns > 1 ? { columnSpan: columns } : {}), ...(rows > 1 ? { rowSpan: rows } : {}) }
}

function cannotMerge(path: string, { position }: TableCell, { columns, rows }: Size): Message {
  const start = position?.start ?? { line: 1, column: 1, offset: 0 }
  return message({
    rule: 'merged-cells',
    severity: 'error',
    place: { file: path, start, end: position?.end ?? start },
    reason: `This cell cannot take up ${columns} ${columns === 1 ? 'column' : 'columns'} and ${rows} ${rows === 1 ? 'row' : 'rows'}: it would cover words, or reach out of the table.`,
    note: 'Leave the cells that it covers empty, as in `| Cost {colspan=2} |  |`, or remove what is in braces.',
  })
}
