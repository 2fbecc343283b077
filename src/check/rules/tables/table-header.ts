import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

/** The header rows of tables. */
export const tableHeader: ReportRule = {
  id: 'table-header',
  title: 'A table has a header row with words in it.',
  severity: 'warning',
  reference: 'WCAG 2.2, 1.3.1; ISO 14289-1 (PDF/UA-1), 7.5',
  description:
    'A screen reader reads out the header of a column before each cell. An empty header tells the listener nothing.',
  scope: 'report',
  examples: {
    valid: [{ report: '| Council meeting | Date |\n| --- | --- |\n| Cabinet | 9 November 2020 |\n' }],
    invalid: [
      {
        report: '| | |\n| --- | --- |\n| Cabinet | 9 November 2020 |\n',
        at: ['| | |\n| --- | --- |\n| Cabinet | 9 November 2020 |'],
      },
    ],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  for (const grid of text.grids) {
    if (grid.kind !== 'table' || grid.rows.length === 0 || grid.header.some((cell) => cell.text !== '')) continue
    yield {
      reason: 'The header row of this table is empty.',
      place: grid.place,
      note: 'Say at the top of each column what it holds, or turn the table into a list.',
    }
  }
}
