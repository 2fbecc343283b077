import type { Paragraph, RootContent } from 'mdast'
import type { Transcript } from '../word/text/transcript.ts'
import type { Cell } from './cells.ts'
import type { CellRange } from './references.ts'
import { lines, type SheetRow, tablesOf } from './table.ts'

/** Rows that belong together: lines of text above a table, or a table. */
type Block = { kind: 'lines'; cells: Cell[] } | { kind: 'table'; rows: SheetRow[]; headers: number }

/**
 * Arranges the rows of a sheet as text and tables. Empty rows part tables where the next one has headings of its own; a
 * cell alone in its row above a table, or apart from one, is a line of text.
 *
 * @param runs rows without an empty one between them
 * @param titles rows that are printed on each page, which are headings
 */
export function blocksOf(
  runs: readonly (readonly SheetRow[])[],
  titles: CellRange | undefined,
  merges: readonly CellRange[],
  transcript: Transcript,
): RootContent[] {
  const blocks: Block[] = []
  for (const run of runs) {
    const start = run.findIndex(({ cells }) => cells.length > 1)
    const rows = start === -1 ? [] : run.slice(start)
    const headers = headersOf(rows, titles, merges)
    const table = blocks.findLast((block) => block.kind === 'table')
    if (rows.length > 0 && headers === 0 && table) table.rows.push(...run)
    else {
      const above = (start === -1 ? run : run.slice(0, start)).flatMap(({ cells }) => cells)
      if (above.length > 0) blocks.push({ kind: 'lines', cells: above })
      if (rows.length > 0) blocks.push({ kind: 'table', rows: [...rows], headers })
    }
  }
  return blocks.flatMap((block): RootContent[] =>
    block.kind === 'table'
      ? tablesOf(block.rows, block.headers, merges, transcript)
      : block.cells.map((cell) => paragraphOf(cell, transcript)),
  )
}

function paragraphOf(cell: Cell, transcript: Transcript): Paragraph {
  const children = lines(cell, false, transcript)
  const position = transcript.write('')
  transcript.endLine()
  return {
    type: 'paragraph',
    children,
    position: { start: children[0]?.position?.start ?? position.start, end: position.end },
  }
}

/**
 * How many rows at the top of a table are headings: those printed on each page; rows of words above figures, of which there
 * are several only where cells of the first are merged; or a first row in bold.
 */
function headersOf(rows: readonly SheetRow[], titles: CellRange | undefined, merges: readonly CellRange[]): number {
  const isTitle = ({ row }: SheetRow): boolean =>
    titles !== undefined && row >= titles.first.row && row <= titles.last.row
  const marked = rows.findIndex((row) => !isTitle(row))
  if (marked > 0) return marked
  const [first] = rows
  if (!first || rows.length < 2) return 0
  const words = rows.findIndex((row) => !hasWordsOnly(row))
  const isMerged = merges.some(({ first: { row } }) => row === first.row)
  if (words === 1 || (words > 1 && words <= MOST_HEADERS && isMerged)) return words
  return hasWordsOnly(first) && first.cells.every(({ isBold }) => isBold) ? 1 : 0
}

const MOST_HEADERS = 3

/** Years are words here. */
function hasWordsOnly({ cells }: SheetRow): boolean {
  return cells.every(({ isNumber, text }) => !isNumber || /^(?:19|20)\d\d$/.test(text))
}
