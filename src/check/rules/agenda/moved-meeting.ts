import type { WorkspaceInput } from '../../inputs.ts'
import type { Finding, WorkspaceRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** The new day of a meeting that was moved. */
export const movedMeeting: WorkspaceRule = {
  id: 'moved-meeting',
  title: 'A meeting that was moved to another day has a folder for the new day.',
  severity: 'info',
  description:
    'The pack for the old day says that the meeting was moved. The notice, agenda and papers for the new day need a ' +
    'meeting of their own. This is not needed if only the time or the place has changed.',
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
      reason: `There is no meeting in the workspace for the new date, ${fullDateWords(movedTo.date)}.`,
      place: movedTo.place,
      note: 'Add a folder for it in meetings/ once you know the agenda.',
    }
  }
}
