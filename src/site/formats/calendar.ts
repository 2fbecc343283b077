import ical, { ICalCalendarMethod, type ICalEventData, ICalEventStatus } from 'ical-generator'
import { absolute, calendarOf } from '../address.ts'
import type { SiteFile } from '../model.ts'
import { movedFromText } from '../pages/lists.ts'
import { groupBy } from '../records/group.ts'
import { itemsOf, type MeetingRecord, meetingName } from '../records/record.ts'
import { occurrenceOf, type Schedule, scheduleOf } from '../records/schedule.ts'
import type { SiteContext } from '../templates/edition.ts'
import { endOf, lastChange, startOfDay, zoned } from './moments.ts'

const BEGIN = 'BEGIN:VEVENT'
const END = 'END:VCALENDAR'

/** A calendar file for each meeting, each committee and for all. */
export function* calendarFiles(
  context: SiteContext,
  records: readonly MeetingRecord[],
  schedule: Schedule,
): Generator<SiteFile> {
  const { organisation } = context.settings
  const event = (record: MeetingRecord) => eventText(record, schedule, context)
  const events = schedule.meetings.map(({ record }) => ({ record, text: event(record) }))
  const texts = new Map(events.map(({ record, text }) => [record.key, text]))
  for (const record of records) {
    // One that was moved and has a page of its own there gives that to whoever has the old file.
    const held = followed(record, schedule.heldAs)
    const content = calendarText(meetingName(record), [texts.get(held.key) ?? event(held)], context)
    yield { path: calendarOf(record.page), content }
  }
  const file = (path: string, name: string, of: typeof events): SiteFile => ({
    path,
    content: calendarText(
      name,
      of.map(({ text }) => text),
      context,
    ),
  })
  const byCommittee = groupBy(events, ({ record }) => record.committeeSlug)
  for (const [slug, committee] of context.committees)
    yield file(
      `committees/${slug}/calendar.ics`,
      `${committee.name}, ${organisation.name}`,
      byCommittee.get(slug) ?? [],
    )
  yield file('calendar.ics', organisation.name, events)
}

/** A calendar around events that were written before: each is in up to three, and folding its lines takes the time. */
function calendarText(name: string, events: readonly string[], { timezoneBlock }: SiteContext): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'agendapack', product: 'agendapack', language: 'EN' },
  })
  return `${[calendar.toString().slice(0, -END.length), timezoneBlock, ...events, END].join('')}\r\n`
}

/** A meeting as an event, with its line ends. */
function eventText(record: MeetingRecord, schedule: Schedule, context: SiteContext): string {
  const calendar = ical()
  calendar.createEvent(eventOf(record, schedule, context))
  const text = calendar.toString()
  return text.slice(text.indexOf(BEGIN), text.lastIndexOf(END))
}

const CALENDAR_STATUS: Readonly<Record<string, ICalEventStatus>> = {
  cancelled: ICalEventStatus.CANCELLED,
  postponed: ICalEventStatus.CANCELLED,
}

function eventOf(record: MeetingRecord, schedule: Schedule, context: SiteContext): ICalEventData {
  const { timezone } = context.settings
  const { date, time, venue } = occurrenceOf(record)
  const url = context.baseUrl === undefined ? undefined : absolute(context.baseUrl, record.page)
  return {
    id: uidOf(record, schedule, context),
    sequence: sequenceOf(record, schedule),
    stamp: startOfDay(lastChange(record)),
    start: zoned(date, time, timezone),
    end: endOf(record, timezone),
    allDay: time === undefined,
    timezone,
    summary: meetingName(record),
    description: descriptionOf(record, schedule, url, context),
    status: CALENDAR_STATUS[record.status] ?? ICalEventStatus.CONFIRMED,
    location: venue,
    url,
  }
}

/** What has become of the meeting, where the papers are, how to follow it, and its agenda. */
function descriptionOf(
  record: MeetingRecord,
  schedule: Schedule,
  url: string | undefined,
  context: SiteContext,
): string {
  const wording = context.editions[0]?.wording
  if (!wording) return ''
  const [meeting] = schedule.movedFrom.has(record.key)
    ? schedule.meetings.filter((one) => one.record.key === record.key)
    : scheduleOf([record]).meetings
  const moved = meeting && movedFromText(meeting, wording)
  const status = ['cancelled', 'postponed'].includes(record.status) ? wording.text(`meeting.${record.status}`) : moved
  const about = [
    [status, record.reason].filter((part) => part !== undefined).join(' '),
    url && wording.text('calendar.papers', { url }),
    record.online && wording.text('calendar.online', { url: record.online }),
  ]
  const agenda = itemsOf(record).map(({ label, title }) => `${label} ${title}`)
  return [about.filter(Boolean).join('\n'), agenda.join('\n')].filter((part) => part !== '').join('\n\n')
}

/** The last meeting that a chain of moves leads to; one that leads back to itself ends there. */
function followed(record: MeetingRecord, steps: ReadonlyMap<string, MeetingRecord>): MeetingRecord {
  const seen = new Set<string>()
  let last = record
  for (let next = steps.get(last.key); next && !seen.has(next.key); next = steps.get(last.key)) {
    seen.add(next.key)
    last = next
  }
  return last
}

/**
 * Stays the same for the life of a meeting, so that a calendar replaces it when it changes (RFC 5545, 3.8.4.7): one that was
 * moved keeps that of the meeting as it was called first.
 */
function uidOf(record: MeetingRecord, { movedFrom }: Schedule, context: SiteContext): string {
  const host = context.baseUrl === undefined ? 'agendapack.invalid' : new URL(context.baseUrl).hostname
  return `${followed(record, movedFrom).key.replaceAll('/', '.')}@${host}`
}

/** Counts what was changed since the first publication: supplements, revised papers, moves or a cancellation. */
function sequenceOf(record: MeetingRecord, { movedFrom }: Schedule): number {
  const revised = itemsOf(record).flatMap((item) => item.papers.flatMap((paper) => paper.revised ?? []))
  const changed = ['cancelled', 'postponed', 'moved'].includes(record.status) ? 1 : 0
  const own = record.supplements.length + revised.reduce((sum, { version }) => sum + version - 1, 0) + changed
  const earlier = movedFrom.get(record.key)
  return own + (earlier ? earlier.supplements.length + 1 : 0)
}
