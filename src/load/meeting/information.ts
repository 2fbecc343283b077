import { type Message, message, type Place } from '../../messages/message.ts'
import { guardMarkdown } from '../markdown/guard.ts'
import { parseReport } from '../markdown/markdown.ts'
import type { YamlSource } from '../result.ts'
import type { Meeting } from '../schema/meeting.ts'

/** A line of colons that would end the entry of the agenda that a note stands in. */
const LONG_FENCE = /^\s*:{6,}/mu

/**
 * Refuses Markdown in `information` and in notes that would take too long to read, as it is refused in a report, and marks
 * for privacy in it that do not take.
 */
export function checkShortTexts({ path, value, place }: YamlSource<Meeting>): Message[] {
  const notes = value.agenda.flatMap((entry, index) =>
    'title' in entry && entry.note !== undefined ? [{ text: entry.note, at: place(['agenda', index, 'note']) }] : [],
  )
  return [
    ...checkText(path, value.information ?? '', place(['information'])),
    ...notes.flatMap(({ text, at }) => [...checkFences(text, at), ...checkText(path, text, at)]),
  ]
}

function checkFences(text: string, place: Place): Message[] {
  if (!LONG_FENCE.test(text)) return []
  const reason = 'A line of a note begins with six colons or more.'
  return [message({ rule: 'markdown', severity: 'error', place, reason, note: 'Use three colons for a box.' })]
}

/** What is wrong with Markdown in a value of a YAML file. @param path of the file */
export function checkText(path: string, text: string, place: Place): Message[] {
  const { refusal } = guardMarkdown(text, 0)
  if (refusal) {
    const { reason, note } = refusal
    return [message({ rule: 'markdown', severity: 'error', place, reason, note })]
  }
  if (!/redact|exempt|:/u.test(text)) return []
  return parseReport(path, text)
    .messages.filter(({ fatal }) => fatal)
    .map(({ ruleId = 'markdown', reason, note }) =>
      message({ rule: ruleId, severity: 'error', place, reason, ...(note === undefined ? {} : { note }) }),
    )
}
