import type { RootContent } from 'mdast'
import { partOf } from '../parts.ts'
import { quoted } from '../word/findings.ts'
import type { Transcript } from '../word/text/transcript.ts'
import { child, childrenNamed, descendants } from '../xml.ts'
import { ArchiveError } from '../zip.ts'
import { blocksOf } from './blocks.ts'
import { type Cell, readCells } from './cells.ts'
import type { WorkbookFinding } from './findings.ts'
import { isTrue, type SheetPart, type Workbook, wordsOf } from './package.ts'
import { type CellRange, cellName, cellRange, columnName, isWithin } from './references.ts'
import { marksOf } from './sheet-marks.ts'
import type { SheetRow } from './table.ts'

/** A sheet as it is printed, and what there is to say of it. */
export interface ReadSheet {
  blocks: RootContent[]
  /** Cells that are printed. */
  size: number
  findings: WorkbookFinding[]
}

/** Cells that a pack can show: two thousand pages of tables. */
export const MOST_CELLS = 100_000

/** Reads a visible sheet: what its print area holds, without hidden rows and columns. @throws ArchiveError */
export function readSheet(sheet: SheetPart, workbook: Workbook, transcript: Transcript): ReadSheet {
  const hidden = hiddenIn(sheet)
  const areas = rangesIn(sheet.printArea)
  const within = (cell: Cell): boolean => areas.length === 0 || areas.some((area) => isWithin(cell, area))
  const all = readCells(sheet.root, workbook)
  const printed = all.filter(within)
  const isHidden = (cell: Cell): boolean => hidden.rows.has(cell.row) || hidden.isColumn(cell.column) || cell.isUnseen
  const cells = printed.filter((cell) => !isHidden(cell) && cell.text.trim() !== '')
  if (cells.length > MOST_CELLS) throw new ArchiveError('too-large', sheet.name)
  const merges = [...descendants(sheet.root, 'x:mergeCell')].flatMap(
    (one) => cellRange(one.attributes.get('ref') ?? '') ?? [],
  )
  const [titles] = rangesIn(sheet.printTitles).filter(({ first, last }) => last.row - first.row < 20)
  const each = areas.length === 0 ? [cells] : areas.map((area) => cells.filter((cell) => isWithin(cell, area)))
  return {
    blocks: each.flatMap((some) => blocksOf(runsOf(some, hidden.rows), titles, merges, transcript)),
    size: cells.length,
    findings: [
      ...hiddenFindings(
        printed.filter((cell) => isHidden(cell) && cell.text.trim() !== ''),
        hidden,
        sheet.name,
      ),
      ...leftOut(all.length - printed.length, sheet),
      ...printed.filter((cell) => !isHidden(cell)).flatMap((cell) => doubtful(cell, sheet.name)),
      ...marksOf(sheet, cells),
      ...commentsIn(sheet, workbook),
    ],
  }
}

interface Hidden {
  rows: ReadonlySet<number>
  isColumn(column: number): boolean
}

function hiddenIn({ root }: SheetPart): Hidden {
  const rows = new Set<number>()
  let at = -1
  for (const { attributes } of childrenNamed(child(root, 'x:sheetData'), 'x:row')) {
    at = attributes.has('r') ? Number(attributes.get('r')) - 1 : at + 1
    if (isTrue(attributes.get('hidden')) || attributes.get('ht') === '0') rows.add(at)
  }
  const columns = childrenNamed(child(root, 'x:cols'), 'x:col')
    .filter(({ attributes }) => isTrue(attributes.get('hidden')) || attributes.get('width') === '0')
    .map(({ attributes }) => [Number(attributes.get('min')) - 1, Number(attributes.get('max')) - 1] as const)
  return { rows, isColumn: (column) => columns.some(([first, last]) => column >= first && column <= last) }
}

