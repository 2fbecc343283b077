import { clearDays, latestPublication } from '../../../profiles/clear-days.ts'
import type { CountingMethod } from '../../../profiles/schema.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** Notices that an executive gives before key decisions and private business (EX2, EX3). */
export const executiveNotices: MeetingRule = {
  id: 'executive-notices',
  aliases: ['EX2', 'EX3'],
  title: 'A key decision, and private business of an executive, were announced in good time.',
  severity: 'error',
  description:
    'The profile england-executive asks for a notice 28 days before a key decision and before private business, and a second notice of private business 5 days before. Whether the 28 days are clear days or days of the calendar is set in the profile (`method:`). Give the dates of the notices under `notices:` of the item.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        settings: 'profile: england-executive',
        meeting:
          'date: 2022-12-12\nagenda:\n  - item: "1"\n    title: Road contract\n    type: key\n    notices: { key_decision: 2022-11-10 }',
      },
    ],
    invalid: [
      {
        settings: 'profile: england-executive',
        meeting:
          'date: 2022-12-12\nagenda:\n  - item: "1"\n    title: Road contract\n    type: key\n    notices: { key_decision: 2022-11-20 }\n  - item: "2"\n    title: School places\n    type: key',
        at: ['2022-11-20', 'key'],
      },
    ],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { key_decisions: key, private_meetings: secret } = input.context.profile
  for (const { item, keys } of input.items) {
    const { notices } = item
    if (key && item.type === 'key') {
      const wanted = { days: key.days, method: key.method, reference: key.reference, what: 'a key decision' }
      yield* late(input, notices?.key_decision, wanted, [...keys, 'notices', 'key_decision'], [...keys, 'type'])
    }
    if (secret && (item.private || item.confidential)) {
      const common = { method: secret.method, reference: secret.reference }
      const first = { ...common, days: secret.first, what: 'private business' }
      const second = { ...common, days: secret.second, what: 'private business, the second,' }
      yield* late(
        input,
        notices?.private_intention,
        first,
        [...keys, 'notices', 'private_intention'],
        [...keys, 'title'],
      )
      yield* late(
        input,
        notices?.private_confirmation,
        second,
        [...keys, 'notices', 'private_confirmation'],
        [...keys, 'title'],
      )
    }
  }
}

function* late(
  { sources, context }: MeetingInput,
  given: string | undefined,
  wanted: { days: number; method: CountingMethod; reference: string; what: string },
  keys: readonly (string | number)[],
  otherwise: readonly (string | number)[],
): Iterable<Finding> {
  const { date } = sources.definition.value
  const latest = latestPublication(date, wanted.days, context.calendar, wanted.method)
  const note = `Give notice by ${fullDateWords(latest)}, or record the agreement to shorter notice by accepting this finding with its reason.`
  if (given === undefined) {
    yield {
      reason: `Unexpected item without the notice of ${wanted.what} ${wanted.days} days before, expected \`${String(keys.at(-1))}:\` under \`notices:\``,
      place: sources.definition.place(otherwise),
      note,
      reference: wanted.reference,
    }
  } else if (clearDays(given, date, context.calendar, wanted.method) < wanted.days) {
    yield {
      reason: `Unexpected notice of ${wanted.what} on ${fullDateWords(given)}, expected ${fullDateWords(latest)} at the latest`,
      place: sources.definition.place(keys),
      note,
      reference: wanted.reference,
      actual: given,
      expected: [latest],
    }
  }
}
