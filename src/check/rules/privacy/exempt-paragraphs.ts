import { scheduleOf } from '../../../profiles/statement.ts'
import { writtenGrounds } from '../../council/grounds.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** Paragraphs that an exempt item cites (EN5, WA4, SC1, NI1, PA1). */
export const exemptParagraphs: MeetingRule = {
  id: 'exempt-paragraphs',
  aliases: ['EN5', 'WA4', 'PA1'],
  title: 'A private item cites at least one paragraph of the schedule that applies to the body.',
  severity: 'error',
  description:
    'The paragraphs are those of the schedule in the profile, as the law stands on the day of the meeting. Some bodies, such as parish councils and NHS trusts, exclude the public by a resolution and have no such paragraphs. There, citing one is a mistake.',
  law: ({ exempt }) => exempt,
  scope: 'meeting',
  examples: {
    valid: [
      { meeting: 'agenda:\n  - item: "1"\n    title: Contract\n    private: { paragraphs: [3], reason: Prices }' },
      {
        title: 'Wales',
        settings: 'profile: wales-council',
        meeting: 'agenda:\n  - item: "1"\n    title: Contract\n    private: { paragraphs: [14], reason: Prices }',
      },
    ],
    invalid: [
      {
        meeting: 'agenda:\n  - item: "1"\n    title: Contract\n    private: { paragraphs: [3, 12], reason: Prices }',
        at: ['12'],
      },
      {
        meeting: 'agenda:\n  - item: "1"\n    title: Contract\n    private: { reason: Prices }',
        at: ['{ reason: Prices }'],
      },
      {
        title: 'A parish has no schedule',
        settings: 'profile: parish-council',
        meeting: 'agenda:\n  - item: "1"\n    title: Contract\n    private: { paragraphs: [3], reason: Prices }',
        at: ['[3]'],
      },
    ],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { definition } = input.sources
  const { profile } = input.context
  if (profile.nation === 'none') return
  const schedule = scheduleOf(profile, definition.value.date)
  for (const { exempt, keys } of writtenGrounds(input)) {
    if (!exempt) continue
    if (!schedule) {
      if (exempt.paragraphs.length === 0) continue
      yield {
        reason: `The profile ${profile.name} has no schedule of exempt information, so there is no paragraph to cite.`,
        place: definition.place([...keys, 'private', 'paragraphs']),
        note: 'Remove `paragraphs:` and give the reason. This body excludes the public by a resolution.',
        reference: profile.exclusion ? profile.exclusion.provision : undefined,
      }
      continue
    }
    const known = Object.keys(schedule.paragraphs)
    const range = `${known[0]} to ${known.at(-1)}`
    if (exempt.paragraphs.length === 0) {
      yield {
        reason: `No paragraph of ${schedule.schedule} is given for keeping this private.`,
        place: definition.place([...keys, 'private']),
        note: `Add the paragraphs that apply, from ${range}, such as \`paragraphs: [${known[0]}]\`. If none applies, make it public.`,
        reference: schedule.provision,
      }
    }
    for (const [index, number] of exempt.paragraphs.entries()) {
      if (known.includes(number)) continue
      yield {
        reason: `${schedule.schedule} has no paragraph ${number}.`,
        place: definition.place([...keys, 'private', 'paragraphs', index]),
        note: `Cite a paragraph from ${range}.`,
        reference: schedule.provision,
        actual: number,
        expected: known,
      }
    }
  }
}
