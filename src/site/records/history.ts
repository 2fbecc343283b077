import { createHash } from 'node:crypto'
import * as z from 'zod'
import { isCalledOff } from '../../load/schema/meeting.ts'
import { lastChange } from '../formats/moments.ts'
import type { SiteContext } from '../templates/edition.ts'
import type { MeetingRecord } from './record.ts'

const objectSchema = z.object({
  type: z.string(),
  created: z.string(),
  modified: z.string(),
  /** Of what the object says. */
  hash: z.string(),
  deleted: z.literal(true).optional(),
})
export const objectsSchema = z.record(z.string(), objectSchema)
export const historySchema = z.object({ objects: objectsSchema, events: z.record(z.string(), z.string()) })

/** When each object of the open data was made, changed and withdrawn, by its path. */
export type ObjectHistory = Readonly<Record<string, z.infer<typeof objectSchema>>>

/** What the site has published of a meeting before: open data, and news with the moment of each. */
export interface MeetingHistory {
  objects: ObjectHistory
  events: Readonly<Record<string, string>>
}

/**
 * The news of a meeting, with the moment when the site first had each (RFC 3339). Where nobody remembers, the dates of the data
 * count; what has none there is known, and no news: it has no moment.
 */
export function eventsOf(
  record: MeetingRecord,
  before: MeetingHistory | undefined,
  { now, today, isFirst }: Pick<SiteContext, 'now' | 'today' | 'isFirst'>,
): MeetingHistory['events'] {
  const { status, movedTo, published } = record
  const midnight = (day: string): string => `${day < today ? day : today}T00:00:00Z`
  const asFirst = (day: string | undefined): string => (day === undefined ? '' : midnight(day))
  const keys = [
    { key: 'called', moment: isFirst || published !== undefined ? asFirst(published) : now },
    ...(isCalledOff(status)
      ? [{ key: eventKey(status, movedTo), moment: isFirst ? asFirst(lastChange(record)) : now }]
      : []),
  ]
  const known = before?.events ?? {}
  return { ...Object.fromEntries(keys.map(({ key, moment }) => [key, moment])), ...known }
}

/** Moving a meeting a second time is news again. */
function eventKey(status: string, movedTo: MeetingRecord['movedTo']): string {
  return status === 'moved' ? `moved ${movedTo?.date ?? ''} ${movedTo?.time ?? ''}`.trim() : status
}

/** The hash of a text, long enough to tell two versions of an object apart. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
