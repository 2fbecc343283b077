import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** The expected date of a paper to follow (EN4). */
export const toFollowDate: MeetingRule = {
  id: 'to-follow-date',
  aliases: ['EN4'],
  title: 'A paper to follow is expected after the agenda is published and before the meeting.',
  severity: 'warning',
  description:
    'An agenda may leave out a report that is not ready. Say when to expect it, so that people can come back.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        meeting:
          'date: 2022-12-12\npublished: 2022-12-01\nagenda:\n  - item: "1"\n    title: Budget\n    documents:\n      - { title: Draft budget, to_follow: 2022-12-08 }',
      },
    ],
    invalid: [
      {
        meeting:
          'date: 2022-12-12\npublished: 2022-12-01\nagenda:\n  - item: "1"\n    title: Budget\n    documents:\n      - { title: Draft budget, to_follow: 2022-12-14 }\n      - { title: Forecast, to_follow: 2022-11-30 }',
        at: ['2022-12-14', '2022-11-30'],
      },
    ],
  },
  check,
}

function* check({ items, sources }: MeetingInput): Iterable<Finding> {
  const { date, published } = sources.definition.value
  for (const { item, keys } of items) {
    for (const [index, entry] of item.documents.entries()) {
      const expected = typeof entry === 'string' ? undefined : entry.to_follow
      if (expected === undefined) continue
      const place = sources.definition.place([...keys, 'documents', index, 'to_follow'])
      if (expected > date) {
        yield {
          reason: `This paper would follow after the meeting, which is on ${fullDateWords(date)}.`,
          place,
          note: 'Correct the date, or take the item at a later meeting.',
          actual: expected,
        }
      } else if (published !== undefined && expected <= published) {
        yield {
          reason: `This paper is to follow, but the agenda was published later, on ${fullDateWords(published)}.`,
          place,
          note: 'If the paper has arrived, name its file. If not, give the day on which it is expected.',
          actual: expected,
        }
      }
    }
  }
}
