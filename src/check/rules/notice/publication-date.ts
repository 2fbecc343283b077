import { daysInWords, latestNotice, methodOf } from '../../../profiles/notice.ts'
import { inForce } from '../../../profiles/schema.ts'
import { isFullCouncil } from '../../council/agenda-words.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** Without the day of publication nobody can tell whether notice was given. */
export const publicationDate: MeetingRule = {
  id: 'publication-date',
  title: 'A meeting that needs notice says when its agenda is published.',
  severity: 'warning',
  description:
    'Notice is counted from `published:`. The note gives the last day that is early enough. A meeting that was cancelled, ' +
    'moved or held already needs none.',
  law: ({ notice, summons }) => [...notice, ...summons],
  scope: 'meeting',
  examples: {
    valid: [{ meeting: 'published: 2022-12-02' }],
    invalid: [
      {
        files: {
          'meetings/2022-12-12-health/meeting.yaml':
            'committee: health\ndate: 2022-12-12\ntime: "13:30"\nagenda:\n  - { item: "1", title: Surgery hours }\n',
        },
        at: ['2022-12-12'],
      },
    ],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { sources, context } = input
  const { profile } = context
  const { date, published, status } = sources.definition.value
  if (published !== undefined || status !== 'scheduled') return
  const summons = isFullCouncil(input) ? inForce(profile.summons, date) : undefined
  const [first] = [inForce(profile.notice, date), summons]
    .flatMap((needed) => (needed ? [{ needed, latest: latestNotice(date, needed, context) }] : []))
    .toSorted((a, b) => (a.latest < b.latest ? -1 : 1))
  if (!first) return
  const { needed, latest } = first
  yield {
    reason: 'The agenda has no day of publication.',
    place: sources.definition.place(['date']),
    note: `Add \`published:\`. ${fullDateWords(latest)} is the last day that gives ${daysInWords(needed.days, methodOf(needed, profile))}.`,
    reference: needed.provision,
    expected: [latest],
  }
}
