import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const RULE = /^:?-{3,}:?$/

/** Tables that were split when a paper was converted. */
export const tableSplit: ReportRule = {
  id: 'table-split',
  title: 'A table has one line of dashes, with rows below it.',
  severity: 'warning',
  description:
    'When a paper is converted, a table that runs over a page can be split in two, or get a line of dashes among its rows.',
  scope: 'report',
  examples: {
    valid: [{ report: '| A | B |\n| --- | --- |\n| x | y |\n' }],
    invalid: [
      { report: '| A | B |\n| --- | --- |\n|---|---|\n| x | y |\n', at: ['---'] },
      { report: '| A | B |\n| --- | --- |\n\n| x | y |\n| --- | --- |\n| z | z |\n', at: ['| A | B |\n| --- | --- |'] },
    ],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  for (const grid of text.grids) {
    if (grid.kind !== 'table') continue
    const body = grid.rows.filter((row) => !row.every((cell) => RULE.test(cell.text)))
    for (const row of grid.rows) {
      const [first] = row
      if (!first || !row.every((cell) => RULE.test(cell.text))) continue
      yield {
        reason: 'There is a line of dashes among the rows of this table.',
        place: first.place,
        note: 'Remove the line. If the table was split there, join the two halves.',
      }
    }
    if (body.length > 0 || grid.rows.length > 0) continue
    yield {
      reason: 'This table has a header, but no rows.',
      place: grid.place,
      note: 'Join it to the table below, or remove it.',
    }
  }
}
