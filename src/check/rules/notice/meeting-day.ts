import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords, weekdayOf } from '../../text/dates.ts'

const SUNDAY = 7

/** Meetings on days on which hardly any body meets. */
export const meetingDay: MeetingRule = {
  id: 'meeting-day',
  title: 'A meeting is not on a Sunday or a bank holiday.',
  severity: 'warning',
  description:
    'No law forbids it, but nearly always the date is a slip. Bank holidays are those of the nation in the profile. Nothing is said of a meeting that was cancelled, moved or held already.',
  scope: 'meeting',
  examples: {
    valid: [{ meeting: 'date: 2026-12-29\npublished: 2026-12-17' }],
    invalid: [
      { title: 'A bank holiday', meeting: 'date: 2026-12-28\npublished: 2026-12-17', at: ['2026-12-28'] },
      { title: 'A Sunday', meeting: 'date: 2026-12-13\npublished: 2026-12-03', at: ['2026-12-13'] },
    ],
  },
  check,
}

function* check({ sources, context }: MeetingInput): Iterable<Finding> {
  const { date, status } = sources.definition.value
  if (status !== 'scheduled' || context.profile.nation === 'none') return
  const holiday = context.calendar.bankHoliday(date)
  if (holiday === undefined && weekdayOf(date) !== SUNDAY) return
  yield {
    reason: `The meeting is on ${fullDateWords(date)}${holiday === undefined ? '' : `, a bank holiday (${holiday})`}.`,
    place: sources.definition.place(['date']),
    note: 'Check the date. If it is right, accept this finding with the reason.',
    actual: date,
  }
}
