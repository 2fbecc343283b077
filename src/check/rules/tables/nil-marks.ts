import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { figureOf, nilMark } from '../../text/figures.ts'
import type { Cell, Grid } from '../../text/grid.ts'

/** The symbol for nil in tables of figures. */
export const nilMarks: ReportRule = {
  id: 'nil-marks',
  title: 'A table uses one symbol for nil.',
  severity: 'warning',
  description:
    'Reports rows of a table of figures that use a different symbol for nil from most cells, such as "-", "–", "_", a bullet or a blank. A blank counts only in a column that also uses a symbol.',
  scope: 'report',
  examples: {
    valid: [{ report: '| A | B | C |\n| --- | --- | --- |\n| x | 1 | - |\n| y | - | 2 |\n| Total | 1 | 2 |\n' }],
    invalid: [
      { report: '| A | B | C |\n| --- | --- | --- |\n| x | 1 | - |\n| y | - | 2 |\n| z | _ | 3 |\n', at: ['_'] },
    ],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  for (const grid of text.grids) {
    const marked = marksOf(grid)
    const counts = new Map<string, number>()
    for (const { mark } of marked) counts.set(mark, (counts.get(mark) ?? 0) + 1)
    if (counts.size < 2) continue
    const [usual] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] === '-' ? -1 : 1))
    const [mark] = usual ?? ['-']
    const rows = new Set<number>()
    for (const { cell, mark: own, row } of marked) {
      if (own === mark || rows.has(row)) continue
      rows.add(row)
      yield {
        reason: `This cell has ${words(own)} for nil, but most cells in the table have ${words(mark)}.`,
        place: cell.place,
        note: `Use one symbol throughout. This table has these: ${[...counts.keys()].map(words).join(', ')}.`,
        actual: own,
        expected: [mark],
      }
    }
  }
}

interface Marked {
  cell: Cell
  mark: string
  row: number
}

/** Symbols for nil in columns of figures. A blank stands for nil only in a column that has a symbol as well. */
function marksOf({ header, rows }: Grid): Marked[] {
  const width = Math.max(header.length, ...rows.map((row) => row.length))
  const found: Marked[] = []
  const isSparse = (row: readonly Cell[]) => row.filter((cell) => cell.text === '').length * 2 >= row.length
  const figures = rows.flat().filter((cell) => figureOf(cell.text)).length
  if (figures < 2) return found
  for (let column = 1; column < width; column += 1) {
    const cells = rows.flatMap((row, index) => {
      const cell = row[column]
      // In a row that is mostly empty, such as a title or a note, a blank is not nil.
      return cell && !(cell.text === '' && isSparse(row)) ? [{ cell, row: index, mark: nilMark(cell.text) }] : []
    })
    const isNumeric = cells.every(({ cell, mark }) => mark !== undefined || figureOf(cell.text))
    const isMarked = cells.some(({ mark }) => mark !== undefined && mark !== 'blank')
    if (!isNumeric || !isMarked) continue
    for (const { cell, mark, row } of cells) if (mark !== undefined) found.push({ cell, mark, row })
  }
  return found
}

function words(mark: string): string {
  return mark === 'blank' ? 'a blank' : `"${mark}"`
}
