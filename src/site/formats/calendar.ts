import ical, { ICalCalendarMethod, type ICalEventData, ICalEventStatus } from 'ical-generator'
import { absolute, calendarOf } from '../address.ts'
import type { SiteFile } from '../model.ts'
import { inOrder } from '../pages/lists.ts'
import { groupBy } from '../records/group.ts'
import { itemsOf, type MeetingRecord, meetingName } from '../records/record.ts'
import type { SiteContext } from '../templates/edition.ts'
import { lastChange, startOfDay, zoned } from './moments.ts'

const BEGIN = 'BEGIN:VEVENT'
const END = 'END:VCALENDAR'

/** The calendar file of a meeting. */
export function meetingCalendar(context: SiteContext, record: MeetingRecord): SiteFile {
  const content = calendarText(meetingName(record), [eventText(record, context)], context)
  return { path: calendarOf(record.page), content }
}

/** A calendar file for each committee and for all. */
export function calendarFiles(context: SiteContext, records: readonly MeetingRecord[]): SiteFile[] {
  const { organisation } = context.settings
  const days = new Set(records.map(dayOf))
  const events = inOrder(records)
    .filter((record) => !isHeldAsAnother(record, days))
    .map((record) => ({ record, text: eventText(record, context) }))
  const byCommittee = groupBy(events, ({ record }) => record.committeeSlug)
  const file = (path: string, name: string, of: typeof events): SiteFile => {
    const texts = of.map(({ text }) => text)
    return { path, content: calendarText(name, texts, context) }
  }
  return [
    ...[...context.committees].map(([slug, committee]) =>
      file(`committees/${slug}/calendar.ics`, `${committee.name}, ${organisation.name}`, byCommittee.get(slug) ?? []),
    ),
    file('calendar.ics', organisation.name, events),
  ]
}

/** True for a meeting that was moved to a day on which the site has it as a meeting of its own: it would be there twice. */
function isHeldAsAnother({ status, date, committeeSlug, movedTo }: MeetingRecord, days: ReadonlySet<string>): boolean {
  return (
    status === 'moved' &&
    movedTo !== undefined &&
    movedTo.date !== date &&
    days.has(dayOf({ ...movedTo, committeeSlug }))
  )
}

function dayOf({ committeeSlug, date }: Pick<MeetingRecord, 'committeeSlug' | 'date'>): string {
  return `${committeeSlug} ${date}`
}

/** A calendar around events that were written before: each stands in up to three, and folding its lines takes the time. */
function calendarText(name: string, events: readonly string[], { timezoneBlock }: SiteContext): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'agendapack', product: 'agendapack', language: 'EN' },
  })
  return `${[calendar.toString().slice(0, -END.length), timezoneBlock, ...events, END].join('')}\r\n`
}

/** A meeting as an event, with its line ends. */
function eventText(record: MeetingRecord, context: SiteContext): string {
  const calendar = ical()
  calendar.createEvent(eventOf(record, context))
  const text = calendar.toString()
  return text.slice(text.indexOf(BEGIN), text.lastIndexOf(END))
}

const CALENDAR_STATUS: Readonly<Record<string, ICalEventStatus>> = {
  cancelled: ICalEventStatus.CANCELLED,
  postponed: ICalEventStatus.CANCELLED,
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
    status: CALENDAR_STATUS[record.status] ?? ICalEventStatus.CONFIRMED,
    location,
    url,
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
  const changed = ['cancelled', 'postponed', 'moved'].includes(record.status) ? 1 : 0
  return record.supplements.length + revised.reduce((sum, { version }) => sum + version - 1, 0) + changed
}
