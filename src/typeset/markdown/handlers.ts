import type { Nodes } from 'mdast'
import { quote } from '../typst-syntax.ts'
import * as block from './blocks/blocks.ts'
import { containerDirective, leafDirective, textDirective } from './blocks/directives.ts'
import { flow } from './blocks/flow.ts'
import { footnoteReference } from './blocks/footnotes.ts'
import { list } from './blocks/lists.ts'
import { table } from './blocks/tables.ts'
import { printable } from './characters/printable.ts'
import type { Handler, State } from './context.ts'
import { image, imageReference } from './inlines/images.ts'
import * as inlines from './inlines/inlines.ts'
import { link, linkReference } from './inlines/links.ts'
import { textOf, warn } from './tree.ts'

type Handlers = { [T in Nodes['type']]: Handler<T> }

const nothing = (): string => ''

/** How each type of node is written. Parts of lists and tables are written by the list and the table. */
const handlers: Handlers = {
  blockquote: block.blockquote,
  break: inlines.lineBreak,
  code: block.code,
  containerDirective,
  definition: nothing,
  delete: inlines.deleted,
  emphasis: inlines.emphasis,
  footnoteDefinition: nothing,
  footnoteReference,
  heading: block.heading,
  html: block.html,
  image,
  imageReference,
  inlineCode: inlines.inlineCode,
  leafDirective,
  link,
  linkReference,
  list,
  listItem: (node, state) => flow(node.children, state),
  paragraph: block.paragraph,
  root: (node, state) => flow(node.children, state),
  strong: inlines.strong,
  styledText: inlines.styledText,
  table,
  tableCell: (node, state) => inlines.inline(node.children, state),
  tableRow: (node, state) => node.children.map((cell) => inlines.inline(cell.children, state)).join('\n'),
  text: inlines.text,
  textDirective,
  thematicBreak: block.thematicBreak,
  yaml: nothing,
}

/** The Typst expression for a node; empty for one that prints nothing. A type nobody knows keeps its text. */
export function one(node: Nodes, state: State): string {
  const handler = (handlers as Partial<Record<string, (node: Nodes, state: State) => string>>)[node.type]
  if (handler) return handler(node, state)
  warn(
    state,
    node,
    'markdown-node',
    `This kind of Markdown (${node.type}) cannot be printed.`,
    'Its text is kept without formatting.',
  )
  return quote(printable(textOf(node), node, state))
}
