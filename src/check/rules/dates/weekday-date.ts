import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { type DateInText, isoDate, weekdayName, weekdayOf } from '../../text/dates.ts'

/** A weekday that the date did not fall on. */
export const weekdayDate: ReportRule = {
  id: 'weekday-date',
  title: 'A weekday written beside a date is the day of that date.',
  severity: 'warning',
  description:
    'Computed from the calendar for every date in prose with weekday, day, month and year. The note names the weekday, and a year near it in which the words are right.',
  scope: 'report',
  examples: {
    valid: [{ report: 'The panel meets on Thursday, 10 November 2022.' }],
    invalid: [
      { report: 'The panel meets on Friday, 10 November 2022.', at: ['Friday, 10 November 2022'] },
      {
        title: 'Last year in January',
        report: 'Views by **Friday 8th January 2020**.',
        at: ['Friday 8th January 2020'],
      },
    ],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  for (const { block, date } of text.dates) {
    if (date.weekday === undefined || date.iso === undefined) continue
    const actual = weekdayOf(date.iso)
    if (actual === date.weekday) continue
    const year = rightYear(date)
    yield {
      reason: `Unexpected ${weekdayName(date.weekday)}, expected ${weekdayName(actual)}: that is the day of ${date.words.replace(/^\S+\s+/, '')}`,
      place: block.place(date.from, date.to),
      note:
        year === undefined
          ? 'Correct the weekday or the date.'
          : `In ${year} it was a ${weekdayName(date.weekday)}: is the year right?`,
      actual: weekdayName(date.weekday),
      expected: [weekdayName(actual)],
    }
  }
}

function rightYear(date: DateInText): number | undefined {
  return [date.year + 1, date.year - 1].find((year) => {
    const iso = isoDate(year, date.month, date.day)
    return iso !== undefined && weekdayOf(iso) === date.weekday
  })
}
