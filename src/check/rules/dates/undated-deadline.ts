import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const DEADLINE =
  /\b(?:before|by|after|until)\s(?:the\s)?(?:(?:end\sof\s)?(?:summer|parliamentary|christmas|easter|autumn)\s(?:recess|break|holidays?))\b(?!\s(?:in|of)?\s?\d{4})/gi

/** Deadlines without a year. */
export const undatedDeadline: ReportRule = {
  id: 'undated-deadline',
  title: 'A deadline gives the year.',
  severity: 'info',
  description:
    'A report may be read long after it is written, so "before the summer recess" may be past. Reports such words if no year follows them.',
  scope: 'report',
  examples: {
    valid: [{ report: 'Guidance is due before the summer recess 2022.' }],
    invalid: [{ report: 'Guidance is due before the summer recess.', at: ['before the summer recess'] }],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  for (const block of text.blocks) {
    for (const match of block.text.matchAll(DEADLINE)) {
      yield {
        reason: `"${match[0]}" does not say which year.`,
        place: block.place(match.index, match.index + match[0].length),
        note: 'Add the year, and check that it is not in the past.',
      }
    }
  }
}
