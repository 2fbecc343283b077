import { scheduleOf } from '../../../profiles/statement.ts'
import { writtenGrounds } from '../../council/grounds.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** Why exemption outweighs disclosure (EN6), or why publicity would be prejudicial (NH1). */
export const publicInterestReason: MeetingRule = {
  id: 'public-interest-reason',
  aliases: ['EN6', 'NH1'],
  title: 'A private item records why it is private.',
  severity: 'error',
  description:
    'In England and Wales information is exempt only while the public interest in maintaining the exemption outweighs that in disclosing it; under the Act of 1960 the resolution gives its reasons. Record the reason under `reason:`.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        meeting:
          'agenda:\n  - item: "1"\n    title: Contract\n    private: { paragraphs: [3], reason: Bidders would see each other’s prices }',
      },
    ],
    invalid: [
      {
        meeting: 'agenda:\n  - item: "1"\n    title: Contract\n    private: { paragraphs: [3] }',
        at: ['{ paragraphs: [3] }'],
      },
    ],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { definition } = input.sources
  const { profile } = input.context
  const reference = scheduleOf(profile, definition.value.date)?.public_interest ?? profile.private_reason?.reference
  if (reference === undefined) return
  for (const { exempt, keys } of writtenGrounds(input)) {
    if (!exempt || exempt.reason !== undefined) continue
    yield {
      reason: 'No reason is given for keeping this private.',
      place: definition.place([...keys, 'private']),
      note: 'Say under `reason:` why it should not be made public. The reason is recorded with the pack.',
      reference,
    }
  }
}
