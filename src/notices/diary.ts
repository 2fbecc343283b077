import { Temporal } from 'temporal-polyfill'
import { isCouncil } from '../check/council/agenda-words.ts'
import type { Committee } from '../load/schema/committee.ts'
import type { Decisions } from '../load/schema/decisions.ts'
import { isCalledOff, type Meeting } from '../load/schema/meeting.ts'
import type { Settings } from '../load/schema/settings.ts'
import { dayAfterMeeting, isWorkingDay } from '../profiles/clear-days.ts'
import { deadlinesOf } from '../profiles/deadlines.ts'
import { type Law, latestNotice } from '../profiles/notice.ts'
import { inForce } from '../profiles/schema.ts'

/** A day in the diary of a clerk: the last one for something. */
export interface DiaryEntry {
  /** ISO date. */
  date: string
  what: string
  /** "5 clear days before", where that is known. */
  period?: string
  /** The provision; undefined where it is a habit of the house, or written in the meeting itself. */
  law?: string
  /** Key of the meeting, and what it is called. */
  key: string
  body: string
  /** The day of the meeting. */
  meeting: string
}

/** A meeting as far as its diary needs it. */
export interface DiaryMeeting {
  key: string
  meeting: Meeting
  committee: Committee
  /** What it decided, if that is written down. */
  decisions: Decisions | undefined
  law: Law
}

const WORKING = 'working-days'

/**
 * Every date of a meeting, in their order: what the law of its body asks for, what the house is used to, and what the
 * meeting itself says, such as when a paper is to follow.
 * @param habits of the workspace; the register of the body goes before them
 */
export function diaryOf(given: DiaryMeeting, habits: Settings['diary']): DiaryEntry[] {
  const { meeting, committee, law } = given
  if (isCalledOff(meeting.status)) return actionsOf(given)
  const day = meeting.date
  const named = (entry: Omit<DiaryEntry, 'key' | 'body' | 'meeting'>): DiaryEntry => ({
    ...entry,
    ...{ key: given.key, body: committee.name, meeting: day },
  })
  const isOfCouncil = isCouncil(meeting.type ?? committee.type ?? '')
  const deadlines = deadlinesOf(law.profile, day).filter(
    ({ only }) => only === undefined || (only === 'council' && isOfCouncil),
  )
  const byLaw = deadlines.map((deadline) =>
    named({
      date: deadline.latest(day, law),
      what: deadline.title,
      period: deadline.period,
      law: deadline.law.provision,
    }),
  )
  const { papers, decisions, call_in: callIn, minutes } = { ...habits, ...committee.diary }
  const publication = publicationOf(meeting, law)
  const after = (days: number, from = day) => dayAfterMeeting(from, days, law.calendar, { method: WORKING })
  const isExecutive = law.profile.decision_records.meeting !== undefined
  const published = given.decisions?.published ?? after(decisions)
  const house = [
    { date: workingDaysBefore(publication, papers, law), what: 'Papers come from their authors' },
    ...(meeting.published === undefined ? [] : [{ date: meeting.published, what: 'Agenda and papers are published' }]),
    { date: day, what: 'Meeting' },
    { date: published, what: 'Decisions are published' },
    ...(isExecutive ? [{ date: after(callIn, published), what: 'Call-in of decisions ends' }] : []),
    { date: after(minutes), what: 'Draft minutes are ready' },
  ]
  const awaited = [...meeting.agenda.flatMap((entry) => ('title' in entry ? entry.documents : []))].flatMap(
    (document) =>
      typeof document === 'string' || document.to_follow === undefined
        ? []
        : [{ date: document.to_follow, what: `Expected: ${document.title ?? document.file ?? 'a paper'}` }],
  )
  return [...byLaw, ...[...house, ...awaited].map(named), ...actionsOf(given)].toSorted(byDate)
}

function actionsOf({ decisions, committee, key, meeting }: DiaryMeeting): DiaryEntry[] {
  const open = (decisions?.actions ?? []).filter(({ done }) => done === undefined)
  return open.map(({ due, action, owner }) => ({
    date: due,
    what: `${owner}: ${action}`,
    ...{ key, body: committee.name, meeting: meeting.date },
  }))
}

/** Entries of a diary from a day on, in their order. */
export function diaryFrom(entries: readonly DiaryEntry[], day: string): DiaryEntry[] {
  return entries.filter(({ date }) => date >= day).toSorted(byDate)
}

function byDate(one: DiaryEntry, other: DiaryEntry): number {
  const [a, b] = [one, other].map(({ date, meeting, key }) => `${date} ${meeting} ${key}`)
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0
}

/** The day on which the agenda is published: the one that is given, else the last one that the law allows. */
export function publicationOf({ published, date }: Pick<Meeting, 'published' | 'date'>, law: Law): string {
  const needed = [inForce(law.profile.notice, date), inForce(law.profile.summons, date)].flatMap(
    (notice) => notice ?? [],
  )
  const latest = needed.map((notice) => latestNotice(date, notice, law)).sort()
  return published ?? latest[0] ?? date
}

function workingDaysBefore(date: string, days: number, { calendar }: Law): string {
  let day = Temporal.PlainDate.from(date)
  for (let left = days; left > 0; ) {
    day = day.subtract({ days: 1 })
    if (isWorkingDay(day.toString(), calendar)) left -= 1
  }
  return day.toString()
}
