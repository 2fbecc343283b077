import { personName } from '../../council/names.ts'
import type { CommitteeInput } from '../../inputs.ts'
import type { CommitteeRule, Finding } from '../../rule.ts'
import { dateWords } from '../../text/dates.ts'

/** The terms of office in a register (M2). */
export const registerTerms: CommitteeRule = {
  id: 'register-terms',
  title: 'No appointment ends before it begins, and nobody holds two seats at once.',
  severity: 'error',
  description: 'A member who changes office has two entries with dates that do not overlap.',
  scope: 'committee',
  examples: {
    valid: [
      {
        committee:
          'seats: 1\nquorum: 1\nmembers:\n  - { name: Cllr Ada Example, to: 2022-05-17 }\n  - { name: Cllr Ada Example, role: chair, from: 2022-05-18 }',
      },
    ],
    invalid: [
      {
        committee:
          'seats: 1\nquorum: 1\nmembers:\n  - { name: Cllr Ada Example, role: chair, from: 2022-05-18, to: 2021-05-17 }',
        at: ['2021-05-17'],
      },
      {
        committee:
          'seats: 2\nquorum: 1\nmembers:\n  - { name: Cllr Ada Example, role: chair }\n  - { name: Councillor Ada Example MBE, from: 2022-01-01 }',
        at: ['Councillor Ada Example MBE'],
      },
    ],
  },
  check,
}

function* check({ committee }: CommitteeInput): Iterable<Finding> {
  const { members } = committee.value
  /** The indexes of the entries of each person so far. */
  const before = new Map<string, number[]>()
  for (const [index, member] of members.entries()) {
    if (member.from !== undefined && member.to !== undefined && member.to < member.from) {
      yield {
        reason: `This appointment ends on ${dateWords(member.to)}, before it begins on ${dateWords(member.from)}.`,
        place: committee.place(['members', index, 'to']),
        note: 'Correct one of the two dates.',
      }
    }
    const { plain } = personName(member.name)
    const entries = before.get(plain) ?? []
    before.set(plain, [...entries, index])
    const other = entries.find((entry) => overlap(members[entry] ?? {}, member))
    if (other === undefined) continue
    yield {
      reason: `${member.name} has two appointments at the same time.`,
      place: committee.place(['members', index, 'name']),
      note: 'Add `to:` to the earlier appointment to end it, or remove one of the two.',
      cause: { reason: 'The other appointment', place: committee.place(['members', other, 'name']) },
    }
  }
}

interface Term {
  from?: string | undefined
  to?: string | undefined
}

function overlap(one: Term, other: Term): boolean {
  const startsBy = (term: Term, end: string | undefined) =>
    term.from === undefined || end === undefined || term.from <= end
  return startsBy(one, other.to) && startsBy(other, one.to)
}
