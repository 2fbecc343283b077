import { scheduleOf } from '../../../profiles/statement.ts'
import { writtenGrounds } from '../../council/grounds.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** Paragraphs that an exempt item cites (EN5, WA4, SC1, NI1, PA1). */
export const exemptParagraphs: MeetingRule = {
  id: 'exempt-paragraphs',
  aliases: ['EN5', 'WA4', 'PA1'],
  title: 'A private item cites paragraphs of the schedule of its nation, at least one.',
  severity: 'error',
  description:
    'England has paragraphs 1 to 7, Wales 12 to 18, Scotland 1 to 15, Northern Ireland 1 to 7. Parishes and NHS bodies exclude the public under the Act of 1960, which has no paragraphs: there, citing one is the mistake. The upper ends for Wales and Scotland are from memory; set your own in a profile of your own.',
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
        reason: `Unexpected paragraphs of an exempt schedule, expected none under the profile ${profile.name}`,
        place: definition.place([...keys, 'private', 'paragraphs']),
        note: 'Remove `paragraphs:` and give the reason: this body excludes the public by a resolution under the Act of 1960.',
        ...(profile.exclusion ? { reference: profile.exclusion.reference } : {}),
      }
      continue
    }
    const known = Object.keys(schedule.paragraphs)
    const range = `${known[0]} to ${known.at(-1)}`
    if (exempt.paragraphs.length === 0) {
      yield {
        reason: `Unexpected private item without a paragraph, expected one of ${range} of ${schedule.schedule}`,
        place: definition.place([...keys, 'private']),
        note: 'Add `paragraphs: [3]` with the paragraphs that apply, or make the item public.',
        reference: schedule.reference,
      }
    }
    for (const [index, number] of exempt.paragraphs.entries()) {
      if (known.includes(String(number))) continue
      yield {
        reason: `Unexpected paragraph ${number}, expected one of ${range} of ${schedule.schedule}`,
        place: definition.place([...keys, 'private', 'paragraphs', index]),
        note: 'Cite a paragraph that the schedule has.',
        reference: schedule.reference,
        actual: String(number),
        expected: known,
      }
    }
  }
}
