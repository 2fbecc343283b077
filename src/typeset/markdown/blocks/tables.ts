import type { Nodes, Table, TableCell, TableRow } from 'mdast'
import { array, points } from '../../typst-syntax.ts'
import { widthOf } from '../characters/long-words.ts'
import type { State } from '../context.ts'
import { inline } from '../inlines/inlines.ts'
import { childrenOf, textOf } from '../tree.ts'
import { call, join, marked, named } from '../write.ts'
import { type Alignment, type Column, type ColumnLayout, layOut } from './columns.ts'
import { isMerged, type PlacedCell, placed } from './table-grid.ts'

/** Lines of a row that stays on one page. */
const MOST_LINES = 15

/** A table as wide as the text, its columns as wide as their contents need. Columns that hold nothing are left out. */
export function table(node: Table, state: State): string {
  const filled = tidied(node)
  const columns = columnsOf(filled)
  if (columns.length === 0) return ''
  const layout = layOut(columns, state.width, sizesIn(state))
  if (layout.fits || !state.context.isLargePrint || isMerged(filled)) return write(filled, layout, state)
  return join(
    brokenUp(columns, state).map((shown, index) => {
      const part = withColumns(filled, shown, index > 0)
      const own = columnsOf(part)
      return write(part, layOut(own, state.width, sizesIn(state)), state)
    }),
  )
}

/** Points of the text around a table, and of the smallest type in one. */
function sizesIn({ context }: State): { text: number; smallest: number } {
  return { text: context.textSize ?? 12, smallest: context.isLargePrint ? 16 : 10 }
}

/**
 * The columns of a table in runs that fit, each with the first one, which says what a row is about.
 * @returns positions, 0-based
 */
function brokenUp(columns: readonly Column[], state: State): number[][] {
  const fits = (shown: readonly number[]): boolean =>
    layOut(
      shown.flatMap((index) => columns[index] ?? []),
      state.width,
      sizesIn(state),
    ).fits
  const runs: number[][] = []
  for (const index of columns.keys()) {
    const last = runs.at(-1)
    if (index < 2 && last) last.push(index)
    else if (!last) runs.push([index])
    else if (fits([...last, index])) last.push(index)
    else runs.push([0, index])
  }
  return runs
}

/** A table with some of its columns. @param isAgain whether the first one was printed before: its notes were, too */
function withColumns(node: Table, shown: readonly number[], isAgain: boolean): Table {
  const cell = (row: TableRow, column: number): TableCell => {
    const found = row.children[column] ?? { type: 'tableCell', children: [] }
    return isAgain && column === 0 ? { ...found, children: [{ type: 'text', value: textOf(found) }] } : found
  }
  return {
    ...node,
    align: shown.map((index) => node.align?.[index] ?? null),
    children: node.children.map((row) => ({ ...row, children: shown.map((column) => cell(row, column)) })),
  }
}

/** True for a table that fits only on a page that is turned, at a place where a page can begin. */
export function needsLandscape(node: Table, state: State): boolean {
  const columns = columnsOf(tidied(node))
  return state.outermost && state.width < landscapeWidth(state) && !layOut(columns, state.width, sizesIn(state)).fits
}

/** Width of the text on a turned page, in points; A4 with the margins of the house style by default. */
export function landscapeWidth(state: State): number {
  return state.context.textWidth?.landscape ?? 700
}

function write(node: Table, layout: ColumnLayout, state: State): string {
  const grid = placed(node)
  const heads = grid.rows.slice(0, grid.headerRows)
  const keyed = heads.flat().every((one) => isBlank(one.node))
  const cells = (row: readonly PlacedCell[]): string =>
    `(${row.map((one) => `${cell(one, layout, state)},`).join(' ')})`
  const body = (row: readonly PlacedCell[]): string => (isTall(row, layout) ? `(tall: ${cells(row)})` : cells(row))
  const rows = grid.rows.slice(grid.headerRows).map((row, index) => {
    const source = node.children[grid.headerRows + index]
    return source ? marked(body(row), source, state) : body(row)
  })
  return call(
    'data-table',
    named('columns', array(layout.widths.map((width) => `${width}fr`))),
    named('align', array(layout.alignments)),
    named('size', points(layout.size)),
    named('header', keyed || heads.length === 0 ? 'none' : cells(heads.flat())),
    named('header-rows', keyed || heads.length < 2 ? undefined : String(heads.length)),
    // A repeated heading is an artifact to PDF/UA, and artifacts must not hold links or notes.
    named('repeat', String(heads.length > 0 && !node.children.slice(0, grid.headerRows).some(holdsLinks))),
    `\n${rows.join(',\n')}${rows.length > 0 ? ',\n' : ''}`,
  )
}

