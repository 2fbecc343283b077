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
    'Where the profile names a public-interest test, information is exempt only while the public interest in keeping it private outweighs that in making it public; other bodies exclude the public by a resolution that gives its reasons. Record the reason under `reason:`.',
  law: ({ exempt, private_reason: reason }) => [...exempt.map((schedule) => schedule.public_interest), reason],
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
  const schedule = scheduleOf(profile, definition.value.date)
  const law = schedule?.public_interest ?? profile.private_reason
  if (law === undefined) return
  const except = schedule?.public_interest?.except ?? []
  for (const { exempt, keys } of writtenGrounds(input)) {
    if (!exempt || exempt.reason !== undefined) continue
    const { paragraphs } = exempt
    if (paragraphs.length > 0 && paragraphs.every((paragraph) => except.includes(paragraph))) continue
    const qualifications = schedule?.qualifications.filter((one) =>
      paragraphs.some((own) => one.paragraphs.includes(own)),
    )
    yield {
      reason: 'No reason is given for keeping this private.',
      place: definition.place([...keys, 'private']),
      note: [
        'Say under `reason:` why it should not be made public. The reason is recorded with the pack.',
        ...(qualifications ?? []).map(({ says, provision }) => `${says} See ${provision}.`),
      ].join(' '),
      reference: law.provision,
    }
  }
}
