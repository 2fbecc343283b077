import { Temporal } from 'temporal-polyfill'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import type { MeetingRecord } from '../records/record.ts'
import { occurrenceOf } from '../records/schedule.ts'

/** A civil date and time in a time zone; without a time, the beginning of the day. */
export function zoned(date: string, time: string | undefined, timezone: string): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(`${date}T${time ?? '00:00'}`).toZonedDateTime(timezone)
}

/** How long a meeting is taken to last where its file does not say when it ends. */
const USUAL_LENGTH = { hours: 2 }

/** When a meeting ends, or the day of one without a time: as long after its new time as after the first, where it was moved. */
export function endOf(record: MeetingRecord, timezone: string): Temporal.ZonedDateTime {
  const { date, time } = occurrenceOf(record)
  const start = zoned(date, time, timezone)
  if (time === undefined) return start.add({ days: 1 })
  if (record.ends === undefined) return start.add(USUAL_LENGTH)
  const called = zoned(record.date, record.time, timezone)
  const end = zoned(record.date, record.ends, timezone)
  const length = called.until(Temporal.ZonedDateTime.compare(end, called) > 0 ? end : end.add({ days: 1 }))
  return start.add(length)
}

/** Gives RFC 3339 with the offset of the place, `2022-12-12T13:30:00+00:00`; without a time, of the beginning of the day. */
export type Timestamp = (date: string, time: string | undefined) => string

/** Timestamps of a place. Thousands of papers share their days: what was made once is kept. */
export function timestamps(timezone: string): Timestamp {
  const known = new Map<string, string>()
  return (date, time) => {
    const key = `${date} ${time}`
    const made = known.get(key) ?? zoned(date, time, timezone).toString({ timeZoneName: 'never' })
    known.set(key, made)
    return made
  }
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

/** The time zone as calendars define it (RFC 5545, 3.6.5), with its line ends; '' for one that the library does not know. */
export function timezoneBlockOf(timezone: string): string {
  const [block] = tzlib_get_ical_block(timezone)
  return typeof block === 'string' && block.startsWith('BEGIN:VTIMEZONE') ? `${block.trimEnd()}\r\n` : ''
}
