import type { Nodes, Root, Table } from 'mdast'
import type { Lines } from '../../load/text/lines.ts'
import type { Place } from '../../messages/message.ts'

export interface Cell {
  /** The Markdown of the cell, trimmed. */
  text: string
  place: Place
}

/** A table in Markdown, or lines with tabs between the cells, as in papers that were converted. */
export interface Grid {
  kind: 'table' | 'tabs'
  header: readonly Cell[]
  rows: readonly (readonly Cell[])[]
  place: Place
  node: Table | undefined
}

/** The tables of a document, in order. */
export function gridsOf(tree: Root, source: string, file: string, lines: Lines): Grid[] {
  const grids: Grid[] = []
  collect(tree, (node) => {
    if (node.type === 'table') grids.push(gridOfTable(node, source, file, lines))
    else if (node.type === 'paragraph' && node.position) {
      const start = lineStart(source, node.position.start.offset ?? 0)
      const grid = gridOfTabs(start, node.position.end.offset ?? start, source, file, lines)
      if (grid) grids.push(grid)
    }
  })
  return grids
}

function collect(node: Nodes, found: (node: Nodes) => void): void {
  found(node)
  if (!('children' in node) || node.type === 'table' || node.type === 'paragraph') return
  for (const child of node.children) collect(child, found)
}

function gridOfTable(node: Table, source: string, file: string, lines: Lines): Grid {
  const rows = node.children.map((row) =>
    row.children.map((cell): Cell => {
      const first = cell.children[0]?.position?.start.offset
      const last = cell.children.at(-1)?.position?.end.offset
      const start = first ?? cell.position?.start.offset ?? 0
      const end = last ?? cell.position?.end.offset ?? start
      const text = first === undefined ? '' : source.slice(start, end)
      return { text: text.trim(), place: lines.place(file, start, end) }
    }),
  )
  const [header = [], ...body] = rows
  const start = node.position?.start.offset ?? 0
  return {
    kind: 'table',
    header,
    rows: body,
    place: lines.place(file, start, node.position?.end.offset ?? start),
    node,
  }
}

/** Makes a table of two lines or more with at least two tabs each. */
function gridOfTabs(start: number, end: number, source: string, file: string, lines: Lines): Grid | undefined {
  if (!source.slice(start, end).includes('\t')) return undefined
  const stop = lineEnd(source, end)
  const rows: Cell[][] = []
  for (let at = start; at < stop; ) {
    const finish = Math.min(lineEnd(source, at), stop)
    const line = source.slice(at, finish)
    if (line.split('\t').length > 2) rows.push(cellsOf(line, at, file, lines))
    at = finish + 1
  }
  const [header, ...body] = rows
  if (!header || body.length === 0) return undefined
  return { kind: 'tabs', header, rows: body, place: lines.place(file, start, end), node: undefined }
}

function cellsOf(line: string, start: number, file: string, lines: Lines): Cell[] {
  const cells: Cell[] = []
  let at = start
  for (const raw of line.replace(/\r$/, '').split('\t')) {
    const text = raw.trim()
    const from = at + (raw.length - raw.trimStart().length)
    cells.push({ text, place: lines.place(file, from, from + text.length) })
    at += raw.length + 1
  }
  return cells
}

function lineStart(source: string, offset: number): number {
  return source.lastIndexOf('\n', offset - 1) + 1
}

function lineEnd(source: string, offset: number): number {
  const end = source.indexOf('\n', offset)
  return end < 0 ? source.length : end
}
