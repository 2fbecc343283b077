import type { Root } from 'mdast'
import { type Message, message } from '../../messages/message.ts'
import { eachNode } from '../text/each-node.ts'
import type { Lines } from '../text/lines.ts'

/** Syntax of other Markdown dialects, which CommonMark with GFM prints as text: how to find it, and what to write instead. */
const DIALECTS: readonly { pattern: RegExp; what: string; note: string }[] = [
  {
    pattern: /^\+(?:[-=:]{3,}\+)+[ \t]*$/m,
    what: 'A table drawn with plus signs',
    note: 'Draw it with bars: | Fruit | Price |, below that | --- | --- |, then its rows.',
  },
  {
    pattern: /(?<=[^\s:])[ \t]\{[#.][\w:.-]+(?:[ \t]+[^{}\n]*)?\}$/m,
    what: 'An attribute in braces',
    note: 'Delete it: a heading gets its link from its words.',
  },
  {
    pattern: /^(?::{3,}[ \t]*\{[^}\n]*\}[ \t]*|!!![ \t]+\w[^\n]*)$/m,
    what: 'A box in the style of another program',
    note: 'Write :::note, its text and ::: on lines of their own.',
  },
  {
    pattern: /\{%[^\n]{0,300}?%\}|\{\{[<%][^\n]{0,300}?[>%]\}\}|\[\[_?TOC_?\]\]/i,
    what: 'A command for a website',
    note: 'Delete it. A pack has its own contents, and a picture is written ![what it shows](chart.png).',
  },
  {
    pattern: /^\$\$|^[ \t]*\\\[[ \t]*$/m,
    what: 'A formula',
    note: 'Write it in words, or use a picture of it.',
  },
]

/** Warns once of each kind of Markdown that is printed with all its signs, at its first place in the text. */
export function checkDialects(path: string, text: string, tree: Root, lines: Lines): Message[] {
  const found = new Map<string, { note: string; start: number; end: number; actual: string; count: number }>()
  eachNode(tree, (node) => {
    if (node.type === 'code' || node.type === 'html' || node.type === 'table') return 'skip'
    if (node.type !== 'paragraph' && node.type !== 'heading') return undefined
    const { start, end } = node.position ?? {}
    const written = withoutCode(text.slice(start?.offset, end?.offset))
    for (const { pattern, what, note } of DIALECTS) {
      const match = pattern.exec(written)
      if (!match) continue
      const at = (start?.offset ?? 0) + match.index
      const known = found.get(what) ?? { note, start: at, end: at + match[0].length, actual: match[0].trim(), count: 0 }
      found.set(what, { ...known, count: known.count + 1 })
    }
    return 'skip'
  })
  return [...found].map(([what, { note, start, end, actual, count }]) =>
    message({
      rule: 'markdown',
      severity: 'warning',
      place: lines.place(path, start, end),
      reason: `${what}${count > 1 ? ` (${count} times)` : ''} will be printed as it is typed.`,
      note,
      actual,
    }),
  )
}

/** Code within a line is meant literally. */
function withoutCode(written: string): string {
  return written.replace(/(?<!`)(`+)(?!`)[^`]*\1/g, (code) => code.replace(/[^\n]/g, 'x'))
}
