import { type Document, isScalar } from 'yaml'
import { type Message, message, type Place } from '../../messages/message.ts'
import { walk } from './nodes.ts'

const MOST = 20

/**
 * Warns where YAML takes the end of a text for a comment, as in `title: Work programme #2`. A comment with a space after
 * the `#` is meant as one.
 *
 * @param yaml the text that `document` was parsed from
 */
export function lostText(document: Document, yaml: string, at: (start: number, end: number) => Place): Message[] {
  const messages: Message[] = []
  for (const node of walk(document)) {
    if (messages.length === MOST) break
    if (!isScalar(node) || node.type !== 'PLAIN' || typeof node.value !== 'string' || !node.range) continue
    const [start, end] = node.range
    const lost = /^[ \t]+(#[\p{L}\p{N}][^\r\n]{0,200})/u.exec(yaml.slice(end, end + 220))
    const hash = lost?.[1]?.trimEnd()
    if (!lost || hash === undefined) continue
    const from = end + lost[0].indexOf('#')
    messages.push(
      message({
        rule: 'yaml-syntax',
        severity: 'warning',
        place: at(from, from + hash.length),
        reason: `\`${hash.slice(0, 60)}\` is left out: a # after a space begins a comment.`,
        note: `If it is part of the text, use quotes: "${yaml.slice(start, from)}${hash}". If not, put a space after the #.`,
        actual: hash,
      }),
    )
  }
  return messages
}
