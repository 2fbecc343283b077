import { isCurrent } from '../../../load/register.ts'
import { isSameName } from '../../council/names.ts'
import { membersOn } from '../../council/register.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** Chair and vice-chair (M1). */
export const committeeOfficers: MeetingRule = {
  id: 'committee-officers',
  aliases: ['M1'],
  title: 'On the day of the meeting the body has a chair, and someone else as vice-chair.',
  severity: 'error',
  description:
    'Appointments run from `from` to `to`, including both days. If nobody holds an office, list it under `vacancies:` with its `role`. If two people share the chair, give the second `role: co-chair`.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        title: 'A chair and a co-chair',
        committee:
          'seats: 2\nquorum: 1\nmembers:\n  - { name: Cllr Ada Example, role: chair }\n  - { name: Cllr Bo Sample, role: co-chair }',
      },
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
        title: 'Nobody has ever been in the chair',
        committee: 'seats: 1\nquorum: 1\nmembers: [{ name: Cllr Ada Example }]',
        at: ['[{ name: Cllr Ada Example }]'],
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
        note:
          role === 'chair'
            ? 'If they share the chair, give this one `role: co-chair`. If not, add `to:` to the earlier appointment.'
            : 'Add `to:` to the earlier appointment to end it.',
        cause,
      }
    }
    const former = committee.value.members.findLastIndex((member) => member.role === role)
    const isShared = role === 'chair' && current.some(({ member }) => member.role === 'co-chair')
    const isVacant = committee.value.vacancies.some((vacancy) => vacancy.role === role && isCurrent(vacancy, date))
    if (holders.length > 0 || former < 0 || isVacant || isShared) continue
    yield {
      reason: `There is no ${role} on the day of the meeting: this appointment does not cover it.`,
      place: place(former),
      note: `Add the ${role} for that day. If nobody holds the office, add \`role: ${role}\` under \`vacancies:\`.`,
      cause,
    }
  }
  const { members, vacancies } = committee.value
  const isNobodyChair = ![...members, ...vacancies].some(({ role }) => role === 'chair' || role === 'co-chair')
  if (members.length > 0 && isNobodyChair) {
    yield {
      reason: 'The register names no chair.',
      place: committee.place(['members']),
      note: 'Give one member `role: chair`. If nobody holds the office, add `role: chair` under `vacancies:`.',
      severity: 'warning',
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
