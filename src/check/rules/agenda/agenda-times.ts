import { timetable } from '../../../load/meeting/timetable.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** Times and durations of the agenda. */
export const agendaTimes: MeetingRule = {
  id: 'agenda-times',
  title: 'The times of an agenda agree with its durations and with the end of the meeting.',
  severity: 'error',
  description:
    'Items may state a `time:` and a `duration:` in minutes; the times of the others are computed. An item cannot begin before the ones before it are over, nor before the meeting. If the meeting has `ends:`, all items have to fit in. An item without a duration counts as taking no time.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        meeting:
          'time: "10:00"\nends: "11:00"\nagenda:\n  - { item: "1", title: Welcome, duration: 10 }\n  - { item: "2", title: Budget, time: "10:15", duration: 45 }',
      },
    ],
    invalid: [
      {
        title: 'Too early',
        meeting:
          'time: "10:00"\nagenda:\n  - { item: "1", title: Welcome, duration: 20 }\n  - { item: "2", title: Budget, time: "10:15" }',
        at: ['"10:15"'],
      },
      {
        title: 'A part that begins too early',
        meeting:
          'time: "10:00"\nagenda:\n  - { item: "1", title: Welcome, duration: 20 }\n  - { part: Closed session, time: "10:15" }\n  - { item: "2", title: Budget }',
        at: ['"10:15"'],
      },
      {
        title: 'Too long',
        meeting:
          'time: "10:00"\nends: "11:00"\nagenda:\n  - { item: "1", title: Welcome, duration: 20 }\n  - { item: "2", title: Budget, duration: 45 }',
        at: ['"11:00"'],
      },
    ],
  },
  check,
}

function* check({ sources, items }: MeetingInput): Iterable<Finding> {
  const { definition } = sources
  const table = timetable(definition.value)
  if (!table) return
  for (const [index, { label, item, keys }] of items.entries()) {
    const begins = table.items[index]
    if (!begins?.isTooEarly) continue
    // The first item of a part begins when that does.
    const before = definition.value.agenda.slice(0, Number(keys.at(-1)))
    const stated = item.time === undefined ? ['agenda', before.findLastIndex((entry) => 'part' in entry)] : keys
    yield {
      reason: `Item ${label} begins at ${begins.time}, but the items before it are not over until ${begins.earliest}.`,
      place: definition.place([...stated, 'time']),
      note: 'Correct the time, shorten the items before it, or leave the time out: it is then computed.',
      actual: begins.time,
      expected: [begins.earliest],
    }
  }
  if (table.isTooLong) {
    yield {
      reason: `The items take until ${table.end}, but the meeting is to end at ${definition.value.ends}.`,
      place: definition.place(['ends']),
      note: 'Shorten items, take one of them at another meeting, or set a later end.',
      actual: definition.value.ends,
      expected: [table.end],
    }
  }
}
