import { Temporal } from 'temporal-polyfill'

/** The same day some years later; 28 February for a 29 February. ISO dates. */
export function addYears(date: string, years: number): string {
  return Temporal.PlainDate.from(date).add({ years }).toString()
}

/** The civil date at a moment, in a time zone of the IANA database. */
export function dateIn(timezone: string, moment: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timezone).toPlainDate().toString()
}

/** A moment to the second, with the offset of the place: RFC 3339. */
export function momentIn(timezone: string, moment: Date): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(moment.getTime())
  return instant.toZonedDateTimeISO(timezone).toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

/** The month in which the year of an organisation begins, for archives. */
const STARTS = { municipal: 5, financial: 4, academic: 9, calendar: 1 }

export type YearKind = keyof typeof STARTS

/**
 * The year of a date as part of an address: `2022-2023`, or `2022` for a calendar year. The municipal year is from May to
 * April: annual meetings are held in May; the few meetings before them in that month count to the new year, as there is no
 * data that says otherwise.
 */
export function yearOf(date: string, kind: YearKind): string {
  const year = Number(date.slice(0, 4))
  if (kind === 'calendar') return String(year)
  const start = Number(date.slice(5, 7)) >= STARTS[kind] ? year : year - 1
  return `${start}-${start + 1}`
}
