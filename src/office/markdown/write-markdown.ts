import type { ListItem, Nodes, Root, Table, TableCell } from 'mdast'
import { directiveToMarkdown } from 'mdast-util-directive'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { stringify } from 'yaml'
import { spreadOut } from './table-cells.ts'

/** Numbers that agendapack recognises where they are typed after a bullet, and before words that begin with a capital. */
const RECOGNISED = /^(?:\d{1,3}(?:\.\d{1,3}){1,4}\.?|\d{1,2}\.)$/

/**
 * Writes a report that was read from Word as Markdown, which reads back to the same tree.
 *
 * @param frontMatter what is at its head; nothing for an empty one
 */
export function writeMarkdown(tree: Root, frontMatter: Readonly<Record<string, string>>): string {
  const head = Object.keys(frontMatter).length === 0 ? '' : `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n\n`
  const body = toMarkdown({ ...tree, children: tree.children.map((node) => written(node)) } as Root, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false }), directiveToMarkdown()],
    bullet: '-',
    bulletOther: '*',
    listItemIndent: 'one',
    incrementListMarker: false,
  })
  return head + body
}

/** A node as Markdown can say it. */
function written<T extends Nodes>(node: T): Nodes {
  if (node.type === 'table') return withBreaks(spreadOut(node))
  if (node.type === 'listItem') return labelled(node)
  if (!('children' in node)) return node
  return { ...node, children: node.children.flatMap((child) => [written(child), ...attributesOf(child)]) } as Nodes
}

/** What Markdown says of a picture after it, such as `{width=120pt}`. */
function attributesOf(node: Nodes): Nodes[] {
  if (node.type !== 'image' || !node.data) return []
  const { decorative, width } = node.data
  const said = [...(decorative ? ['decorative'] : []), ...(width === undefined ? [] : [`width=${width}pt`])]
  return said.length === 0 ? [] : [{ type: 'html', value: `{${said.join(' ')}}` }]
}

/** A label that would not be recognised as typed is marked as one. */
function labelled(item: ListItem): ListItem {
  const children = item.children.map((child) => written(child)) as ListItem['children']
  const label = item.data?.label
  const [first, ...others] = children
  if (label === undefined || first?.type !== 'paragraph') return { ...item, children }
  const [, next, ...rest] = first.children
  const isTyped = RECOGNISED.test(label) && next?.type === 'text' && /^\p{Lu}/u.test(next.value)
  if (isTyped) return { ...item, children }
  const mark = {
    type: 'textDirective' as const,
    name: 'label',
    attributes: {},
    children: [{ type: 'text' as const, value: label }],
  }
  const words = next ? [{ type: 'text' as const, value: ' ' }, next, ...rest] : []
  return { ...item, children: [{ ...first, children: [mark, ...words] }, ...others] }
}

/** Markdown has lines of its own in a cell only as HTML. */
function withBreaks(table: Table): Table {
  const cellOf = (cell: TableCell): TableCell => ({
    ...cell,
    children: cell.children.flatMap((child) => [lineBreak(child), ...attributesOf(child)]) as TableCell['children'],
  })
  return { ...table, children: table.children.map((row) => ({ ...row, children: row.children.map(cellOf) })) }
}

function lineBreak(node: Nodes): Nodes {
  if (node.type === 'break') return { type: 'html', value: '<br>' }
  if (!('children' in node)) return node
  return { ...node, children: node.children.flatMap((child) => [lineBreak(child), ...attributesOf(child)]) } as Nodes
}
