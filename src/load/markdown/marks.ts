import type { Root } from 'mdast'
import type { Directives } from 'mdast-util-directive'
import { type Message, message } from '../../messages/message.ts'
import { eachNode } from '../text/each-node.ts'
import type { Lines } from '../text/lines.ts'
import { suggest } from '../text/suggest.ts'
import { blockDirectives, textDirectives } from './directives.ts'

const NAMED = /(?<![\\:]):+[ \t]*([\p{L}][\p{L}\p{N}_-]*)(?=[ \t]*([[{\r\n]|$))/gmu
const HIDING = ['redact', 'exempt']

/**
 * Finds directives that were not recognised. A redaction that is not closed, or is in HTML or code, would print what it
 * should hide, and so is an error; so is a `:::` block without its end.
 *
 * @param bodyStart offset of the text after the front matter
 */
export function checkMarks(path: string, text: string, bodyStart: number, tree: Root, lines: Lines): Message[] {
  const taken = new Set<number>()
  const messages: Message[] = []
  eachNode(tree, (node) => {
    if (node.type !== 'containerDirective' && node.type !== 'leafDirective' && node.type !== 'textDirective') return
    taken.add(node.position?.start.offset ?? -1)
    if (node.type === 'containerDirective' && !isClosed(node, text)) messages.push(unclosed(path, node))
    if (node.name === 'redact' && node.type !== 'containerDirective' && !hasLabel(node, text)) {
      messages.push(unlabelled(path, node))
    }
  })
  for (const found of text.slice(bodyStart).matchAll(NAMED)) {
    const start = bodyStart + found.index
    const end = start + found[0].length
    const [, colons = '', space = ''] = /^(:+)([ \t]*)/.exec(found[0]) ?? []
    if (taken.has(start) || taken.has(start + 1) || (space !== '' && colons.length < 3)) continue
    const place = lines.place(path, start, end)
    const problem = untaken(found[1] ?? '', colons.length, found[2] ?? '')
    if (problem) messages.push(message({ rule: 'directive', place, actual: found[0], ...problem }))
  }
  return messages
}

function isClosed(node: Directives, text: string): boolean {
  const written = text.slice(node.position?.start.offset, node.position?.end.offset)
  const last = written.split(/\r\n|\n|\r/).at(-1) ?? ''
  return written.length > last.length && /^[ \t>]*:{3,}[ \t]*$/.test(last)
}

function unclosed(path: string, node: Directives): Message {
  const start = node.position?.start ?? { line: 1, column: 1 }
  const end = { line: start.line, column: start.column + 3 + node.name.length }
  return message({
    rule: 'directive',
    severity: 'error',
    place: { file: path, start, end },
    actual: `:::${node.name}`,
    expected: [':::'],
    reason: `The block \`:::${node.name}\` is not closed.`,
    note: 'Add a line `:::` after it. A block around another needs more colons: `::::` around `:::`.',
  })
}

/** False for `:redact[words` or `:redact{a}`, after which the words are printed for all to read. */
function hasLabel(node: Directives, text: string): boolean {
  return /^:+redact\[/.test(text.slice(node.position?.start.offset, node.position?.end.offset))
}

function unlabelled(path: string, node: Directives): Message {
  const start = node.position?.start ?? { line: 1, column: 1 }
  return message({
    rule: 'directive',
    severity: 'error',
    place: { file: path, start, end: node.position?.end ?? start },
    expected: [':redact[…]'],
    reason: 'This `:redact` hides nothing: it is not followed by words in square brackets.',
    note: 'Write `:redact[words]`, and close every bracket inside. Put long passages between `:::exempt` and `:::`.',
  })
}

interface Problem {
  severity: 'error' | 'warning'
  reason: string
  note: string
}

function untaken(name: string, colons: number, next: string): Problem | undefined {
  const opens = next === '[' || next === '{'
  if (colons < 3 && !opens) return undefined
  // `checkPrivacyMarks` has these.
  if (/redact|exempt/iu.test(name)) return undefined
  const meant = suggest(name, HIDING)
  if (meant && (name.length > 4 || colons >= 3)) {
    const form = meant === 'redact' ? '`:redact[words]`' : '`:::exempt`, the text and `:::` on lines of their own'
    return {
      severity: 'error',
      reason: `\`${':'.repeat(colons)}${name}\` hides nothing: its text would be published.`,
      note: `Write ${form}.`,
    }
  }
  const known = [...blockDirectives, ...textDirectives]
  const near = colons >= 2 ? suggest(name, known) : undefined
  if (!near) return undefined
  return {
    severity: 'warning',
    reason: `\`${':'.repeat(colons)}${name}\` is not known and will be printed as text.`,
    note: `Did you mean \`${':'.repeat(colons)}${near}\`?`,
  }
}
