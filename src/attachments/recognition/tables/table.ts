import type { Box } from '../../../pdf/geometry.ts'
import type { TextPiece } from '../reading/page-view.ts'
import { lineBox } from '../text/box.ts'
import { joinedText, type Line, linesOf } from '../text/line.ts'

export interface Cell {
  column: number
  rowSpan: number
  columnSpan: number
  pieces: readonly TextPiece[]
}

/** A table as it stands on one page. */
export interface FoundTable {
  box: Box
  /** Cells by row, in order of their columns; one that spans several rows stands in the first. */
  rows: readonly (readonly Cell[])[]
  /** Distances of the edges of its columns from the left edge of the page. */
  edges: readonly number[]
  /** Rows at the top that head the columns. */
  headerRows: number
  /** The first column heads the rows. */
  headerColumn: boolean
  /** Operators that draw its lines and areas. */
  drawings: readonly number[]
  /** From 0 to 1: how sure it is that this is a table. */
  certainty: number
}

/** The words of a cell, in reading order. */
export function cellText(cell: Cell): string {
  return cellLines(cell)
    .map(({ text }) => text)
    .join(' ')
}

/** The lines of a cell from top to bottom. */
export function cellLines({ pieces }: Cell): Line[] {
  return pieces.length === 0 ? [] : linesOf(pieces)
}

/** What a piece takes up. */
export function pieceBox({ left, right, baseline, size }: TextPiece): Box {
  return lineBox({ left, right, baseline, size })
}

/**
 * How many rows at the top head the columns: those in bold above others that are not, or one whose words stand above numbers.
 * Nothing where neither shows.
 */
export function headerRowsOf(rows: readonly (readonly Cell[])[]): number {
  // One cell alone heads the rows below it, unless it is the title of all.
  const plain = rows.findIndex((row, index) => !isBoldRow(row) || (index > 0 && row.length === 1))
  if (plain > 0) return plain
  const [first, ...others] = rows
  if (!first || others.length < 2 || first.some(({ column, pieces }) => column > 0 && isNumeric(joinedText(pieces))))
    return 0
  const numeric = first.filter(({ column, pieces }) => {
    const below = others.flatMap((row) => row.find((cell) => cell.column === column) ?? [])
    const filled = below.map((cell) => joinedText(cell.pieces)).filter((text) => text !== '')
    return column > 0 && pieces.length > 0 && filled.length > 1 && filled.every(isNumeric)
  })
  return numeric.length > 0 ? 1 : 0
}

/** True where the first column is in bold, below the rows that head the table, and the others are not. */
export function hasHeaderColumn(rows: readonly (readonly Cell[])[], headerRows: number): boolean {
  const body = rows.slice(headerRows)
  const firsts = body.flatMap(([first]) => (first?.column === 0 && first.pieces.length > 0 ? [first] : []))
  const others = body.flatMap((row) => row.filter(({ column, pieces }) => column > 0 && pieces.length > 0))
  return firsts.length > 1 && firsts.every(isBoldCell) && others.length > 0 && !others.every(isBoldCell)
}

/** True where a column after the first has figures, and nothing else. */
export function hasFigures(rows: readonly (readonly Cell[])[]): boolean {
  return (rows[0] ?? []).slice(1).some(({ column }) => {
    const filled = rows
      .flatMap((row) => row.find((cell) => cell.column === column && hasWords(cell)) ?? [])
      .map(cellText)
    return filled.length > 1 && filled.every(isNumeric)
  })
}

/** Signs alone, such as those that draw a box in typewritten text, fill no cell. */
export function hasWords({ pieces }: Cell): boolean {
  return pieces.some(({ text }) => /[\p{L}\p{N}]/u.test(text))
}

function isBoldRow(row: readonly Cell[]): boolean {
  const filled = row.filter(({ pieces }) => pieces.length > 0)
  return filled.length > 0 && filled.every(isBoldCell)
}

function isBoldCell({ pieces }: Cell): boolean {
  const words = pieces.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
  return words.length > 0 && words.every(({ bold }) => bold)
}

/** True for figures, with units at most. */
function isNumeric(text: string): boolean {
  return /\d/.test(text) && !/\p{L}{3}/u.test(text)
}
