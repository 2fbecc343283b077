import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

/** Dates that are not in the calendar. */
export const dateExists: ReportRule = {
  id: 'date-exists',
  title: 'A date exists, and has the right ending, such as 22nd.',
  severity: 'warning',
  description: 'Reports dates such as 31 November, 29 February in a year that is not a leap year, and 22th.',
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
        reason: `There is no ${date.words}.`,
        place,
        note: 'Correct the date.',
      }
    } else if (date.ordinal !== undefined && date.ordinal.toLowerCase() !== ending(date.day)) {
      yield {
        reason: `${date.day}${date.ordinal} should be ${date.day}${ending(date.day)}.`,
        place,
        note: `Write ${date.day}${ending(date.day)}, or ${date.day} alone.`,
      }
    }
  }
}

function ending(day: number): string {
  if (day >= 11 && day <= 13) return 'th'
  return { 1: 'st', 2: 'nd', 3: 'rd' }[day % 10] ?? 'th'
}
