import type { Committee } from '../../schema/committee.ts'
import { type AgendaItem, isCalledOff } from '../../schema/meeting.ts'
import { privacyOf } from '../documents.ts'
import { publicItem } from '../public-meeting.ts'
import type { PlainMeeting } from './all-meetings.ts'

/** Business that comes before a body later. */
export interface PlannedBusiness {
  /** The ISO date of the meeting, or a month, `2023-06`, where no more is known. */
  when: string
  title: string
  lead: string | undefined
  purpose: string | undefined
  isKey: boolean
  isPrivate: boolean
}

/** Kinds of item that stand on every agenda. */
const ROUTINE: readonly AgendaItem['type'][] = ['procedural', 'minutes', 'exclusion', 'date-of-next', 'questions']
const ROUTINE_TITLE =
  /^(?:welcome|apologies|declarations?\b|minutes\b|date of (?:the )?next|public questions|exclusion\b|close\b)/i

/**
 * What a body has before it after a day: items of its meetings to come, and what its register has as planned, in the order of
 * their days. Of private items it has the public titles.
 *
 * @param meetings of the body
 * @param after ISO date
 */
export function programmeOf(committee: Committee, meetings: readonly PlainMeeting[], after: string): PlannedBusiness[] {
  const listed = meetings
    .filter(({ meeting }) => meeting.date > after && !isCalledOff(meeting.status))
    .flatMap(({ meeting }) =>
      meeting.agenda.flatMap((entry) =>
        'title' in entry && !isRoutine(entry) ? [businessOf(entry, meeting.date)] : [],
      ),
    )
  const planned = committee.planned
    .filter(({ date }) => date > after.slice(0, date.length))
    .map(
      ({ date, title, lead, purpose, key, private_reason: reason }): PlannedBusiness => ({
        ...{ when: date, title, lead, purpose },
        isKey: key,
        isPrivate: reason !== undefined,
      }),
    )
  const known = new Set(listed.map(({ title }) => title.toLowerCase()))
  const rest = planned.filter(({ title }) => !known.has(title.toLowerCase()))
  return [...listed, ...rest].toSorted((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0))
}

function businessOf(item: AgendaItem, when: string): PlannedBusiness {
  const { title, lead, purpose, type } = publicItem(item)
  return { ...{ when, title, lead, purpose }, isKey: type === 'key', isPrivate: privacyOf(item) !== undefined }
}

/** True for an item that stands on every agenda. */
export function isRoutine({ type, title }: { type?: string | undefined; title: string }): boolean {
  return ROUTINE.some((routine) => routine === type) || ROUTINE_TITLE.test(title)
}
