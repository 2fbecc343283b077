import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** Days of decisions and actions, which follow the meeting. */
export const decisionDates: MeetingRule = {
  id: 'decision-dates',
  title: 'What follows from a meeting has a date after it.',
  severity: 'error',
  description:
    'Compares the dates in `decisions.yaml` with that of the meeting: publication, call-in, and when actions are due and done.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        files: {
          'decisions.yaml':
            'published: 2022-12-14\ndecisions: [{ item: "1", resolved: That it be so., call_in_until: 2022-12-21 }]\nactions: [{ action: Ask them, owner: Gil Scribe, due: 2023-01-10, done: 2022-12-30 }]\n',
        },
      },
    ],
    invalid: [
      {
        files: {
          'decisions.yaml':
            'published: 2022-12-01\ndecisions: [{ item: "1", resolved: That it be so., call_in_until: 2022-12-05 }]\nactions: [{ action: Ask them, owner: Gil Scribe, due: 2022-01-10 }]\n',
        },
        at: ['2022-12-01', '2022-12-05', '2022-01-10'],
      },
    ],
  },
  check,
}

function* check({ sources }: MeetingInput): Iterable<Finding> {
  const { decisions: source, definition } = sources
  if (!source) return
  const { published, decisions, actions } = source.value
  const meeting = definition.value.date
  const dates = [
    { what: 'The decisions were published', day: published, keys: ['published'] },
    ...decisions.flatMap(({ call_in_until: day }, index) => [
      { what: 'The call-in ends', day, keys: ['decisions', index, 'call_in_until'] },
    ]),
    ...actions.flatMap(({ due, done }, index) => [
      { what: 'The action is due', day: due, keys: ['actions', index, 'due'] },
      { what: 'The action was done', day: done, keys: ['actions', index, 'done'] },
    ]),
  ]
  for (const { what, day, keys } of dates) {
    if (day === undefined || day >= meeting) continue
    yield {
      reason: `${what} on ${fullDateWords(day)}, before the meeting.`,
      place: source.place(keys),
      note: `Correct the date. The meeting is on ${fullDateWords(meeting)}.`,
      actual: day,
      cause: { reason: 'The date of the meeting', place: definition.place(['date']) },
    }
  }
}
