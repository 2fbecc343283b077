import type { Nodes, Root } from 'mdast'
import { type Message, message } from '../messages/message.ts'

/** Lists, quotations, footnotes and blocks in one another; the typesetter takes 18 quotations. */
const BLOCK_DEPTH = 15
/** Emphasis and links in one another. */
const INLINE_DEPTH = 15
/** Columns of a table; a landscape page shows twenty. */
const COLUMN_LIMIT = 60

const BLOCKS = new Set(['blockquote', 'listItem', 'footnoteDefinition', 'containerDirective'])
const INLINES = new Set(['emphasis', 'strong', 'delete', 'link', 'linkReference', 'textDirective'])

/** Finds what could be parsed but cannot be set: too deep nesting, tables too wide. Does not recurse. */
export function checkTree(path: string, tree: Root): Message[] {
  const messages: Message[] = []
  const stack: { node: Nodes; blocks: number; inlines: number }[] = [{ node: tree, blocks: 0, inlines: 0 }]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node } = next
    const blocks = next.blocks + (BLOCKS.has(node.type) ? 1 : 0)
    const inlines = next.inlines + (INLINES.has(node.type) ? 1 : 0)
    if (blocks > BLOCK_DEPTH) messages.push(refused(path, node, `level ${blocks} of lists and quotations`, BLOCK_DEPTH))
    else if (inlines > INLINE_DEPTH) messages.push(refused(path, node, `level ${inlines} of emphasis`, INLINE_DEPTH))
    else if (node.type === 'table' && (node.children[0]?.children.length ?? 0) > COLUMN_LIMIT) {
      const columns = node.children[0]?.children.length ?? 0
      messages.push(refused(path, node, `table of ${columns} columns`, COLUMN_LIMIT))
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
    reason: `Unexpected ${what}, expected at most ${limit}`,
    note: what.startsWith('table') ? 'Split the table.' : 'Say it with fewer levels.',
  })
}
