import type { WorkspaceInput } from '../../inputs.ts'
import type { Finding, WorkspaceRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** The next meeting that an agenda gives, compared with the meetings in the workspace. */
export const nextMeetingCalendar: WorkspaceRule = {
  id: 'next-meeting-calendar',
  title: 'The date of the next meeting on an agenda is that of the next one in the workspace.',
  severity: 'warning',
  description: 'Compares the date with the next meeting of the same committee, if the workspace already has one.',
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
        reason: `The next meeting in the workspace is on ${fullDateWords(next.date)}, not ${fullDateWords(stated.date)}.`,
        place: stated.place,
        note: 'Correct one of the dates. If the other meeting was moved or cancelled, set its `status:`.',
        actual: stated.date,
        expected: [next.date],
        cause: { reason: 'The next meeting in the workspace', place: next.place },
      }
    }
  }
}
