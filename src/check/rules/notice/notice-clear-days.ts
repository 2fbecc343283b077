import { daysOffBetween } from '../../../profiles/clear-days.ts'
import { inForce } from '../../../profiles/schema.ts'
import { isFullCouncil } from '../../council/agenda-words.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { dateWords } from '../../text/dates.ts'
import { shortNotice } from './short-notice.ts'

const WEEKEND = ['Saturday', 'Sunday']

/** Notice of the meeting (EN1, EX1, WA1, SC1, NI1, NH1, PA1). */
export const noticeClearDays: MeetingRule = {
  id: 'notice-clear-days',
  aliases: ['EN1', 'EX1', 'WA1', 'SC1', 'NI1', 'NH1', 'PA1'],
  title: 'The agenda is published the full notice period before the meeting.',
  severity: 'error',
  description:
    'The profile says how many days of notice are needed and which days count. A meeting convened at shorter notice is published when it is convened (`convened:`), where the law allows that. Add days on which your offices are closed to `holidays:` in agendapack.yaml. `agendapack explain notices` prints the last day for each notice.',
  law: ({ notice, counting }) => [...notice, counting],
  scope: 'meeting',
  examples: {
    valid: [
      { meeting: 'date: 2022-12-12\npublished: 2022-12-02' },
      { title: 'Convened late', meeting: 'date: 2022-12-12\npublished: 2022-12-08\nconvened: 2022-12-08' },
    ],
    invalid: [
      { meeting: 'date: 2022-12-12\npublished: 2022-12-05', at: ['2022-12-05'] },
      {
        title: 'Too late by the convention of parishes, which leave out Sunday and the Easter break',
        settings: 'profile: parish-council',
        meeting: 'date: 2026-04-09\npublished: 2026-03-31',
        at: ['2026-03-31'],
      },
      { title: 'Over Christmas', meeting: 'date: 2023-01-03\npublished: 2022-12-22', at: ['2022-12-22'] },
    ],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { sources, context } = input
  const { date, published } = sources.definition.value
  const { profile, calendar } = context
  const notice = inForce(profile.notice, date)
  if (!notice || published === undefined) return
  const summons = isFullCouncil(input) ? inForce(profile.summons, date) : undefined
  // A summons that is late by as much says it all.
  if (summons && summons.days >= notice.days && shortNotice(input, summons, '')) return
  const off = daysOffBetween(published, date, calendar).filter((day) => !WEEKEND.includes(day.name))
  const because = off.map((day) => `${dateWords(day.date)} (${day.name})`).join(', ')
  const convened = notice.shorter_notice
    ? 'If the meeting was convened at shorter notice, give that day under `convened:`.'
    : 'No shorter notice is allowed.'
  const found = shortNotice(input, notice, because ? `${convened} Days that do not count: ${because}.` : convened)
  if (found) yield found
}
