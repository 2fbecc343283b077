import { type Cell, cellLines } from '../tables/table.ts'
import type { Paragraph } from '../text/paragraph.ts'
import { element, elementText, type RecognisedElement, type Role } from './element.ts'
import type { FoundFigure } from './figures.ts'
import type { FlowTable } from './flow.ts'
import type { PageLine, PartMaker } from './parts.ts'

/** A paragraph, heading or caption: its words. */
export function textElement(parts: PartMaker, role: Role, { rows }: Paragraph): RecognisedElement {
  const lines = rows.map(({ page, lines }): PageLine => ({ page, pieces: lines.flatMap(({ pieces }) => pieces) }))
  return element(role, parts.words(lines))
}

/** Level 1 to 6 as a type of heading. */
export function headingRole(level: number): Role {
  const roles = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'] as const
  return roles[level - 1] ?? 'H6'
}

/** A table with its rows and cells, and its caption first. */
export function tableElement(
  parts: PartMaker,
  { table, rows }: FlowTable,
  caption: RecognisedElement | undefined,
): RecognisedElement {
  const made = rows.map(({ page, cells }, row) =>
    element(
      'TR',
      cells.map((cell) => cellElement(parts, page, cell, scopeOf(cell, row))),
    ),
  )
  return element('Table', caption ? [caption, ...made] : made)

  function scopeOf({ column }: Cell, row: number): 'Column' | 'Row' | undefined {
    if (row < table.headerRows) return 'Column'
    return table.headerColumn && column === 0 ? 'Row' : undefined
  }
}

function cellElement(
  parts: PartMaker,
  page: number,
  cell: Cell,
  scope: 'Column' | 'Row' | undefined,
): RecognisedElement {
  const { columnSpan, rowSpan } = cell
  const lines = cellLines(cell).map(({ pieces }) => ({ page, pieces }))
  return element(scope ? 'TH' : 'TD', parts.words(lines), {
    ...(scope ? { scope } : {}),
    ...(columnSpan > 1 ? { columnSpan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
  })
}

/** A figure: its pictures, and the words in them. */
export function figureElement(
  parts: PartMaker,
  page: number,
  { shapes, lines }: FoundFigure,
  caption: RecognisedElement | undefined,
): RecognisedElement {
  const drawn = shapes.map(({ drawing }) => parts.drawing(page, drawing))
  const words = parts
    .words(lines.map(({ pieces }) => ({ page, pieces })))
    .flatMap((kid) => (kid.kind === 'part' ? [kid] : kid.kids))
  return element('Figure', [...drawn, ...words], caption ? { alternative: elementText(caption).trim() } : {})
}
