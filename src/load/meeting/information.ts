import { type Message, message } from '../../messages/message.ts'
import { guardMarkdown } from '../markdown/guard.ts'
import { parseReport } from '../markdown/markdown.ts'
import type { YamlSource } from '../result.ts'
import type { Meeting } from '../schema/meeting.ts'

/**
 * Refuses Markdown in `information` that would take too long to read, as it is refused in a report, and marks for privacy
 * in it that do not take.
 */
export function checkInformation({ path, value, place }: YamlSource<Meeting>): Message[] {
  const { information = '' } = value
  const at = place(['information'])
  const { refusal } = guardMarkdown(information, 0)
  if (refusal) {
    const { reason, note } = refusal
    return [message({ rule: 'markdown', severity: 'error', place: at, reason, note })]
  }
  if (!/redact|exempt|:/u.test(information)) return []
  return parseReport(path, information)
    .messages.filter(({ fatal }) => fatal)
    .map(({ ruleId = 'markdown', reason, note }) =>
      message({ rule: ruleId, severity: 'error', place: at, reason, ...(note === undefined ? {} : { note }) }),
    )
}
