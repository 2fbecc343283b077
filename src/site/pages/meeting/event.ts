import { absolute } from '../../address.ts'
import { endOf, zoned } from '../../formats/moments.ts'
import type { MeetingRecord } from '../../records/record.ts'
import { occurrenceOf } from '../../records/schedule.ts'
import type { SiteContext } from '../../templates/edition.ts'
import type { View } from '../../templates/view.ts'

const STATUS: Readonly<Record<string, string>> = {
  cancelled: 'EventCancelled',
  postponed: 'EventPostponed',
  moved: 'EventRescheduled',
}

/** What schema.org wants to know of an event, with times as RFC 3339 has them: one that was moved starts at its new time. */
export function eventView({ baseUrl, settings }: SiteContext, record: MeetingRecord): View {
  const { timezone } = settings
  const { date, time, venue } = occurrenceOf(record)
  const stamp = (moment: { toString(options: object): string }): string =>
    moment.toString({ timeZoneName: 'never', smallestUnit: 'minute' })
  const isMoved = date !== record.date || time !== record.time
  const attendance = record.online === undefined ? 'Offline' : venue === undefined ? 'Online' : 'Mixed'
  return {
    start: time === undefined ? date : stamp(zoned(date, time, timezone)),
    end: time === undefined ? undefined : stamp(endOf(record, timezone)),
    previous: isMoved ? stamp(zoned(record.date, record.time, timezone)) : undefined,
    status: `https://schema.org/${STATUS[record.status] ?? 'EventScheduled'}`,
    attendance: `https://schema.org/${attendance}EventAttendanceMode`,
    url: baseUrl === undefined ? undefined : absolute(baseUrl, record.page),
  }
}