/** Ranges of one sheet in a name such as `'Budget 1'!$A$1:$F$20,'Budget 1'!$H$1:$J$9`. */
function rangesIn(definition: string | undefined): CellRange[] {
  return (definition ?? '')
    .split(/,(?=(?:[^']*'[^']*')*[^']*$)/)
    .flatMap((part) => cellRange(part.slice(part.lastIndexOf('!') + 1)) ?? [])
}

/** Cells row by row, in runs without an empty row between them; hidden rows do not count. */
function runsOf(cells: readonly Cell[], hidden: ReadonlySet<number>): SheetRow[][] {
  const byRow = new Map<number, Cell[]>()
  for (const cell of cells) {
    const inRow = byRow.get(cell.row)
    if (inRow) inRow.push(cell)
    else byRow.set(cell.row, [cell])
  }
  const runs: SheetRow[][] = []
  let last: number | undefined
  for (const [row, inRow] of [...byRow].sort(([a], [b]) => a - b)) {
    let next = (last ?? row) + 1
    while (next < row && hidden.has(next)) next += 1
    if (last === undefined || next < row) runs.push([])
    runs.at(-1)?.push({ row, cells: inRow })
    last = row
  }
  return runs
}

function hiddenFindings(cells: readonly Cell[], hidden: Hidden, sheet: string): WorkbookFinding[] {
  const [first] = cells
  if (!first) return []
  const columns = [...new Set(cells.map(({ column }) => column))].filter(hidden.isColumn).sort((a, b) => a - b)
  const rows = [...new Set(cells.map(({ row }) => row))].filter((row) => hidden.rows.has(row))
  const what = [
    ...(rows.length > 0 ? [`rows ${shortList(rows.map((row) => String(row + 1)))}`] : []),
    ...(columns.length > 0 ? [`columns ${shortList(columns.map(columnName))}`] : []),
    ...(cells.some(({ isUnseen }) => isUnseen) ? ['words that are white on white'] : []),
  ]
  return [
    {
      rule: 'excel-hidden',
      severity: 'acceptable',
      reason: `Sheet ${quoted(sheet)} has something hidden: ${what.join(', ')}. It is left out of the pack, but whoever gets the workbook can read it.`,
      note: `Delete it, or show it if readers may have it. It begins at cell ${cellName(first)}.`,
      position: undefined,
    },
  ]
}

function shortList(names: readonly string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ')
}

function leftOut(count: number, sheet: SheetPart): WorkbookFinding[] {
  if (count === 0) return []
  return [
    {
      rule: 'excel-left-out',
      severity: 'info',
      reason: `${count} cells of sheet ${quoted(sheet.name)} are outside its print area, and left out.`,
      note: 'If readers need them, choose Page layout, Print area, Set print area.',
      position: undefined,
    },
  ]
}

const PROBLEMS: Readonly<Record<NonNullable<Cell['problem']>, { reason: string; note: string }>> = {
  error: { reason: 'A formula gives an error', note: 'Correct the formula.' },
  'not-calculated': {
    reason: 'A formula has no result, because no spreadsheet program has calculated it',
    note: 'Open the workbook in Excel and save it.',
  },
  format: { reason: 'The number format of a cell is not understood', note: 'Give the cell another number format.' },
}

function doubtful(cell: Cell, sheet: string): WorkbookFinding[] {
  if (!cell.problem) return []
  const { reason, note } = PROBLEMS[cell.problem]
  const where = `Sheet ${quoted(sheet)}, cell ${cellName(cell)}.`
  const actual = cell.text === '' ? {} : { actual: cell.text }
  return [
    {
      rule: 'excel-value',
      severity: 'warning',
      reason: `${reason}.`,
      note: `${note} ${where}`,
      position: undefined,
      ...actual,
    },
  ]
}

function commentsIn({ name, relationships }: SheetPart, { archive }: Workbook): WorkbookFinding[] {
  const parts = [...relationships.values()].filter(({ type, external }) => type === 'comments' && !external)
  return parts.flatMap(({ target }) => {
    const root = partOf(archive, target)
    return [...(root ? descendants(root, 'x:comment') : [])].map(
      (comment): WorkbookFinding => ({
        rule: 'excel-comments',
        severity: 'acceptable',
        reason: `A comment is still in the workbook: ${quoted(wordsOf(comment))}.`,
        note: `Settle it and delete it: Review, Delete. Comments are never printed. Sheet ${quoted(name)}, cell ${comment.attributes.get('ref') ?? ''}.`,
        position: undefined,
      }),
    )
  })
}
