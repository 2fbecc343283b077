import { latestPublication } from '../../../profiles/clear-days.ts'
import { inForce } from '../../../profiles/schema.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** Without the day of publication nobody can tell whether notice was given. */
export const publicationDate: MeetingRule = {
  id: 'publication-date',
  title: 'A meeting that needs notice says when its agenda is published.',
  severity: 'warning',
  description:
    'Notice is computed from `published:`. The note gives the last day that will do. A meeting that was cancelled, moved or ' +
    'held already needs none.',
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

function* check({ sources, context }: MeetingInput): Iterable<Finding> {
  const { date, published, status } = sources.definition.value
  const notice = inForce(context.profile.notice, date)
  if (!notice || published !== undefined || status !== 'scheduled') return
  const latest = latestPublication(date, notice.days, context.calendar, context.profile.counting?.method)
  yield {
    reason: 'Unexpected meeting without a day of publication, expected `published:`',
    place: sources.definition.place(['date']),
    note: `${fullDateWords(latest)} is the last day that gives ${notice.days} days of notice.`,
    reference: notice.reference,
  }
}
