import { compareText, groupBy } from './group.ts'
import type { MeetingRecord } from './record.ts'

/** A meeting at the day, time and place where it is held, or was to be held. */
export interface Occurrence {
  date: string
  time?: string | undefined
  venue?: string
}

/** A meeting in lists and calendars. */
export interface ScheduledMeeting extends Occurrence {
  record: MeetingRecord
  /** Where it was to be before it was moved, with the page that says so where that is another. */
  movedFrom?: Occurrence & { page: string | undefined }
}

/** All meetings of a site at the times when they are held. */
export interface Schedule {
  /** From the earliest to the latest. One that was moved and has a page under its new date is there once. */
  meetings: readonly ScheduledMeeting[]
  /** By the key of a meeting that was moved: the one that is held instead, with a page of its own. */
  heldAs: ReadonlyMap<string, MeetingRecord>
  /** The other way round. */
  movedFrom: ReadonlyMap<string, MeetingRecord>
}

/** When and where a meeting was called for. */
function called({ date, time, venue }: MeetingRecord): Occurrence {
  return { date, time, venue }
}

/** When and where a meeting is held: one that was moved at its new time and place. */
export function occurrenceOf(record: MeetingRecord): Occurrence {
  const { status, movedTo } = record
  return status === 'moved' && movedTo ? { ...called(record), ...movedTo } : called(record)
}

export function scheduleOf(records: readonly MeetingRecord[]): Schedule {
  const days = groupBy(records, dayOf)
  const heldAs = new Map(
    records.flatMap((record) => {
      const { date } = occurrenceOf(record)
      const [other] = date === record.date ? [] : (days.get(dayOf({ ...record, date })) ?? [])
      return other ? [[record.key, other] as const] : []
    }),
  )
  const byKey = new Map(records.map((record) => [record.key, record]))
  const movedFrom = new Map(
    [...heldAs].flatMap(([key, { key: later }]) => {
      const earlier = byKey.get(key)
      return earlier ? [[later, earlier] as const] : []
    }),
  )
  const meetings = records
    .filter(({ key }) => !heldAs.has(key))
    .map((record): ScheduledMeeting => ({ ...occurrenceOf(record), record, movedFrom: origin(record, movedFrom) }))
    .toSorted(
      (a, b) =>
        compareText(a.date, b.date) ||
        compareText(a.time ?? '', b.time ?? '') ||
        compareText(a.record.key, b.record.key),
    )
  return { meetings, heldAs, movedFrom }
}

function origin(record: MeetingRecord, movedFrom: ReadonlyMap<string, MeetingRecord>): ScheduledMeeting['movedFrom'] {
  const earlier = movedFrom.get(record.key)
  if (earlier) return { ...called(earlier), page: earlier.page }
  return record.status === 'moved' && record.movedTo ? { ...called(record), page: undefined } : undefined
}

function dayOf({ committeeSlug, date }: Pick<MeetingRecord, 'committeeSlug' | 'date'>): string {
  return `${committeeSlug} ${date}`
}
