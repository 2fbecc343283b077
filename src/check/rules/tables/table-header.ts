import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

/** Heads of tables. */
export const tableHeader: ReportRule = {
  id: 'table-header',
  title: 'A table has words in its head.',
  severity: 'warning',
  reference: 'WCAG 2.2, 1.3.1; ISO 14289-1 (PDF/UA-1), 7.5',
  description: 'Who listens to a table hears the head of each column before its cells. An empty head says nothing.',
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
      reason: 'Unexpected empty head of a table, expected the titles of its columns',
      place: grid.place,
      note: 'Write what each column holds, or make a list of the table.',
    }
  }
}
