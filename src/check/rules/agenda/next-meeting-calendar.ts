import type { WorkspaceInput } from '../../inputs.ts'
import type { Finding, WorkspaceRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** The stated next meeting, against the meetings of the workspace. */
export const nextMeetingCalendar: WorkspaceRule = {
  id: 'next-meeting-calendar',
  title: 'The next meeting that an agenda states is the next one in the workspace.',
  severity: 'warning',
  description: 'Compared with the next meeting of the same committee, where the workspace has one already.',
  scope: 'workspace',
  examples: {
    valid: [
      { meeting: 'date: 2022-12-12\nagenda: [{ item: "1", title: Next meeting, next_meeting: { date: 2023-01-19 } }]' },
    ],
    invalid: [
      {
        meeting: 'date: 2022-12-12\nagenda: [{ item: "1", title: Next meeting, next_meeting: { date: 2023-01-19 } }]',
        files: {
          'meetings/2023-01-20-health/meeting.yaml':
            'committee: health\ndate: 2023-01-20\ntime: "13:30"\npublished: 2023-01-12\nagenda: [{ item: "1", title: Parks }]\n',
        },
        at: ['2023-01-19'],
      },
    ],
  },
  check,
}

function* check({ meetings }: WorkspaceInput): Iterable<Finding> {
  for (const [position, meeting] of meetings.entries()) {
    const next = meetings
      .slice(position + 1)
      .find(
        (other) =>
          other.committeeSlug === meeting.committeeSlug && other.date > meeting.date && other.status !== 'cancelled',
      )
    if (!next) continue
    for (const stated of meeting.nextMeetings) {
      if (stated.date === next.date || stated.date <= meeting.date) continue
      yield {
        reason: `Unexpected next meeting on ${fullDateWords(stated.date)}, expected ${fullDateWords(next.date)}`,
        place: stated.place,
        note: 'Correct the date here or there, or mark the other meeting as moved or cancelled.',
        actual: stated.date,
        expected: [next.date],
        cause: { reason: 'The next meeting of the committee in the workspace', place: next.place },
      }
    }
  }
}
