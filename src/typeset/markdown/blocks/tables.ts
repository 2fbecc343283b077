import type { Nodes, Table, TableCell, TableRow } from 'mdast'
import { array, points } from '../../typst-syntax.ts'
import { widthOf } from '../characters/long-words.ts'
import type { State } from '../context.ts'
import { inline } from '../inlines/inlines.ts'
import { childrenOf, textOf } from '../tree.ts'
import { call, marked, named } from '../write.ts'
import { type Alignment, type Column, type ColumnLayout, layOut } from './columns.ts'

/** Lines of a row that stays on one page. */
const MOST_LINES = 15

/** A table as wide as the text, its columns as wide as their contents need. Columns that hold nothing are left out. */
export function table(node: Table, state: State): string {
  const filled = tidied(node)
  const columns = columnsOf(filled)
  return columns.length === 0 ? '' : write(filled, columns, layOut(columns, state.width), state)
}

/** True for a table that fits only on a page that is turned, at a place where a page can begin. */
export function needsLandscape(node: Table, state: State): boolean {
  const columns = columnsOf(tidied(node))
  return state.outermost && state.width < landscapeWidth(state) && !layOut(columns, state.width).fits
}

/** Width of the text on a turned page, in points; A4 with the margins of the house style by default. */
export function landscapeWidth(state: State): number {
  return state.context.textWidth?.landscape ?? 700
}

function write(node: Table, columns: readonly Column[], layout: ColumnLayout, state: State): string {
  const [head, ...rows] = node.children
  const keyed = columns.every((column) => column.heading === '')
  const cells = (row: TableRow): string =>
    `(${columns.map((_, index) => `${cell(row.children[index], index, layout, state)},`).join(' ')})`
  const header = keyed || !head ? 'none' : cells(head)
  const body = (row: TableRow): string => (isTall(row, layout) ? `(tall: ${cells(row)})` : cells(row))
  return call(
    'data-table',
    named('columns', array(layout.widths.map((width) => `${width}fr`))),
    named('align', array(layout.alignments)),
    named('size', points(layout.size)),
    named('header', header),
    // A repeated heading is an artifact to PDF/UA, and artifacts must not hold links or notes.
    named('repeat', String(head !== undefined && !holdsLinks(head))),
    `\n${rows.map((row) => marked(body(row), row, state)).join(',\n')}${rows.length > 0 ? ',\n' : ''}`,
  )
}

/** True for a row that may be divided between pages: it has many lines, or pictures. */
function isTall(row: TableRow, layout: ColumnLayout): boolean {
  return row.children.some((cell, column) => {
    const ems = Math.max(1, emsOf(column, layout))
    const breaks = count(cell, 'break')
    return count(cell, 'image') > 0 || breaks + Math.ceil((1.2 * widthOf(textOf(cell))) / ems) > MOST_LINES
  })
}

function count(node: Nodes, type: Nodes['type']): number {
  const inner = 'children' in node ? childrenOf(node) : []
  return inner.reduce((total, child) => total + count(child, type), node.type === type ? 1 : 0)
}

/** Room for text in a column, in ems. */
function emsOf(column: number, layout: ColumnLayout): number {
  return ((layout.widths[column] ?? 0) - 10) / layout.size
}

function cell(node: TableCell | undefined, column: number, layout: ColumnLayout, state: State): string {
  if (!node || node.children.length === 0) return '[]'
  return inline(node.children, { ...state, outermost: false, columnWidth: Math.max(1, emsOf(column, layout)) })
}

/** Width of the text on an upright A4 page with the margins of the house style, in points. */
export const PORTRAIT_WIDTH = 453

/** Rows of dashes are the line under a heading, left over from a conversion; empty columns hold nothing to print. */
function tidied(node: Table): Table {
  const isRule = (row: TableRow): boolean => row.children.every((cell) => /^(:?-{3,}:?)?$/.test(textOf(cell).trim()))
  const isEmpty = (row: TableRow): boolean => row.children.every((cell) => cell.children.length === 0)
  const rows = node.children.filter((row, index) => index === 0 || isEmpty(row) || !isRule(row))
  return withoutEmptyColumns({ ...node, children: rows })
}

function withoutEmptyColumns(node: Table): Table {
  const count = Math.max(0, ...node.children.map((row) => row.children.length))
  const kept = Array.from({ length: count }, (_, index) => index).filter((index) =>
    node.children.some((row) => (row.children[index]?.children.length ?? 0) > 0),
  )
  if (kept.length === count) return node
  const empty: TableCell = { type: 'tableCell', children: [] }
  const children = node.children.map((row) => ({ ...row, children: kept.map((index) => row.children[index] ?? empty) }))
  return { ...node, children, align: kept.map((index) => node.align?.[index] ?? null) }
}

function columnsOf(node: Table): Column[] {
  const [head, ...rows] = node.children
  const count = Math.max(0, ...node.children.map((row) => row.children.length))
  const textIn = (row: TableRow | undefined, index: number): string => {
    const found = row?.children[index]
    return found ? textOf(found).trim() : ''
  }
  return Array.from({ length: count }, (_, index) => ({
    heading: textIn(head, index),
    cells: rows.map((row) => textIn(row, index)),
    align: alignmentOf(node.align?.[index]),
  }))
}

function alignmentOf(align: string | null | undefined): Alignment | undefined {
  return align === 'left' || align === 'right' || align === 'center' ? align : undefined
}

function holdsLinks(node: Nodes): boolean {
  if (['link', 'linkReference', 'footnoteReference'].includes(node.type)) return true
  return 'children' in node && childrenOf(node).some(holdsLinks)
}
