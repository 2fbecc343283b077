import type { Place } from '../../../messages/message.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** What the public is asked to comment on, and until when. */
export const consultationDates: MeetingRule = {
  id: 'consultation-dates',
  title: 'Comments are invited on what the public gets, until a day after the agenda is published.',
  severity: 'warning',
  description:
    'The home page lists what is out for comment. What ends before anybody can read it, or is not for publication, is a slip.',
  scope: 'meeting',
  examples: {
    valid: [{ meeting: meetingUntil('2023-01-09') }],
    invalid: [{ meeting: meetingUntil('2022-11-09'), at: ['2022-11-09'] }],
  },
  check,
}

function meetingUntil(until: string): string {
  return `date: 2022-12-12\npublished: 2022-12-01\nagenda:\n  - item: "1"\n    title: Budget\n    consultation: { until: ${until} }`
}

function* check({ items, sources }: MeetingInput): Iterable<Finding> {
  const { definition } = sources
  const { published } = definition.value
  for (const { item, keys } of items) {
    const papers = item.documents.map((entry, index) => ({
      entry: typeof entry === 'string' ? undefined : entry,
      own: [...keys, 'documents', index],
    }))
    const isItemPrivate = item.private !== undefined || item.confidential !== undefined
    for (const { entry, own } of [{ entry: item, own: keys }, ...papers]) {
      const until = entry?.consultation?.until
      if (entry === undefined || until === undefined) continue
      const place = definition.place([...own, 'consultation', 'until'])
      if (isItemPrivate || entry.private !== undefined || entry.confidential !== undefined) yield onPrivate(place)
      else if (published !== undefined && until < published)
        yield {
          reason: `Comments would end before the agenda is published, on ${fullDateWords(published)}.`,
          place,
          note: 'Give the last day for comments.',
          actual: until,
        }
    }
  }
}

function onPrivate(place: Place): Finding {
  return {
    reason: 'Comments are invited on what the public does not get.',
    place,
    note: 'Remove `consultation:`, or put it at a paper that is published.',
  }
}
