import { type Document, isScalar, visit } from 'yaml'
import { type Message, message, type Place } from '../../messages/message.ts'
import { isBlockEnd, privacyMarks } from '../text/privacy-marks.ts'

/** Keys of a whole file whose texts are Markdown, in which redactions take. */
const MARKDOWN_KEYS: readonly string[] = ['information']

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
          note: 'Leave the words out here. Redactions work in Markdown reports and under `information:`.',
        }),
      )
    },
  })
  return messages
}

/** True for what stands under a key of the whole file that has Markdown. */
function isMarkdown(path: readonly unknown[]): boolean {
  const [, , top, ...deeper] = path
  if (typeof top !== 'object' || top === null || !('key' in top) || deeper.length > 0) return false
  return isScalar(top.key) && MARKDOWN_KEYS.includes(String(top.key.value))
}
