import { clearDays, latestPublication } from '../../../profiles/clear-days.ts'
import { inForce } from '../../../profiles/schema.ts'
import { isFullCouncil } from '../../council/agenda-words.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** Notice of a meeting of the full council (EN2). */
export const summonsClearDays: MeetingRule = {
  id: 'summons-clear-days',
  aliases: ['EN2'],
  title: 'The summons to the full council goes out the full notice period before the meeting.',
  severity: 'error',
  description:
    'For a meeting whose `type` is Council or Full Council. No shorter notice is allowed, however late it was convened. The days and the law come from the profile.',
  scope: 'meeting',
  examples: {
    valid: [{ meeting: 'type: Full Council\ndate: 2022-12-12\npublished: 2022-12-02' }],
    invalid: [{ meeting: 'type: Full Council\ndate: 2022-12-12\npublished: 2022-12-05', at: ['2022-12-05'] }],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { sources, context } = input
  const { date, published, status } = sources.definition.value
  const summons = inForce(context.profile.summons, date)
  if (!summons || published === undefined || status === 'cancelled' || !isFullCouncil(input)) return
  const method = context.profile.counting?.method
  const given = clearDays(published, date, context.calendar, method)
  if (given >= summons.days) return
  const latest = latestPublication(date, summons.days, context.calendar, method)
  yield {
    reason: `Unexpected summons of ${fullDateWords(published)} with ${given} of ${summons.days} days of notice, expected ${fullDateWords(latest)} at the latest`,
    place: sources.definition.place(['published']),
    note: 'Summon earlier, or move the meeting.',
    reference: summons.reference,
    actual: published,
    expected: [latest],
  }
}
