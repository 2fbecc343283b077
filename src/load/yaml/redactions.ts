import { type Document, isPair, isScalar, visit } from 'yaml'
import { type Message, message, type Place } from '../../messages/message.ts'
import { isBlockEnd, privacyMarks } from '../text/privacy-marks.ts'

/** Keys, the outermost first, whose texts are Markdown, in which redactions take; perhaps one for each language. */
const MARKDOWN_KEYS = /^(?:information|agenda note)(?: [a-z]{2,3}(?:-\w+)*)?$/u

/**
 * Errors for `:redact[…]` and `:::exempt` in values that are no Markdown: they would be printed as they are written, in
 * titles, file names, calendars and feeds.
 *
 * @param at the place of a stretch of the YAML
 */
export function checkRedactions(document: Document, at: (start: number, end: number) => Place): Message[] {
  const messages: Message[] = []
  visit(document, {
    Scalar(key, { value, range }, path) {
      if (typeof value !== 'string' || !/[^\s\w]/u.test(value) || isMarkdown(path)) return
      const isMarked = value.split('\n').some((line) => privacyMarks(line).length > 0 || isBlockEnd(line))
      if (!isMarked) return
      const [start = 0, end = 0] = range ?? []
      const what = key === 'key' ? 'a key' : 'this value'
      messages.push(
        message({
          rule: 'privacy-mark',
          severity: 'error',
          place: at(start, end),
          reason: `A redaction hides nothing in ${what}: it would be published as it is written.`,
          note: 'Leave the words out here. Redactions work in Markdown reports, under `information:` and in the `note:` of an item.',
        }),
      )
    },
  })
  return messages
}

/** True for a value under keys that hold Markdown. */
function isMarkdown(path: readonly unknown[]): boolean {
  const keys = path.flatMap((node) => (isPair(node) && isScalar(node.key) ? String(node.key.value) : []))
  return MARKDOWN_KEYS.test(keys.join(' '))
}
