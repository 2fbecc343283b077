import ical, { ICalCalendarMethod, type ICalEventData, ICalEventStatus } from 'ical-generator'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import { absolute } from '../address.ts'
import type { SiteContext } from '../frame.ts'
import { groupBy } from '../group.ts'
import type { SiteFile } from '../model.ts'
import { inOrder } from '../pages/lists.ts'
import { itemsOf, type MeetingRecord, meetingName } from '../record.ts'
import { lastChange, startOfDay, zoned } from './moments.ts'

/** A calendar file for each meeting, for each committee and for all. */
export function calendarFiles(context: SiteContext, records: readonly MeetingRecord[]): SiteFile[] {
  const { organisation, timezone } = context.settings
  const block = timezoneBlock(timezone)
  const events = new Map(inOrder(records).map((record) => [record, eventOf(record, context)]))
  const byCommittee = groupBy(events.keys(), (record) => record.committeeSlug)
  const file = (path: string, name: string, of: Iterable<MeetingRecord>): SiteFile => {
    const calendar = ical({
      name,
      method: ICalCalendarMethod.PUBLISH,
      prodId: { company: 'agendapack', product: 'agendapack', language: 'EN' },
      timezone: { name: null, generator: () => block },
    })
    for (const record of of) calendar.createEvent(events.get(record) ?? eventOf(record, context))
    return { path, content: `${calendar.toString()}\r\n` }
  }
  return [
    ...[...events.keys()].map((record) => file(`${record.page}meeting.ics`, meetingName(record), [record])),
    ...[...context.committees].map(([slug, committee]) =>
      file(`committees/${slug}/calendar.ics`, `${committee.name}, ${organisation.name}`, byCommittee.get(slug) ?? []),
    ),
    file('calendar.ics', organisation.name, events.keys()),
  ]
}

function eventOf(record: MeetingRecord, context: SiteContext): ICalEventData {
  const { timezone } = context.settings
  const moved = record.status === 'moved' ? record.movedTo : undefined
  const location = moved?.venue ?? record.venue
  const url = context.baseUrl === undefined ? undefined : absolute(context.baseUrl, record.page)
  return {
    id: uidOf(record, context),
    sequence: sequenceOf(record),
    stamp: startOfDay(lastChange(record)),
    start: zoned(moved?.date ?? record.date, moved?.time ?? record.time, timezone),
    timezone,
    summary: meetingName(record),
    status: record.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(location === undefined ? {} : { location }),
    ...(url === undefined ? {} : { url }),
  }
}

/** Stays the same for the life of a meeting, so that a calendar replaces it when it changes (RFC 5545, 3.8.4.7). */
function uidOf(record: MeetingRecord, context: SiteContext): string {
  const host = context.baseUrl === undefined ? 'agendapack.invalid' : new URL(context.baseUrl).hostname
  return `${record.key.replaceAll('/', '.')}@${host}`
}

/** Counts what was changed since the first publication: supplements, revised papers, a move or a cancellation. */
function sequenceOf(record: MeetingRecord): number {
  const revised = itemsOf(record).flatMap((item) => item.papers.flatMap((paper) => paper.revised ?? []))
  const changed = record.status === 'cancelled' || record.status === 'moved' ? 1 : 0
  return record.supplements.length + revised.reduce((sum, { version }) => sum + version - 1, 0) + changed
}

function timezoneBlock(timezone: string): string | null {
  const [block] = tzlib_get_ical_block(timezone)
  return typeof block === 'string' && block.startsWith('BEGIN:VTIMEZONE') ? block : null
}
