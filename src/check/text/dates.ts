import { Temporal } from 'temporal-polyfill'

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const DATE =
  /\b(?:(mon|tues|wednes|thurs|fri|satur|sun)day,?\s{1,3}(?:the\s)?)?(\d{1,2})\s?(st|nd|rd|th)?\s{1,3}(?:of\s)?(january|february|march|april|may|june|july|august|september|october|november|december),?\s{1,3}(\d{4})(?!\d)/gi

/** A date in prose, such as "Friday, 10th November 2022". */
export interface DateInText {
  /** Offsets in the text. */
  from: number
  to: number
  words: string
  /** 1 is Monday. */
  weekday: number | undefined
  day: number
  /** `st`, `nd`, `rd` or `th`, as written. */
  ordinal: string | undefined
  month: number
  year: number
  /** ISO date; undefined if the month does not have that day. */
  iso: string | undefined
}

/** All dates in a text that have a day, month and year. */
export function datesIn(text: string): DateInText[] {
  if (!/\d{4}/.test(text)) return []
  return [...text.matchAll(DATE)].map((match) => {
    const [words, weekdayName, dayText = '', ordinal, monthName = '', yearText = ''] = match
    const day = Number(dayText)
    const month = MONTHS.indexOf(monthName.toLowerCase()) + 1
    const year = Number(yearText)
    const weekday = weekdayName === undefined ? undefined : WEEKDAYS.indexOf(`${weekdayName.toLowerCase()}day`) + 1
    return {
      from: match.index,
      to: match.index + words.length,
      words,
      weekday,
      day,
      ordinal,
      month,
      year,
      iso: isoDate(year, month, day),
    }
  })
}

/** An ISO date, or undefined for a day that is not in the calendar. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  const date = Temporal.PlainDate.from({ year, month, day: 1 })
  return day >= 1 && day <= date.daysInMonth ? date.with({ day }).toString() : undefined
}

/** The day of the week of an ISO date; 1 is Monday. */
export function weekdayOf(iso: string): number {
  return Temporal.PlainDate.from(iso).dayOfWeek
}

/** 1 as "Monday". */
export function weekdayName(weekday: number): string {
  const name = WEEKDAYS[weekday - 1] ?? ''
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** `2022-12-12` as "12 December 2022". */
export function dateWords(iso: string): string {
  const { day, month, year } = Temporal.PlainDate.from(iso)
  const name = MONTHS[month - 1] ?? ''
  return `${day} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`
}

/** `2022-12-12` as "Monday 12 December 2022". */
export function fullDateWords(iso: string): string {
  return `${weekdayName(weekdayOf(iso))} ${dateWords(iso)}`
}
