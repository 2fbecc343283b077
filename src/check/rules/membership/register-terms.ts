import { personName } from '../../council/names.ts'
import type { CommitteeInput } from '../../inputs.ts'
import type { CommitteeRule, Finding } from '../../rule.ts'

/** Terms in a register (M2). */
export const registerTerms: CommitteeRule = {
  id: 'register-terms',
  title: 'Every appointment ends after it begins, and nobody holds two seats at once.',
  severity: 'error',
  description: 'A member who changes office has two entries whose terms do not overlap.',
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
  /** Entries of each person before, by index. */
  const before = new Map<string, number[]>()
  for (const [index, member] of members.entries()) {
    if (member.from !== undefined && member.to !== undefined && member.to < member.from) {
      yield {
        reason: `Unexpected end ${member.to} of a term, expected a day on or after ${member.from}`,
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
      reason: `Unexpected second entry of ${member.name}, expected terms that do not overlap`,
      place: committee.place(['members', index, 'name']),
      note: 'End the earlier term with `to:`, or remove one of the two.',
      cause: { reason: 'The other entry', place: committee.place(['members', other, 'name']) },
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
