import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { type DateInText, dateWords, isoDate, weekdayName, weekdayOf } from '../../text/dates.ts'

/** A date with the wrong day of the week. */
export const weekdayDate: ReportRule = {
  id: 'weekday-date',
  title: 'A date has the right day of the week.',
  severity: 'warning',
  description:
    'Checks every date that has a day of the week, day, month and year. The message gives the right day, and says if the date was right in the year before or after.',
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
      reason: `${dateWords(date.iso)} is a ${weekdayName(actual)}, not a ${weekdayName(date.weekday)}.`,
      place: block.place(date.from, date.to),
      note:
        year === undefined
          ? 'Correct the day of the week or the date.'
          : `Correct the day of the week or the date. It is a ${weekdayName(date.weekday)} in ${year}: is the year right?`,
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
