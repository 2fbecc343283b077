import { inForce } from '../../../profiles/schema.ts'
import { isFullCouncil } from '../../council/agenda-words.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { shortNotice } from './short-notice.ts'

/** Notice of a meeting of the full council (EN2). */
export const summonsClearDays: MeetingRule = {
  id: 'summons-clear-days',
  aliases: ['EN2'],
  title: 'The summons to the full council goes out the full notice period before the meeting.',
  severity: 'error',
  description:
    'For a meeting whose `type` is Council, such as Full Council or Parish Council. Most laws allow no shorter notice, however late the meeting was convened. The days and the law come from the profile.',
  law: ({ summons }) => summons,
  scope: 'meeting',
  examples: {
    valid: [{ meeting: 'type: Full Council\ndate: 2022-12-12\npublished: 2022-12-02' }],
    invalid: [{ meeting: 'type: Full Council\ndate: 2022-12-12\npublished: 2022-12-05', at: ['2022-12-05'] }],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const summons = inForce(input.context.profile.summons, input.sources.definition.value.date)
  if (!summons || !isFullCouncil(input)) return
  const note = summons.shorter_notice
    ? 'If the meeting was convened at shorter notice, give that day under `convened:`.'
    : 'A summons cannot be shorter, however late the meeting was convened: if it is too late, move the meeting.'
  const found = shortNotice(input, summons, note)
  if (found) yield found
}
