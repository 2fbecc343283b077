import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** Meetings that were moved. */
export const movedTo: MeetingRule = {
  id: 'moved-to',
  title: 'A meeting that was moved gives the new date, and no other meeting does.',
  severity: 'error',
  description: '`status: moved` and `moved_to:` go together.',
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
      reason: 'This meeting was moved, but the new date is missing.',
      place: definition.place(['status']),
      note: 'Add the new date, such as `moved_to: { date: 2027-01-19 }`.',
    }
  } else if (status !== 'moved' && moved) {
    yield {
      reason: `This meeting has a new date under \`moved_to:\`, but its status is ${status}.`,
      place: definition.place(['moved_to']),
      note: 'Add `status: moved`, or remove `moved_to:`.',
    }
  } else if (moved && moved.date === date && (moved.time ?? time) === time && (moved.venue ?? venue) === venue) {
    yield {
      reason: `The new date, time and place are the same as the old: ${fullDateWords(date)}.`,
      place: definition.place(['moved_to', 'date']),
      note: 'Give the new date, time or place under `moved_to:`.',
    }
  }
}
