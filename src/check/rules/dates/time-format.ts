import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

/** "from 330 to 530": times whose hours and minutes are not parted. */
const UNPARTED =
  /\b(?:from|between|at)\s(\d{3,4})(?:\s?(?:am|pm))?\s(?:to|and|until|-|–)\s(\d{3,4})(?:\s?(?:am|pm))?\b(?!\s?(?:%|million|people|members|patients|places|staff|homes|pupils|residents))/gi
/** "1:30pm-." : a time that a dash follows to nowhere. */
const DANGLING = /\b\d{1,2}[:.]\d{2}\s?(?:am|pm)\s?[-–](?=\s*(?:[.,;)\]]|$))/gim
const IMPOSSIBLE = /\b(?:1[3-9]|2[0-9]):[0-5]\d\s?(?:am|pm)\b|\b\d{1,2}[:.][6-9]\d\s?(?:am|pm)\b/gi

/** Times of day in prose. */
export const timeFormat: ReportRule = {
  id: 'time-format',
  title: 'Times can be read as times.',
  severity: 'warning',
  description:
    'Reports "from 330 to 530", a dash after a time that leads nowhere ("1:30pm-."), and times that no clock shows ("14:30pm").',
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
    for (const match of block.text.matchAll(UNPARTED)) {
      if (![match[1], match[2]].every((number) => isTime(number ?? ''))) continue
      // Without am or pm, or a day of the week, such numbers are quantities.
      if (
        !/(?:am|pm)$/i.test(match[0]) &&
        !/\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i.test(block.text.slice(0, match.index))
      )
        continue
      yield {
        reason: `Unexpected times "${match[0]}", expected hours and minutes such as 3.30 to 5.30 pm`,
        place: block.place(match.index, match.index + match[0].length),
        note: 'Part the hours from the minutes.',
      }
    }
    for (const match of block.text.matchAll(DANGLING)) {
      yield {
        reason: `Unexpected dash after "${match[0].replace(/\s?[-–]$/, '')}", expected the time at which it ends, or no dash`,
        place: block.place(match.index, match.index + match[0].length),
        note: 'Add the time, or remove the dash.',
      }
    }
    for (const match of block.text.matchAll(IMPOSSIBLE)) {
      yield {
        reason: `Unexpected time "${match[0]}", expected a time of day`,
        place: block.place(match.index, match.index + match[0].length),
        note: 'Use the 24-hour clock without am and pm, or the 12-hour clock with it.',
      }
    }
  }
}

function isTime(number: string): boolean {
  const hours = Number(number.slice(0, -2))
  const minutes = Number(number.slice(-2))
  return hours <= 23 && minutes % 5 === 0 && minutes < 60
}
