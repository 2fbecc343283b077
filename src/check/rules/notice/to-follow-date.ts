import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** The expected date of a paper to follow (EN4). */
export const toFollowDate: MeetingRule = {
  id: 'to-follow-date',
  aliases: ['EN4'],
  title: 'A paper to follow is expected after the agenda is published and before the meeting.',
  severity: 'warning',
  reference: 'Local Government Act 1972, s100B(3), by common practice',
  description:
    'Copies of the agenda may leave out a report that is not ready; say when it will be there, so that people can come back.',
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
          reason: `Unexpected date ${fullDateWords(expected)} for a paper to follow, expected one before the meeting on ${fullDateWords(date)}`,
          place,
          note: 'Correct the date, or take the item at a later meeting.',
        }
      } else if (published !== undefined && expected <= published) {
        yield {
          reason: `Unexpected date ${fullDateWords(expected)} for a paper to follow, expected one after the publication on ${fullDateWords(published)}`,
          place,
          note: 'Name its file if the paper has arrived, or give the day on which it will.',
        }
      }
    }
  }
}
