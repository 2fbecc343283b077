import { clearDays, daysOffBetween, latestPublication } from '../../../profiles/clear-days.ts'
import { inForce } from '../../../profiles/schema.ts'
import { isFullCouncil } from '../../council/agenda-words.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { dateWords, fullDateWords } from '../../text/dates.ts'

const WEEKEND = ['Saturday', 'Sunday']

/** Notice of the meeting (EN1, EX1, WA1, SC1, NI1, NH1, PA1). */
export const noticeClearDays: MeetingRule = {
  id: 'notice-clear-days',
  aliases: ['EN1', 'EX1', 'WA1', 'SC1', 'NI1', 'NH1', 'PA1'],
  title: 'The agenda is published the full notice period before the meeting.',
  severity: 'error',
  description:
    'The profile says how many days of notice the law asks for and which days count: neither the day of publication nor the day of the meeting, nor weekends and bank holidays of the nation. A meeting convened at shorter notice is published when it is convened (`convened:`). Days of your own that do not count go under `holidays:` in agendapack.yaml.',
  scope: 'meeting',
  examples: {
    valid: [
      { meeting: 'date: 2022-12-12\npublished: 2022-12-02' },
      { title: 'Convened late', meeting: 'date: 2022-12-12\npublished: 2022-12-08\nconvened: 2022-12-08' },
    ],
    invalid: [
      { meeting: 'date: 2022-12-12\npublished: 2022-12-05', at: ['2022-12-05'] },
      { title: 'Over Christmas', meeting: 'date: 2023-01-03\npublished: 2022-12-22', at: ['2022-12-22'] },
    ],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { sources, context } = input
  const { date, published, convened, status } = sources.definition.value
  const { profile, calendar } = context
  const notice = inForce(profile.notice, date)
  if (!notice || published === undefined || status === 'cancelled') return
  // A summons to the full council has a rule of its own.
  if (isFullCouncil(input) && inForce(profile.summons, date)) return
  if (convened !== undefined && published <= convened) return
  const method = profile.counting?.method
  const given = clearDays(published, date, calendar, method)
  if (given >= notice.days) return
  const latest = latestPublication(date, notice.days, calendar, method)
  const off = daysOffBetween(published, date, calendar).filter((day) => !WEEKEND.includes(day.name))
  const because = off.map((day) => `${dateWords(day.date)} (${day.name})`).join(', ')
  yield {
    reason: `Unexpected publication ${fullDateWords(published)} with ${given} of ${notice.days} days of notice, expected ${fullDateWords(latest)} at the latest`,
    place: sources.definition.place(['published']),
    note: `Publish earlier, or record the day on which the meeting was convened at shorter notice under \`convened:\`.${because ? ` Days that do not count: ${because}.` : ''}`,
    reference: notice.reference,
    actual: published,
    expected: [latest],
    cause: { reason: `The meeting is on ${fullDateWords(date)}`, place: sources.definition.place(['date']) },
  }
}
