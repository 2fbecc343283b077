/** A cell by its row and column, 0-based. */
export interface CellPlace {
  row: number
  column: number
}

/** Cells from one corner to the other, both counted. */
export interface CellRange {
  first: CellPlace
  last: CellPlace
}

/** The rows and columns that a sheet can have (ECMA-376-1, 18.3.1.73 and Excel's limits). */
export const LAST_ROW = 1_048_575
export const LAST_COLUMN = 16_383

/** `B7` as a place; undefined for anything else. Dollar signs do not count. */
export function cellPlace(reference: string): CellPlace | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference.trim()) ?? []
  if (letters === undefined || digits === undefined) return undefined
  const place = { row: Number(digits) - 1, column: columnOf(letters) }
  return place.row >= 0 && place.row <= LAST_ROW && place.column <= LAST_COLUMN ? place : undefined
}

/** `A1:F20`, `A:F`, `1:2` or `B7` as a range. */
export function cellRange(reference: string): CellRange | undefined {
  const [from = '', to = from] = reference.replaceAll('$', '').split(':')
  const [first, last] = [corner(from, 0, 0), corner(to, LAST_ROW, LAST_COLUMN)]
  if (!first || !last || first.row > last.row || first.column > last.column) return undefined
  return { first, last }
}

/** A corner of a range; a row or a column alone goes to the edge of the sheet. */
function corner(text: string, row: number, column: number): CellPlace | undefined {
  if (/^\d{1,7}$/.test(text)) return { row: Number(text) - 1, column }
  if (/^[A-Z]{1,3}$/i.test(text)) return { row, column: columnOf(text) }
  return cellPlace(text)
}

function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** A place as Excel writes it: `B7`. */
export function cellName({ row, column }: CellPlace): string {
  return `${columnName(column)}${row + 1}`
}

/** The letters of a column: `AB`. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

export function isWithin({ row, column }: CellPlace, { first, last }: CellRange): boolean {
  return row >= first.row && row <= last.row && column >= first.column && column <= last.column
}
