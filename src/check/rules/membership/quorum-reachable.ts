import { quorumOf, votes } from '../../../load/register.ts'
import { membersOn } from '../../council/register.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** Whether the members are enough for a quorum (M3). */
export const quorumReachable: MeetingRule = {
  id: 'quorum-reachable',
  aliases: ['M3'],
  title: 'The body has enough voting members for a quorum.',
  severity: 'warning',
  description:
    'Co-opted members count only if they have a vote. A fraction of the seats is rounded up: a quarter of nine seats is three.',
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
    reason: `The quorum is ${quorum}, but only ${voting} members can vote.`,
    place: committee.place(['quorum']),
    note: 'Correct the quorum, or add the members who are missing from the register.',
    cause: { reason: `Counted on ${fullDateWords(date)}`, place: definition.place(['date']) },
  }
}
