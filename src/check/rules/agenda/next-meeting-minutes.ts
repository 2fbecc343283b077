import { minutesOf } from '../../council/minutes.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'
import { nextMeetingsInText } from '../../text/next-meeting.ts'

/** The next meeting that minutes announce is this one. */
export const nextMeetingMinutes: MeetingRule = {
  id: 'next-meeting-minutes',
  title: 'The meeting that the last minutes announce is the meeting they are put to.',
  severity: 'warning',
  description:
    'Looks in minutes for "the next meeting … would be" with a date. The meeting may have been moved since; then accept the finding.',
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
      // Minutes are put to the next meeting; whatever they announce for after it is another matter.
      if (next.date === date || next.date > date || (meeting !== undefined && next.date <= meeting)) continue
      yield {
        reason: `Unexpected next meeting on ${fullDateWords(next.date)}, expected ${fullDateWords(date)}`,
        place: next.place,
        note: 'Correct the minutes, or add the meeting of that day to the workspace.',
        cause: { reason: 'The minutes are put to this meeting', place: definition.place(['date']) },
      }
    }
  }
}
