import type { WorkspaceInput } from '../../inputs.ts'
import type { Finding, WorkspaceRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** Meetings that were moved, against the meetings of the workspace. */
export const movedMeeting: WorkspaceRule = {
  id: 'moved-meeting',
  title: 'A meeting that was moved to another day has a folder for that day.',
  severity: 'info',
  description:
    'The pack of the old day says that the meeting was moved. Notice, agenda and papers are those of the new day: they ' +
    'need a meeting of their own. Nothing is said where it was moved to another hour or place of the same day.',
  scope: 'workspace',
  examples: {
    valid: [
      { meeting: 'date: 2022-12-12\nstatus: moved\nmoved_to: { date: 2022-12-12, time: "18:00" }' },
      {
        meeting: 'date: 2022-12-12\nstatus: moved\nmoved_to: { date: 2022-12-19 }',
        files: {
          'meetings/2022-12-19-health/meeting.yaml':
            'committee: health\ndate: 2022-12-19\ntime: "13:30"\npublished: 2022-12-09\nagenda: [{ item: "1", title: Parks }]\n',
        },
      },
    ],
    invalid: [{ meeting: 'date: 2022-12-12\nstatus: moved\nmoved_to: { date: 2022-12-19 }', at: ['2022-12-19'] }],
  },
  check,
}

function* check({ meetings }: WorkspaceInput): Iterable<Finding> {
  for (const { committeeSlug, date, movedTo } of meetings) {
    if (!movedTo || movedTo.date === date) continue
    if (meetings.some((other) => other.committeeSlug === committeeSlug && other.date === movedTo.date)) continue
    yield {
      reason: `Unexpected move to ${fullDateWords(movedTo.date)}, expected a meeting of that day in the workspace`,
      place: movedTo.place,
      note: 'Make a folder in meetings/ for the new day, once its agenda is known.',
    }
  }
}
