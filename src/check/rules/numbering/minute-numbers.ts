import type { WorkspaceInput } from '../../inputs.ts'
import type { Finding, WorkspaceRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** The municipal year begins with the annual meeting in May. */
const FIRST_MONTH = '05'

/** The numbers of minutes through the municipal year. */
export const minuteNumbers: WorkspaceRule = {
  id: 'minute-numbers',
  title: 'Minute numbers continue from those of the meeting before.',
  severity: 'warning',
  description:
    'For a committee with `minute_numbers: continuous`, `first_minute:` in the front matter of minutes is one more than `last_minute:` of the minutes before. Numbering starts again in May, with the municipal year.',
  scope: 'workspace',
  examples: {
    valid: [{ committee: 'minute_numbers: continuous' }],
    invalid: [
      {
        committee: 'minute_numbers: continuous',
        meeting: 'date: 2022-12-12\nagenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report: '---\nmeeting: 2022-09-22\nfirst_minute: 12\nlast_minute: 15\n---\n# Minutes\n',
        files: {
          'meetings/2022-09-22-health/meeting.yaml':
            'committee: health\ndate: 2022-09-22\ntime: "13:30"\npublished: 2022-09-12\nagenda: [{ item: "1", title: Minutes, type: minutes, documents: [june.md] }]\n',
          'meetings/2022-09-22-health/june.md':
            '---\nmeeting: 2022-06-30\nfirst_minute: 1\nlast_minute: 9\n---\n# Minutes\n',
        },
        at: ['12'],
      },
    ],
  },
  check,
}

function* check({ context, meetings }: WorkspaceInput): Iterable<Finding> {
  for (const [slug, committee] of context.committees) {
    if (committee.value.minute_numbers !== 'continuous') continue
    const minutes = meetings
      .filter((meeting) => meeting.committeeSlug === slug)
      .flatMap((meeting) => meeting.minutes)
      .sort((a, b) => (a.meeting < b.meeting ? -1 : 1))
    for (const [position, current] of minutes.entries()) {
      const before = minutes[position - 1]
      if (current.first === undefined || before?.meeting === current.meeting) continue
      if (current.last !== undefined && current.last < current.first) {
        yield {
          reason: `The last minute number, ${current.last}, is lower than the first, ${current.first}.`,
          place: current.place,
          note: 'Correct `first_minute:` or `last_minute:`.',
        }
      }
      const isNewYear = !before || yearOf(before.meeting) !== yearOf(current.meeting)
      const expected = isNewYear ? undefined : before.last === undefined ? undefined : before.last + 1
      if (expected === undefined || current.first === expected) continue
      yield {
        reason: `The first minute number is ${current.first}, but the minutes before end with ${before?.last}.`,
        place: current.place,
        note: `Number the minutes from ${expected}, or correct \`first_minute:\`.`,
        cause: {
          reason: `The minutes of ${fullDateWords(before?.meeting ?? '')} end with ${before?.last}`,
          place: before?.place ?? current.place,
        },
      }
    }
  }
}

/** The calendar year in which the municipal year of a day begins. */
function yearOf(day: string): number {
  const year = Number(day.slice(0, 4))
  return day.slice(5, 7) < FIRST_MONTH ? year - 1 : year
}
