import { Temporal } from 'temporal-polyfill'

/** A civil date and time in a time zone. */
export function zoned(date: string, time: string, timezone: string): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timezone)
}

/** RFC 3339 with the offset of the place: `2022-12-12T13:30:00+00:00`. */
export function timestamp(date: string, time: string, timezone: string): string {
  return zoned(date, time, timezone).toString({ timeZoneName: 'never' })
}

/** The beginning of a day in UTC: data has dates only, and the clock may not be asked. */
export function startOfDay(date: string): Date {
  return new Date(`${date}T00:00:00Z`)
}

/** The last day on which something about a meeting was published; its own date where nothing says so. */
export function lastChange(record: {
  date: string
  published?: string
  supplements: readonly { published: string }[]
  agenda: readonly object[]
}): string {
  const revisions = record.agenda.flatMap((entry) =>
    'papers' in entry
      ? (entry.papers as readonly { published?: string }[]).flatMap((paper) => paper.published ?? [])
      : [],
  )
  const days = [record.published, ...record.supplements.map(({ published }) => published), ...revisions]
  return days.reduce<string>((last, day) => (day !== undefined && day > last ? day : last), '') || record.date
}