/** True for a cell that prints nothing. */
function isBlank(cell: TableCell): boolean {
  return textOf(cell).trim() === '' && count(cell, 'image') + count(cell, 'footnoteReference') === 0
}

/** True for a row that may be divided between pages: it has many lines, or pictures. */
function isTall(row: readonly PlacedCell[], layout: ColumnLayout): boolean {
  return row.some(({ node, column, columns, rows }) => {
    const ems = Math.max(1, emsOf(column, columns, layout))
    const lines = count(node, 'break') + Math.ceil((1.2 * widthOf(textOf(node))) / ems)
    return count(node, 'image') > 0 || lines > MOST_LINES * rows
  })
}

function count(node: Nodes, type: Nodes['type']): number {
  const inner = 'children' in node ? childrenOf(node) : []
  return inner.reduce((total, child) => total + count(child, type), node.type === type ? 1 : 0)
}

/** Room for text in columns side by side, in ems. */
function emsOf(column: number, columns: number, layout: ColumnLayout): number {
  const width = layout.widths.slice(column, column + columns).reduce((sum, one) => sum + one, 0)
  return (width - 10) / layout.size
}

function cell({ node, column, columns, rows }: PlacedCell, layout: ColumnLayout, state: State): string {
  const ems = Math.max(1, emsOf(column, columns, layout))
  const body =
    node.children.length === 0 ? '[]' : inline(node.children, { ...state, outermost: false, columnWidth: ems })
  return columns === 1 && rows === 1 ? body : `(columns: ${columns}, rows: ${rows}, column: ${column}, body: ${body})`
}

/** Width of the text on an upright A4 page with the margins of the house style, in points. */
export const PORTRAIT_WIDTH = 453

/** Rows of dashes are the line under a heading, left over from a conversion; empty columns hold nothing to print. */
function tidied(node: Table): Table {
  const isRule = (row: TableRow): boolean => row.children.every((cell) => /^(:?-{3,}:?)?$/.test(textOf(cell).trim()))
  const isEmpty = (row: TableRow): boolean => row.children.every((cell) => cell.children.length === 0)
  const rows = node.children.filter((row, index) => index === 0 || isEmpty(row) || !isRule(row))
  const tidy = { ...node, children: rows }
  return isMerged(node) ? node : withoutEmptyColumns(tidy)
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

/** What each column holds; a cell that takes up several says nothing of the width of one. */
function columnsOf(node: Table): Column[] {
  const grid = placed(node)
  const textIn = (row: readonly PlacedCell[] | undefined, column: number): string[] =>
    (row ?? []).filter((one) => one.column === column && one.columns === 1).map((one) => textOf(one.node).trim())
  return Array.from({ length: grid.columns }, (_, column) => ({
    heading: grid.rows
      .slice(0, grid.headerRows)
      .flatMap((row) => textIn(row, column))
      .join(' ')
      .trim(),
    cells: grid.rows.slice(grid.headerRows).flatMap((row) => textIn(row, column)),
    align: alignmentOf(node.align?.[column]),
  }))
}

function alignmentOf(align: string | null | undefined): Alignment | undefined {
  return align === 'left' || align === 'right' || align === 'center' ? align : undefined
}

function holdsLinks(node: Nodes): boolean {
  if (['link', 'linkReference', 'footnoteReference'].includes(node.type)) return true
  return 'children' in node && childrenOf(node).some(holdsLinks)
}
