import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** Meetings that were moved. */
export const movedTo: MeetingRule = {
  id: 'moved-to',
  title: 'A meeting that was moved says to when, and only then.',
  severity: 'error',
  description: '`status: moved` and `moved_to:` belong together.',
  scope: 'meeting',
  examples: {
    valid: [{ meeting: 'status: moved\nmoved_to: { date: 2022-12-19 }' }],
    invalid: [
      { meeting: 'status: moved', at: ['moved'] },
      { meeting: 'moved_to: { date: 2022-12-19 }', at: ['{ date: 2022-12-19 }'] },
      { meeting: 'date: 2022-12-12\nstatus: moved\nmoved_to: { date: 2022-12-12 }', at: ['2022-12-12'] },
    ],
  },
  check,
}

function* check({ sources }: MeetingInput): Iterable<Finding> {
  const { definition } = sources
  const { date, moved_to: moved, status, time, venue } = definition.value
  if (status === 'moved' && !moved) {
    yield {
      reason: 'Unexpected status `moved` without a new date, expected `moved_to:`',
      place: definition.place(['status']),
      note: 'Add `moved_to: { date: … }`.',
    }
  } else if (status !== 'moved' && moved) {
    yield {
      reason: `Unexpected \`moved_to:\` of a meeting that is ${status}, expected \`status: moved\``,
      place: definition.place(['moved_to']),
      note: 'Set the status, or remove `moved_to:`.',
    }
  } else if (moved && moved.date === date && (moved.time ?? time) === time && (moved.venue ?? venue) === venue) {
    yield {
      reason: `Unexpected new date ${fullDateWords(date)}, expected another time or place than before`,
      place: definition.place(['moved_to', 'date']),
      note: 'Correct `moved_to:`.',
    }
  }
}
