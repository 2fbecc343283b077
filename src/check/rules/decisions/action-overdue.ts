import type { MeetingSummary, WorkspaceInput } from '../../inputs.ts'
import type { Finding, WorkspaceRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** Actions that should have been done before the body meets again. */
export const actionOverdue: WorkspaceRule = {
  id: 'action-overdue',
  title: 'Actions are done by the day they are due.',
  severity: 'warning',
  description:
    'Compares `due:` of open actions in `decisions.yaml` with the next meeting of the body whose agenda is published. Days are compared with each other, not with today.',
  scope: 'workspace',
  examples: {
    valid: [
      {
        title: 'Done, and due later than the meeting',
        files: {
          'meetings/2022-11-10-health/meeting.yaml':
            'committee: health\ndate: 2022-11-10\ntime: "13:30"\npublished: 2022-11-01\nagenda: [{ item: "1", title: Parks }]\n',
          'meetings/2022-11-10-health/decisions.yaml':
            'actions:\n  - { action: Ask them, owner: Gil Scribe, due: 2022-12-01, done: 2022-11-30 }\n  - { action: Tell them, owner: Gil Scribe, due: 2023-01-10 }\n',
        },
      },
    ],
    invalid: [
      {
        files: {
          'meetings/2022-11-10-health/meeting.yaml':
            'committee: health\ndate: 2022-11-10\ntime: "13:30"\npublished: 2022-11-01\nagenda: [{ item: "1", title: Parks }]\n',
          'meetings/2022-11-10-health/decisions.yaml':
            'actions:\n  - { action: Ask them, owner: Gil Scribe, due: 2022-12-01 }\n',
        },
        at: ['2022-12-01'],
      },
    ],
  },
  check,
}

function* check({ meetings }: WorkspaceInput): Iterable<Finding> {
  for (const { actions, committeeSlug, date } of meetings) {
    for (const { due, owner, place } of actions) {
      const next = meetings.find((other) => isNext(other, committeeSlug, date) && other.date > due)
      if (!next) continue
      yield {
        reason: `An action of ${owner} was due on ${fullDateWords(due)}, and is still open when the meeting of ${fullDateWords(next.date)} begins.`,
        place,
        note: 'Add `done:` with the day it was done, or agree on another `due:`.',
        actual: due,
        cause: { reason: 'The meeting', place: next.place },
      }
    }
  }
}

function isNext({ committeeSlug, date, isPublished }: MeetingSummary, slug: string, after: string): boolean {
  return committeeSlug === slug && date > after && isPublished
}
