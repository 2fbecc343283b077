import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import type { Cell } from '../../text/grid.ts'

const COMMA = /^\(?[-−]?£?\d{1,3}(?:,\d{3})+\)?\**$/
const POINT = /^\(?[-−]?£?\d{1,3}\.\d{3}\)?\**$/
const BROKEN = /^\(?[-−]?£?\d{1,3}(?:,\d{1,4})+\)?\**$/

/** Groups of digits in tables. */
export const digitGroups: ReportRule = {
  id: 'digit-groups',
  title: 'Thousands are parted the same way throughout a table.',
  severity: 'warning',
  description: 'Reports (9.959) among figures such as 9,959, and groups that have not three digits, such as 12,34.',
  scope: 'report',
  examples: {
    valid: [{ report: '| A | B |\n| --- | --- |\n| x | 1,193 |\n| y | 9,959 |\n| z | 0.125 |\n' }],
    invalid: [
      {
        report:
          '| A | B | C |\n| --- | --- | --- |\n| x | 1,193 | (1,193) |\n| y | 9,959 | (9.959) |\n| z | 5,22 | 12 |\n',
        at: ['(9.959)', '5,22'],
      },
    ],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  for (const grid of text.grids) {
    const cells = grid.rows.flat()
    const grouped = cells.filter((cell) => COMMA.test(bare(cell)))
    if (grouped.length < 2) continue
    for (const cell of cells) {
      const figure = bare(cell)
      const isPoint = POINT.test(figure) && !figure.startsWith('0.') && !figure.startsWith('(0.')
      if (COMMA.test(figure) || (!isPoint && !BROKEN.test(figure))) continue
      const [example] = grouped
      yield {
        reason: `Unexpected figure ${figure} among thousands with commas, expected ${isPoint ? figure.replace('.', ',') : 'groups of three digits'}`,
        place: cell.place,
        note: 'Correct the figure.',
        actual: figure,
        ...(example ? { cause: { reason: `Thousands are written ${bare(example)} here`, place: example.place } } : {}),
      }
    }
  }
}

function bare(cell: Cell): string {
  return cell.text.replaceAll('**', '').trim()
}
