import type { PageView, Shape, TextPiece } from '../reading/page-view.ts'
import { alignedTables } from '../tables/aligned-tables.ts'
import { gridTables } from '../tables/grid-tables.ts'
import { ruleTables } from '../tables/rule-tables.ts'
import type { FoundTable } from '../tables/table.ts'
import { pieceBox } from '../tables/table.ts'
import { beside } from '../tables/table-rows.ts'
import { holdsMiddle, lineBox } from '../text/box.ts'
import { drawnBullets } from '../text/bullets.ts'
import { columnsOf, type Placed } from '../text/columns.ts'
import { type Line, linesOf } from '../text/line.ts'
import { type Row, rowOf } from '../text/paragraph.ts'
import { type Pitch, paragraphsOf } from '../text/paragraphs.ts'
import { type FoundFigure, figuresOn } from './figures.ts'
import type { FlowItem, FlowTable } from './flow.ts'

/** A page, taken apart. */
export interface PageFlow {
  page: number
  columns: readonly (readonly Standing[])[]
  sideways: readonly Line[]
}

/** Something that stands in a column. */
export type Standing = Placed &
  (
    | { kind: 'line'; line: Line }
    | { kind: 'table'; table: FoundTable }
    | { kind: 'figure'; figure: FoundFigure }
    | { kind: 'form'; shape: Shape }
  )

/** Share of the size up to which words in a table belong to the same column. */
const tableGap = 0.45

/** Lines of a page as words run, those that lie on their side left out. */
export function uprightLines(view: PageView): Line[] {
  const inside = view.texts.filter((piece) => !piece.sideways && isOnPage(view, piece))
  return linesOf([...inside, ...drawnBullets(view)])
}

function isOnPage({ width, height }: PageView, piece: TextPiece): boolean {
  return holdsMiddle([0, 0, width, height], pieceBox(piece))
}

/** Finds tables, figures and columns of a page. `running` are lines that are not to be read out. */
export function readFlow(
  view: PageView,
  page: number,
  lines: readonly Line[],
  running: ReadonlySet<Line>,
  isOrnament: (shape: Shape) => boolean,
): PageFlow {
  const words = lines.filter((line) => !running.has(line))
  const pieces = words.flatMap((line) => line.pieces)
  const grids = gridTables(view, pieces)
  const taken = new Set(grids.flatMap(piecesOf))
  const left = pieces.filter((piece) => !taken.has(piece))
  const tables = [...grids, ...ruleTables(view, linesOf(left, tableGap)).filter((table) => !overlaps(table, grids))]
  for (const piece of tables.flatMap(piecesOf)) taken.add(piece)
  const ofTables = new Set(tables.flatMap(({ drawings }) => drawings))
  const free = words.filter(({ pieces: own }) => !own.some((piece) => taken.has(piece)))
  // A line that only partly belongs to a table is taken apart.
  const cut = words.filter(
    ({ pieces: own }) => own.some((piece) => taken.has(piece)) && !own.every((piece) => taken.has(piece)),
  )
  const rest = linesOf(cut.flatMap(({ pieces: own }) => own.filter((piece) => !taken.has(piece))))
  const loose = [...free, ...rest]
  const bullets = new Set(
    loose.flatMap(({ pieces: own }) => own.filter(({ drawn }) => drawn).map(({ drawing }) => drawing)),
  )
  const figures = figuresOn(
    view,
    loose,
    (shape) => isOrnament(shape) || ofTables.has(shape.drawing) || bullets.has(shape.drawing),
  )
  const inFigures = new Set(figures.flatMap((figure) => figure.lines))
  const forms = view.shapes.filter(({ text }) => text !== '')
  const standing: Standing[] = [
    ...loose
      .filter((line) => !inFigures.has(line))
      .map((line): Standing => ({ kind: 'line', isLine: true, box: lineBox(line), line })),
    ...tables.map((table): Standing => ({ kind: 'table', isLine: false, box: table.box, table })),
    ...figures.map((figure): Standing => ({ kind: 'figure', isLine: false, box: figure.box, figure })),
    ...forms.map((shape): Standing => ({ kind: 'form', isLine: false, box: shape.box, shape })),
  ]
  const sideways = view.texts.filter((piece) => piece.sideways && isOnPage(view, piece))
  return { page, columns: columnsOf(standing, view.width), sideways: sideways.map((piece) => lineOfOne(piece)) }
}

function lineOfOne(piece: TextPiece): Line {
  const { text, left, right, baseline, size, bold } = piece
  return { pieces: [piece], text, left, right, baseline, size, bold }
}

function piecesOf({ rows }: FoundTable): TextPiece[] {
  return rows.flatMap((row) => row.flatMap((cell) => cell.pieces))
}

function overlaps({ box }: FoundTable, others: readonly FoundTable[]): boolean {
  return others.some((other) => holdsMiddle(other.box, box) || holdsMiddle(box, other.box))
}

/** The rows of each column, for the usual distance of lines. */
export function rowsOfColumns({ page, columns }: PageFlow): Row[][] {
  return columns.map((column) =>
    rowsIn(
      page,
      column.flatMap((item) => (item.kind === 'line' ? [item.line] : [])),
    ),
  )
}

/** What a page holds, one after the other. */
export function flowItems(flow: PageFlow, pitch: Pitch): FlowItem[] {
  const { page } = flow
  const items = flow.columns.flatMap((column): FlowItem[] => {
    const lines = column.flatMap((item) => (item.kind === 'line' ? [item.line] : []))
    const edges = {
      left: Math.min(...lines.map(({ left }) => left)),
      right: Math.max(...lines.map(({ right }) => right)),
    }
    return stretches(column).flatMap((stretch): FlowItem[] => {
      if (!Array.isArray(stretch)) return [itemOf(stretch, page)]
      return alignedTables(stretch).flatMap((part): FlowItem[] =>
        'rows' in part ? [flowTable(page, part)] : paragraphsOf(rowsIn(page, part.lines), edges, pitch),
      )
    })
  })
  if (flow.sideways.length > 0) items.push({ kind: 'sideways', page, lines: flow.sideways })
  return items
}

function itemOf(item: Exclude<Standing, { kind: 'line' }>, page: number): FlowItem {
  if (item.kind === 'table') return flowTable(page, item.table)
  if (item.kind === 'figure') return { kind: 'figure', page, figure: item.figure }
  return { kind: 'form', page, drawing: item.shape.drawing, text: item.shape.text }
}

/** Lines that no table or figure separates, and what separates them. */
function stretches(column: readonly Standing[]): (Line[] | Exclude<Standing, { kind: 'line' }>)[] {
  const found: (Line[] | Exclude<Standing, { kind: 'line' }>)[] = []
  for (const item of column) {
    const last = found.at(-1)
    if (item.kind !== 'line') found.push(item)
    else if (Array.isArray(last)) last.push(item.line)
    else found.push([item.line])
  }
  return found
}

function flowTable(page: number, table: FoundTable): FlowTable {
  return { kind: 'table', page, table, rows: table.rows.map((cells) => ({ page, cells })) }
}

function rowsIn(page: number, lines: readonly Line[]): Row[] {
  return beside(lines).map((row) => rowOf(page, row))
}
