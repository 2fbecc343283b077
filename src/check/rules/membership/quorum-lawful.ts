import { quorumFor } from '../../../load/register.ts'
import { isCouncil } from '../../council/agenda-words.ts'
import type { CommitteeInput } from '../../inputs.ts'
import type { CommitteeRule, Finding } from '../../rule.ts'

/** Bodies whose quorum is set by law. */
export const quorumLawful: CommitteeRule = {
  id: 'quorum-lawful',
  title: 'A quorum is no smaller than the law allows.',
  severity: 'warning',
  description:
    'For some bodies, such as a full council, the law sets a quorum: a fraction of the whole number of members, and often a least number. Which bodies these are stands in the profile. Only a register with `seats:` is checked.',
  law: ({ quorum }) => [quorum],
  scope: 'committee',
  examples: {
    valid: [
      { committee: 'type: Council\nseats: 41\nquorum: 11' },
      { committee: 'type: Scrutiny\nseats: 41\nquorum: 3' },
    ],
    invalid: [
      { committee: 'type: Full Council\nseats: 41\nquorum: 10', at: ['10'] },
      {
        title: 'At least three of a small parish council',
        settings: 'profile: parish-council',
        committee: 'type: Parish Council\nseats: 5\nquorum: 2',
        at: ['2'],
      },
    ],
  },
  check,
}

function* check({ context, committee }: CommitteeInput): Iterable<Finding> {
  const law = context.profile.quorum
  const { seats, type = '' } = committee.value
  if (!law || seats === undefined || !law.bodies.some((body) => isOf(type, body))) return
  const quorum = quorumFor(committee.value, seats)
  const [part = 1, whole = 1] = law.fraction.split('/').map(Number)
  const needed = Math.max(Math.ceil((seats * part) / whole), law.least)
  if (quorum === undefined || quorum >= needed) return
  yield {
    reason: `The quorum is ${quorum}; the law asks for ${needed} of ${seats} members.`,
    place: committee.place(['quorum']),
    note: `Set it to ${needed} or more.`,
    reference: law.provision,
    actual: String(quorum),
    expected: [String(needed)],
  }
}

function isOf(type: string, body: string): boolean {
  return isCouncil(body) ? isCouncil(type) : type.trim().toLowerCase() === body.toLowerCase()
}
