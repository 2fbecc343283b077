import { dayAfterMeeting } from './clear-days.ts'
import { daysInWords, type Law, latestNotice, methodOf } from './notice.ts'
import { type CountingMethod, inForce, type Notice, type Profile, type Provision } from './schema.ts'

/** The last day for something that a meeting needs. */
export interface Deadline {
  /** Whom it concerns: meetings of the full council alone, or whoever something happens to. */
  only?: 'council' | 'case'
  title: string
  /** Such as "5 clear days before". */
  period: string
  law: Provision
  /** What else there is to know, in sentences. */
  notes: readonly string[]
  /** The ISO date, for a meeting on a given day. */
  latest(meeting: string, law: Law): string
}

/**
 * Every deadline of a meeting under a profile, in the order in which the profile has them.
 * @param day the ISO date whose law counts
 */
export function deadlinesOf(profile: Profile, day: string): Deadline[] {
  return [...keyDecisions(profile), ...privateMeetings(profile), ...notices(profile, day), ...others(profile, day)]
}

interface Before {
  days: number
  method?: CountingMethod | undefined
}

function before(profile: Profile, title: string, needed: Before, law: Provision, notes: readonly string[]): Deadline {
  const period = `${daysInWords(needed.days, methodOf(needed, profile))} before`
  return { title, period, law, notes, latest: (meeting, lawOfBody) => latestNotice(meeting, needed, lawOfBody) }
}

function notices(profile: Profile, day: string): Deadline[] {
  const notice = inForce(profile.notice, day)
  const summons = inForce(profile.summons, day)
  return [
    ...(summons
      ? [
          {
            ...before(profile, 'Summons to the full council', summons, summons, noticeNotes(summons)),
            only: 'council' as const,
          },
        ]
      : []),
    ...(notice
      ? [before(profile, 'Notice, agenda and reports are published', notice, notice, noticeNotes(notice))]
      : []),
  ]
}

function noticeNotes(notice: Notice): string[] {
  return [
    notice.shorter_notice
      ? 'A meeting convened later is published when it is convened.'
      : 'No shorter notice is allowed.',
    ...(notice.electronic ? ['Published electronically.'] : []),
  ]
}

function keyDecisions(profile: Profile): Deadline[] {
  const { key_decisions: key } = profile
  if (!key) return []
  const { general_exception: exception, special_urgency: urgency } = key
  const urgent = urgency
    ? [`Special urgency: ${urgency.agreement ?? 'no agreement is needed'} (${urgency.provision}).`]
    : []
  const found = [before(profile, 'Notice of a key decision', key, key, [...contents(key.contents), ...urgent])]
  if (exception?.days === undefined) return found
  const needed = { days: exception.days, method: exception.method }
  const notes = exception.agreement ? [`Condition: ${exception.agreement}.`] : []
  return [...found, before(profile, 'General exception: shorter notice of a key decision', needed, exception, notes)]
}

function privateMeetings(profile: Profile): Deadline[] {
  const { private_meetings: secret } = profile
  if (!secret) return []
  const { first, second, method, second_method: secondMethod = method, urgent } = secret
  const notes = urgent
    ? [`In urgent cases: ${urgent.agreement ?? 'no agreement is needed'} (${urgent.provision}).`]
    : []
  const again = { days: second, method: secondMethod }
  return [
    before(profile, 'First notice of private business', { days: first, method }, secret, [
      ...contents(secret.contents),
      ...notes,
    ]),
    before(profile, 'Second notice of private business', again, secret, contents(secret.second_contents)),
  ]
}

function contents(said: readonly string[]): string[] {
  return said.length === 0 ? [] : [`It says: ${said.join('; ')}.`]
}

function others(profile: Profile, day: string): Deadline[] {
  const applies = ({ from }: { from?: string | undefined }) => from === undefined || from <= day
  const own = Object.values(profile.deadlines)
    .filter(applies)
    .map((one): Deadline => {
      if (one.when === 'before') return before(profile, one.title, one, one, [])
      const latest = (meeting: string, { calendar }: Law) => dayAfterMeeting(meeting, one.days, calendar, one)
      return {
        title: one.title,
        period: `${daysInWords(one.days, one.method)} after`,
        law: one,
        notes: [],
        latest,
        only: 'case',
      }
    })
  const note = profile.note_within
  if (!note || !applies(note)) return own
  const counted = { method: 'working-days', includesMeeting: true } as const
  const written: Deadline = {
    title: 'Note of attendance, apologies, declarations and decisions is published',
    period: `${daysInWords(note.working_days, 'working-days')}, the day of the meeting included`,
    law: note,
    notes: [],
    latest: (meeting, { calendar }) => dayAfterMeeting(meeting, note.working_days, calendar, counted),
  }
  return [...own, written]
}
