import { Temporal } from 'temporal-polyfill'

/** The same day some years later; 28 February for a 29 February. ISO dates. */
export function addYears(date: string, years: number): string {
  return Temporal.PlainDate.from(date).add({ years }).toString()
}

/** The civil date at a moment, in a time zone of the IANA database. */
export function dateIn(timezone: string, moment: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timezone).toPlainDate().toString()
}

/**
 * The municipal year of a date, from May to April, as `2022-2023`. Annual meetings are held in May; the few meetings before
 * them in that month count to the new year, as there is no data that says otherwise.
 */
export function municipalYear(date: string): string {
  const year = Number(date.slice(0, 4))
  const start = Number(date.slice(5, 7)) >= 5 ? year : year - 1
  return `${start}-${start + 1}`
}
