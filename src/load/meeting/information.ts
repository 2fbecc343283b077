import { type Message, message } from '../../messages/message.ts'
import { guardMarkdown } from '../markdown/guard.ts'
import type { YamlSource } from '../result.ts'
import type { Meeting } from '../schema/meeting.ts'

/** Refuses Markdown in `information` that would take too long to read, as it is refused in a report. */
export function checkInformation({ value, place }: YamlSource<Meeting>): Message[] {
  const { refusal } = guardMarkdown(value.information ?? '', 0)
  if (!refusal) return []
  const { reason, note } = refusal
  return [message({ rule: 'markdown', severity: 'error', place: place(['information']), reason, note })]
}
