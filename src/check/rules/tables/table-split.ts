import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const RULE = /^:?-{3,}:?$/

/** Tables that came apart. */
export const tableSplit: ReportRule = {
  id: 'table-split',
  title: 'A table has one line of dashes, and rows below it.',
  severity: 'warning',
  description:
    'When a paper is converted, a table that crosses a page comes out in two, and lines of dashes end up among its rows.',
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
        reason: 'Unexpected line of dashes among the rows of a table, expected one below its head',
        place: first.place,
        note: 'Remove the line, and join the table to its other half.',
      }
    }
    if (body.length > 0 || grid.rows.length > 0) continue
    yield {
      reason: 'Unexpected table without rows, expected some below its head',
      place: grid.place,
      note: 'Join it to the table that follows, or remove it.',
    }
  }
}
