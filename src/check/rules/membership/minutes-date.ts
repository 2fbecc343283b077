import { minutesOf } from '../../council/minutes.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** The meeting that minutes to be approved are of (M9). */
export const minutesDate: MeetingRule = {
  id: 'minutes-date',
  aliases: ['M9'],
  title: 'Minutes to be approved are of an earlier meeting.',
  severity: 'error',
  description:
    'The date is `meeting:` in the front matter of the minutes or, if that is not given, the first date near their top.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        meeting: 'agenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report: '# Minutes of 22 September 2022\n',
      },
    ],
    invalid: [
      {
        meeting: 'date: 2022-12-12\nagenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report: '---\nmeeting: 2022-12-12\n---\n# Minutes\n',
        at: ['2022-12-12'],
      },
    ],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { date, status } = input.sources.definition.value
  if (status === 'held') return
  for (const { report, meeting } of minutesOf(input)) {
    if (meeting === undefined || meeting < date) continue
    yield {
      reason: `These minutes are of ${fullDateWords(meeting)}, which is not before this meeting.`,
      place: report.frontMatter.meeting === undefined ? { file: report.path } : report.place(['meeting']),
      note: 'Correct `meeting:` in the front matter of the minutes.',
      cause: { reason: `This meeting is on ${fullDateWords(date)}`, place: input.sources.definition.place(['date']) },
    }
  }
}
