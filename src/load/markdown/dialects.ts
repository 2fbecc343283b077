import type { Root } from 'mdast'
import { type Message, message } from '../../messages/message.ts'
import { eachNode } from '../text/each-node.ts'
import type { Lines } from '../text/lines.ts'

/** What other dialects of Markdown know and CommonMark with GFM prints as it stands: how to find it in text, and what to write. */
const DIALECTS: readonly { pattern: RegExp; what: string; note: string }[] = [
  {
    pattern: /^\+(?:[-=:]{3,}\+)+[ \t]*$/m,
    what: 'table drawn with plus signs',
    note: 'Draw it with bars: | Fruit | Price |, below that | --- | --- |, then its rows.',
  },
  {
    pattern: /(?<=[^\s:])[ \t]\{[#.][\w:.-]+(?:[ \t]+[^{}\n]*)?\}$/m,
    what: 'attribute in braces',
    note: 'Delete it: a heading has its address from its words.',
  },
  {
    pattern: /^(?::{3,}[ \t]*\{[^}\n]*\}[ \t]*|!!![ \t]+\w[^\n]*)$/m,
    what: 'box of another program',
    note: 'Write :::note, its text and ::: on lines of their own.',
  },
  {
    pattern: /\{%[^\n]{0,300}?%\}|\{\{[<%][^\n]{0,300}?[>%]\}\}|\[\[_?TOC_?\]\]/i,
    what: 'command of a website',
    note: 'Delete it: a pack has its own contents, and pictures are written ![what they show](chart.png).',
  },
  {
    pattern: /^\$\$|^[ \t]*\\\[[ \t]*$/m,
    what: 'formula',
    note: 'Say it in words, or put a picture of it beside the report.',
  },
]

/** Warns once of each kind of Markdown that is printed with all its signs, at its first place in the text. */
export function checkDialects(path: string, text: string, tree: Root, lines: Lines): Message[] {
  const found = new Map<string, { note: string; start: number; end: number; count: number }>()
  eachNode(tree, (node) => {
    if (node.type === 'code' || node.type === 'html' || node.type === 'table') return 'skip'
    if (node.type !== 'paragraph' && node.type !== 'heading') return undefined
    const { start, end } = node.position ?? {}
    const written = withoutCode(text.slice(start?.offset, end?.offset))
    for (const { pattern, what, note } of DIALECTS) {
      const match = pattern.exec(written)
      if (!match) continue
      const at = (start?.offset ?? 0) + match.index
      const known = found.get(what) ?? { note, start: at, end: at + match[0].length, count: 0 }
      found.set(what, { ...known, count: known.count + 1 })
    }
    return 'skip'
  })
  return [...found].map(([what, { note, start, end, count }]) =>
    message({
      rule: 'markdown',
      severity: 'warning',
      place: lines.place(path, start, end),
      reason: `Unexpected ${what}${count > 1 ? ` (${count} times)` : ''} that is printed as it stands, expected Markdown as CommonMark and GitHub know it`,
      note,
    }),
  )
}

/** Code within a line is meant as it stands. */
function withoutCode(written: string): string {
  return written.replace(/(?<!`)(`+)(?!`)[^`]*\1/g, (code) => code.replace(/[^\n]/g, 'x'))
}
