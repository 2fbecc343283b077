import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import type { Cell } from '../../text/grid.ts'

const COMMA = /^\(?[-−]?£?\d{1,3}(?:,\d{3})+\)?\**$/
const POINT = /^\(?[-−]?£?\d{1,3}\.\d{3}\)?\**$/
const BROKEN = /^\(?[-−]?£?\d{1,3}(?:,\d{1,4})+\)?\**$/

/** How thousands are written in tables. */
export const digitGroups: ReportRule = {
  id: 'digit-groups',
  title: 'A table writes thousands in one way.',
  severity: 'warning',
  description:
    'Reports a figure such as 9.959 in a table with figures such as 9,959, and a figure such as 12,34, with the comma in the wrong place.',
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
        reason: isPoint
          ? `${figure} has a point, but this table writes thousands with a comma.`
          : `${figure} has a comma in the wrong place.`,
        place: cell.place,
        note: isPoint ? `Write ${figure.replace('.', ',')}.` : 'Correct the figure: a comma has three digits after it.',
        actual: figure,
        ...(example ? { cause: { reason: `A figure with a comma: ${bare(example)}`, place: example.place } } : {}),
      }
    }
  }
}

function bare(cell: Cell): string {
  return cell.text.replaceAll('**', '').trim()
}
