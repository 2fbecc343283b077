import { membersOn, quorumOf, votes } from '../../council/register.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** The quorum can be reached (M3). */
export const quorumReachable: MeetingRule = {
  id: 'quorum-reachable',
  aliases: ['M3'],
  title: 'The quorum is no more than the members who vote.',
  severity: 'warning',
  description:
    'Co-opted members do not count unless they vote. A fraction is taken of the seats and rounded up: a quarter of nine seats is three.',
  scope: 'meeting',
  examples: {
    valid: [{ committee: 'quorum: 1/4' }],
    invalid: [{ committee: 'quorum: 5', at: ['5'] }],
  },
  check,
}

function* check({ sources }: MeetingInput): Iterable<Finding> {
  const { committee, definition } = sources
  const { date } = definition.value
  const quorum = quorumOf(committee.value, date)
  const voting = membersOn(committee.value, date).filter(({ member }) => votes(member)).length
  if (quorum === undefined || committee.value.members.length === 0 || quorum <= voting) return
  yield {
    reason: `Unexpected quorum of ${quorum}, expected at most the ${voting} members who vote`,
    place: committee.place(['quorum']),
    note: 'Correct the quorum, or bring the register up to date.',
    cause: { reason: `Counted on ${date}`, place: definition.place(['date']) },
  }
}
