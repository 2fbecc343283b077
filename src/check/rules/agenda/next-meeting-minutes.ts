import { minutesOf } from '../../council/minutes.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'
import { nextMeetingsInText } from '../../text/next-meeting.ts'

/** The next meeting that minutes announce. */
export const nextMeetingMinutes: MeetingRule = {
  id: 'next-meeting-minutes',
  title: 'The next meeting that minutes announce is the one that approves them.',
  severity: 'warning',
  description:
    'Looks in minutes for a date after words such as "the next meeting … would be". If the meeting has been moved since, accept the finding.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        meeting: 'date: 2022-12-12\nagenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report: '# Minutes of 22 September 2022\n\nThe date of the next meeting would be Monday 12 December 2022.\n',
      },
    ],
    invalid: [
      {
        meeting: 'date: 2022-12-12\nagenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report: '# Minutes of 22 September 2022\n\nThe date of the next meeting would be 10 November 2022.\n',
        at: ['10 November 2022'],
      },
    ],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { definition } = input.sources
  const { date } = definition.value
  for (const { text, meeting } of minutesOf(input)) {
    for (const next of nextMeetingsInText(text)) {
      // A later date is of a meeting after this one, and an earlier date of a meeting before the minutes.
      if (next.date === date || next.date > date || (meeting !== undefined && next.date <= meeting)) continue
      yield {
        reason: `The minutes give the next meeting as ${fullDateWords(next.date)}, but this meeting is on ${fullDateWords(date)}.`,
        place: next.place,
        note: 'Correct the minutes. If there was a meeting on that day, add it to the workspace.',
        cause: { reason: 'The date of this meeting', place: definition.place(['date']) },
      }
    }
  }
}
