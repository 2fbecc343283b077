import { isSameName } from '../../council/names.ts'
import { isCurrent, membersOn } from '../../council/register.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** Chair and vice-chair (M1). */
export const committeeOfficers: MeetingRule = {
  id: 'committee-officers',
  aliases: ['M1'],
  title: 'On the day of the meeting the body has one chair, and someone else as vice-chair.',
  severity: 'error',
  description:
    'Appointments run from `from` to `to`, including both days. If nobody holds an office, list it under `vacancies:` with its `role`.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        committee:
          'seats: 2\nquorum: 1\nmembers:\n  - { name: Cllr Ada Example, role: chair }\nvacancies: [{ role: vice-chair }]',
      },
    ],
    invalid: [
      {
        title: 'Two chairs',
        committee:
          'seats: 2\nquorum: 1\nmembers:\n  - { name: Cllr Ada Example, role: chair }\n  - { name: Cllr Bo Sample, role: chair }',
        at: ['Cllr Bo Sample'],
      },
      {
        title: 'The term of the chair is over',
        committee:
          'seats: 1\nquorum: 1\nmembers:\n  - { name: Cllr Ada Example, role: chair, to: 2022-05-01 }\n  - { name: Cllr Bo Sample }',
        at: ['Cllr Ada Example'],
      },
    ],
  },
  check,
}

function* check({ sources }: MeetingInput): Iterable<Finding> {
  const { committee, definition } = sources
  const { date } = definition.value
  const current = membersOn(committee.value, date)
  const cause = { reason: `The meeting is on ${fullDateWords(date)}`, place: definition.place(['date']) }
  const place = (index: number) => committee.place(['members', index, 'name'])
  for (const role of ['chair', 'vice-chair'] as const) {
    const holders = current.filter(({ member }) => member.role === role)
    for (const { index } of holders.slice(1)) {
      yield {
        reason: `There is more than one ${role} on the day of the meeting.`,
        place: place(index),
        note: 'Add `to:` to the earlier appointment to end it.',
        cause,
      }
    }
    const former = committee.value.members.findLastIndex((member) => member.role === role)
    const isVacant = committee.value.vacancies.some((vacancy) => vacancy.role === role && isCurrent(vacancy, date))
    if (holders.length > 0 || former < 0 || isVacant) continue
    yield {
      reason: `There is no ${role} on the day of the meeting: this appointment does not cover it.`,
      place: place(former),
      note: `Add the ${role} for that day. If nobody holds the office, add \`role: ${role}\` under \`vacancies:\`.`,
      cause,
    }
  }
  const chair = current.find(({ member }) => member.role === 'chair')
  const vice = current.find(({ member }) => member.role === 'vice-chair')
  if (chair && vice && isSameName(chair.member.name, vice.member.name)) {
    yield {
      reason: 'The vice-chair is the same person as the chair.',
      place: place(vice.index),
      note: 'Correct the name, or list the office under `vacancies:`.',
      cause: { reason: 'The chair', place: place(chair.index) },
    }
  }
}
