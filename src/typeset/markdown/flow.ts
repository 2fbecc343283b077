import type { Nodes, Paragraph } from 'mdast'
import type { State } from './context.ts'
import { one } from './handlers.ts'
import { textOf } from './tree.ts'
import { takeNumber } from './typed-number.ts'
import { call, join, marked } from './write.ts'

/** Blocks one after the other, as one piece of content. */
export function flow(nodes: readonly Nodes[], state: State): string {
  return join(blocks(nodes, state))
}

/**
 * Blocks as expressions. What belongs to a numbered paragraph (its list, and running text after that list) is set in
 * line with the paragraph's text, not with its number.
 */
export function blocks(nodes: readonly Nodes[], state: State): string[] {
  let hanging = false
  return nodes.flatMap((node) => {
    const expression = one(node, state)
    if (expression === '') return []
    const numbered = state.depth.list === 0 && state.depth.quote === 0 && isNumbered(node, state)
    if (numbered) hanging = true
    else if (node.type === 'heading' || node.type === 'thematicBreak' || isHeading(node, state)) hanging = false
    const continued = hanging && !numbered && (node.type === 'list' || isProse(node))
    return [marked(continued ? call('continued', `{\n${expression}\n}`) : expression, node, state)]
  })
}

function isHeading(node: Nodes, state: State): boolean {
  return node.type === 'paragraph' && state.headings.has(node)
}

function isNumbered(node: Nodes, state: State): boolean {
  if (node.type === 'paragraph') return !state.headings.has(node) && takeNumber(node.children) !== undefined
  if (node.type !== 'list') return false
  const first = node.children[0]?.children[0]
  return node.ordered === true || (first?.type === 'paragraph' && takeNumber(first.children) !== undefined)
}

/** Running text, in contrast to a title or a line of an address. */
function isProse(node: Nodes): node is Paragraph {
  if (node.type !== 'paragraph') return false
  const text = textOf(node).trim()
  return text.length > 100 || (text.length > 50 && /[.;:?!]$/.test(text))
}
