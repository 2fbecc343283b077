import type { Heading, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { quoteValue } from '../pack/values.ts'
import { array, quote } from '../typst-syntax.ts'
import { type AgendaLine, agendaTableTypst } from './agenda-table.ts'
import { type AgendaHeading, type BlockContext, entryOf, followAgenda, splitLabel } from './entries.ts'
import { itemLabelName, partLabelName } from './ranges.ts'

/**
 * Typst expressions, one a block, for the Markdown that a template of the front matter gave. The containers `cover`,
 * `facts`, `membership` and `item` are set by the house style; everything else is ordinary Markdown.
 */
export function frontMatterTypst(nodes: readonly RootContent[], context: BlockContext): string[] {
  let level = 0
  const entries = context.isAgenda ? followAgenda(context.plan) : () => undefined
  const isTable = context.isAgenda && context.plan.agendaLayout === 'table'
  const written: string[] = []
  let lines: AgendaLine[] = []
  const closeTable = () => {
    if (lines.length > 0) written.push(agendaTableTypst(lines, context))
    lines = []
  }
  for (const node of nodes) {
    const heading = node.type === 'heading' ? entries(node) : undefined
    const line = isTable ? lineOf(node, heading) : undefined
    if (line) {
      lines.push(line)
      continue
    }
    closeTable()
    if (node.type === 'containerDirective') {
      if (node.name === 'cover') level = 1
      written.push(containerTypst(node, level, context))
    } else if (node.type === 'heading') {
      // PDF/UA-1 (ISO 14289-1, 7.4.2) allows no gap in heading levels, whatever depth a template gives.
      level = Math.min(node.depth, level + 1)
      written.push(headingTypst(node, level, context, heading))
    } else written.push(context.fragments.blocks([node]))
  }
  closeTable()
  return written
}

/** The line of an agenda table that a block is; undefined for one outside it. */
function lineOf(node: RootContent, heading: AgendaHeading | undefined): AgendaLine | undefined {
  if (node.type === 'containerDirective' && node.name === 'item') return { kind: 'item', node }
  return node.type === 'heading' && heading ? { kind: 'heading', node, heading } : undefined
}

/** A heading of a front sheet, or one of the agenda. @param entry what it is of the agenda */
export function headingTypst(
  node: Heading,
  level: number,
  context: BlockContext,
  entry: AgendaHeading | undefined,
): string {
  const body = context.fragments.inline(node.children)
  if (node.depth === 1) return `page-title(style, ${level}, ${body}${context.plan.isCompact ? ', size: 14.5pt' : ''})`
  if (entry?.kind === 'part')
    return `agenda-part(style, ${level}, ${quote(context.prefix + partLabelName(entry.part))}, ${body})`
  if (entry) return `agenda-heading(${level}, ${body})`
  return `section-heading(style, ${level}, ${body}${context.plan.isCompact ? ', size: 11pt' : ''})`
}

/** A container: those that the house style knows, and others as Markdown has them. */
export function containerTypst(node: ContainerDirective, level: number, context: BlockContext): string {
  const [label, body] = splitLabel(node)
  // Information for the public is anybody's Markdown: an entry in it is none of the agenda.
  if (node.name === 'item' && !context.isAgenda) return context.fragments.blocks([node])
  switch (node.name) {
    case 'cover':
      return coverTypst(body, context)
    case 'facts':
      return factsTypst(body, context)
    case 'membership':
      return membershipTypst(body, level + 1, context)
    case 'item':
      return itemTypst(label, body, level + 1, context)
    default:
      return context.fragments.blocks([node])
  }
}

function coverTypst(nodes: readonly RootContent[], context: BlockContext): string {
  return coverOf(quoteValue(context.plan.settings.organisation.name), coverWords(nodes, context), context)
}

/** The head of a front sheet. @param organisation and what is below it, as Typst */
export function coverOf(organisation: string, body: string, { plan, crest }: BlockContext): string {
  return `${plan.isCompact ? 'compact-cover' : 'cover'}(style, ${crest ?? 'none'}, ${organisation}, ${body})`
}

/** What stands in the head of a front sheet below the name of the organisation. */
export function coverWords(nodes: readonly RootContent[], { fragments }: BlockContext): string {
  const inner = nodes.map((node) =>
    node.type === 'heading' ? `heading(level: 1, ${fragments.inline(node.children)})` : fragments.blocks([node]),
  )
  return block(inner)
}

/** A table of two columns without a head: a label and its value in each row. */
function factsTypst(nodes: readonly RootContent[], context: BlockContext): string {
  const { plan, fragments } = context
  const pairs = factPairs(nodes, context)
  if (!pairs) return fragments.blocks(nodes)
  return `${plan.isCompact ? 'compact-facts' : 'facts'}(${pairs.join(', ')})`
}

/** Labels and values as Typst; undefined without a table of them. */
export function factPairs(nodes: readonly RootContent[], { fragments }: BlockContext): string[] | undefined {
  const table = nodes.find((node) => node.type === 'table')
  return table?.children.slice(1).map(({ children: [name, value] }) => {
    return `(${fragments.inline(name?.children ?? [])}, ${fragments.inline(value?.children ?? [])})`
  })
}

/** Headings with a list below each: the groups of a membership. */
function membershipTypst(nodes: readonly RootContent[], level: number, { plan, fragments }: BlockContext): string {
  const groups: { title: string; members: string[] }[] = []
  for (const node of nodes) {
    if (node.type === 'heading') groups.push({ title: fragments.inline(node.children), members: [] })
    if (node.type !== 'list') continue
    // A body that knows no groups has its members without a heading.
    if (groups.length === 0) groups.push({ title: 'none', members: [] })
    const members = node.children.map(({ children: [first] }) =>
      first?.type === 'paragraph' ? fragments.inline(first.children) : '[]',
    )
    groups.at(-1)?.members.push(...members)
  }
  const written = groups.map(({ title, members }) => `(title: ${title}, members: ${array(members)})`)
  return `${plan.isCompact ? 'compact-membership' : 'membership'}(${level}, ${array(written)})`
}

function itemTypst(label: string, nodes: readonly RootContent[], level: number, context: BlockContext): string {
  const { item, title, papers, range, notes, isLong } = entryOf(label, nodes, context)
  const named = papers.flatMap((paper) => (papers.length === 1 && paper.label !== undefined ? paper.label : []))
  const pages = [...named.map(quoteValue), ...(range === undefined ? [] : [range])]
  return `agenda-item(${[
    'style',
    level,
    quote(context.prefix + itemLabelName(label)),
    quoteValue(item?.number ?? label),
    title,
    pages.length > 0 ? pages.join(' + [ ] + ') : 'none',
    array(notes),
    `breakable: ${isLong}`,
  ].join(', ')})`
}

const block = (expressions: readonly string[]): string => `{\n${expressions.join('\n')}\n}`
