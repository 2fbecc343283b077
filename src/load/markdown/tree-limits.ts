import type { Nodes, Root } from 'mdast'
import { type Message, message } from '../../messages/message.ts'
import { htmlDepth } from './html-depth.ts'

/** Lists, quotations, footnotes and blocks in one another; the typesetter takes 18 quotations. */
const BLOCK_DEPTH = 15
/** Levels from which on the typesetter takes seconds for some dozens of entries, and how many there may be of these. */
const DEEP = 7
const DEEP_LIMIT = 500
/** Emphasis and links in one another. */
const INLINE_DEPTH = 15
/** Tags of HTML in one another: what a table within tables needs, and what turning it to Markdown can bear. */
const HTML_DEPTH = 100
/** Columns of a table; a landscape page shows twenty. */
const COLUMN_LIMIT = 60

const BLOCKS = new Set(['blockquote', 'listItem', 'footnoteDefinition', 'containerDirective'])
const INLINES = new Set(['emphasis', 'strong', 'delete', 'link', 'linkReference', 'textDirective'])

/** How to fix what a message begins with. */
const NOTES = [
  ['table', 'Split the table.'],
  ['tags', 'Close every tag, such as <div> by </div>, or write Markdown in its place.'],
] as const

const childrenOf = (node: Nodes): readonly Nodes[] => ('children' in node ? node.children : [])

/** Finds what can be parsed but not typeset: nesting that is too deep, tables that are too wide. Does not recurse. */
export function checkTree(path: string, tree: Root): Message[] {
  const messages: Message[] = []
  let deep = 0
  const stack: { node: Nodes; blocks: number; inlines: number }[] = [{ node: tree, blocks: 0, inlines: 0 }]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node } = next
    const blocks = next.blocks + (BLOCKS.has(node.type) ? 1 : 0)
    const inlines = next.inlines + (INLINES.has(node.type) ? 1 : 0)
    if (blocks >= DEEP && BLOCKS.has(node.type)) deep += 1
    if (deep > DEEP_LIMIT)
      return [
        ...messages,
        refused(path, node, `more than ${DEEP_LIMIT} entries ${DEEP} levels deep or deeper`, DEEP_LIMIT),
      ]
    if (blocks > BLOCK_DEPTH)
      messages.push(refused(path, node, `${blocks} levels of lists and quotations`, BLOCK_DEPTH))
    else if (inlines > INLINE_DEPTH) messages.push(refused(path, node, `${inlines} levels of emphasis`, INLINE_DEPTH))
    else if (node.type === 'table' && (node.children[0]?.children.length ?? 0) > COLUMN_LIMIT) {
      const columns = node.children[0]?.children.length ?? 0
      messages.push(refused(path, node, `a table of ${columns} columns`, COLUMN_LIMIT))
    } else if ((node.type === 'root' || BLOCKS.has(node.type)) && htmlDepth(childrenOf(node)) > HTML_DEPTH) {
      const first = childrenOf(node).find(({ type }) => type === 'html') ?? node
      messages.push(refused(path, first, `${htmlDepth(childrenOf(node))} HTML tags inside each other`, HTML_DEPTH))
    } else if ('children' in node) {
      for (const child of node.children.toReversed()) stack.push({ node: child, blocks, inlines })
    }
    if (messages.length >= 20) break
  }
  return messages
}

function refused(path: string, node: Nodes, what: string, limit: number): Message {
  const start = node.position?.start ?? { line: 1, column: 1, offset: 0 }
  return message({
    rule: 'markdown',
    severity: 'error',
    place: { file: path, start, end: node.position?.end ?? start },
    reason: `The report has ${what}; at most ${limit} are allowed.`,
    note: NOTES.find(([word]) => what.includes(word))?.[1] ?? 'Use fewer levels.',
  })
}
