import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'
import { statedNextMeetings } from '../../text/next-meeting.ts'

/** The date that an agenda gives for the next meeting. */
export const nextMeetingLater: MeetingRule = {
  id: 'next-meeting-later',
  title: 'The next meeting is later than this one.',
  severity: 'error',
  description:
    'Compares `next_meeting:` of an item with the date of the meeting. A common mistake is to write the old year for a date in January.',
  scope: 'meeting',
  examples: {
    valid: [
      { meeting: 'date: 2022-12-12\nagenda: [{ item: "1", title: Next meeting, next_meeting: { date: 2023-01-19 } }]' },
    ],
    invalid: [
      {
        meeting: 'date: 2022-12-12\nagenda: [{ item: "1", title: Next meeting, next_meeting: { date: 2022-01-19 } }]',
        at: ['2022-01-19'],
      },
    ],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { date } = input.sources.definition.value
  for (const next of statedNextMeetings(input)) {
    if (next.date > date) continue
    yield {
      reason: `The next meeting, ${fullDateWords(next.date)}, is not after this one, ${fullDateWords(date)}.`,
      place: next.place,
      note: 'Correct the date. Check the year.',
    }
  }
}
