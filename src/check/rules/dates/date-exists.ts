import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

/** Dates that no calendar has. */
export const dateExists: ReportRule = {
  id: 'date-exists',
  title: 'A date is in the calendar, and its ending fits its number.',
  severity: 'warning',
  description: 'Reports 31 November and 29 February of a common year, and endings such as 22th.',
  scope: 'report',
  examples: {
    valid: [{ report: 'On 29 February 2020 and on 22nd March 2021.' }],
    invalid: [{ report: 'On 31 November 2022 and on 22th March 2021.', at: ['31 November 2022', '22th March 2021'] }],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  for (const { block, date } of text.dates) {
    const place = block.place(date.from, date.to)
    if (date.iso === undefined) {
      yield {
        reason: `Unexpected date ${date.words}, expected a day that the month has`,
        place,
        note: 'Correct the day.',
      }
    } else if (date.ordinal !== undefined && date.ordinal.toLowerCase() !== ending(date.day)) {
      yield {
        reason: `Unexpected ending ${date.ordinal} of ${date.day}, expected ${ending(date.day)}`,
        place,
        note: `Write ${date.day}${ending(date.day)}, or leave the ending out.`,
      }
    }
  }
}

function ending(day: number): string {
  if (day >= 11 && day <= 13) return 'th'
  return { 1: 'st', 2: 'nd', 3: 'rd' }[day % 10] ?? 'th'
}
