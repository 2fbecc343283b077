import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

/** "from 330 to 530": times with nothing between the hours and the minutes. */
const UNSEPARATED =
  /\b(?:from|between|at)\s(\d{3,4})(?:\s?(?:am|pm))?\s(?:to|and|until|-|–)\s(\d{3,4})(?:\s?(?:am|pm))?\b(?!\s?(?:%|million|people|members|patients|places|staff|homes|pupils|residents))/gi
/** "1:30pm-.": a time with a dash after it, and no second time. */
const DANGLING = /\b\d{1,2}[:.]\d{2}\s?(?:am|pm)\s?[-–](?=\s*(?:[.,;)\]]|$))/gim
const IMPOSSIBLE = /\b(?:1[3-9]|2[0-9]):[0-5]\d\s?(?:am|pm)\b|\b\d{1,2}[:.][6-9]\d\s?(?:am|pm)\b/gi

/** Times of day in prose. */
export const timeFormat: ReportRule = {
  id: 'time-format',
  title: 'Times are written so that they can be read as times.',
  severity: 'warning',
  description:
    'Reports "from 330 to 530", a dash after a time with no second time ("1:30pm-."), and times that do not exist ("14:30pm").',
  scope: 'report',
  examples: {
    valid: [{ report: 'From 3.30 to 5.30 pm, or 2:00pm - 4:00pm. From 1990 to 2020. From 300 to 400 people.' }],
    invalid: [
      {
        report: 'On Wednesday from 330 to 530 pm.\n\nThe meeting is at 1:30pm-.\n\nIt begins at 14:30pm.',
        at: ['from 330 to 530 pm', '1:30pm-', '14:30pm'],
      },
    ],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  for (const block of text.blocks) {
    for (const match of block.text.matchAll(UNSEPARATED)) {
      if (![match[1], match[2]].every((number) => isTime(number ?? ''))) continue
      // Without am, pm or a day of the week, such numbers are probably quantities.
      if (
        !/(?:am|pm)$/i.test(match[0]) &&
        !/\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i.test(block.text.slice(0, match.index))
      )
        continue
      yield {
        reason: `"${match[0]}" is hard to read as times.`,
        place: block.place(match.index, match.index + match[0].length),
        note: 'Separate the hours from the minutes, as in 3.30 to 5.30 pm.',
      }
    }
    for (const match of block.text.matchAll(DANGLING)) {
      yield {
        reason: `"${match[0]}" has a dash, but no end time.`,
        place: block.place(match.index, match.index + match[0].length),
        note: 'Add the end time, or remove the dash.',
      }
    }
    for (const match of block.text.matchAll(IMPOSSIBLE)) {
      yield {
        reason: `There is no such time as ${match[0]}.`,
        place: block.place(match.index, match.index + match[0].length),
        note: 'Correct the time. Use the 24-hour clock without am or pm, or the 12-hour clock with it.',
      }
    }
  }
}

function isTime(number: string): boolean {
  const hours = Number(number.slice(0, -2))
  const minutes = Number(number.slice(-2))
  return hours <= 23 && minutes % 5 === 0 && minutes < 60
}
