import type { Heading, PhrasingContent, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { toString as plainText } from 'mdast-util-to-string'
import type { Plan, PlannedItem } from '../../plan/plan.ts'
import { quoteValue } from '../pack/values.ts'
import { quote } from '../typst-syntax.ts'
import { itemLabelName, itemRange, partLabelName } from './ranges.ts'

/** Converts ordinary Markdown to Typst expressions. */
export interface Fragments {
  blocks(nodes: readonly RootContent[]): string
  inline(nodes: readonly PhrasingContent[]): string
}

/** What the blocks of a front sheet and an agenda need besides their Markdown. */
export interface BlockContext {
  plan: Plan
  fragments: Fragments
  /** Typst of the crest; undefined without one. */
  crest: string | undefined
  /** True where headings can be those of the agenda's parts. */
  isAgenda: boolean
  /** Put before the labels of parts and items, where there is more than one agenda. */
  prefix: string
}

/**
 * Typst expressions, one a block, for the Markdown that a template of the front matter gave. The containers `cover`,
 * `facts`, `membership` and `item` are set by the house style; everything else is ordinary Markdown.
 */
export function frontMatterTypst(nodes: readonly RootContent[], context: BlockContext): string[] {
  let level = 0
  const entries = context.isAgenda ? followAgenda(context.plan) : () => undefined
  return nodes.map((node) => {
    if (node.type === 'containerDirective') {
      if (node.name === 'cover') level = 1
      return containerTypst(node, level, context)
    }
    if (node.type !== 'heading') return context.fragments.blocks([node])
    // PDF/UA-1 (ISO 14289-1, 7.4.2) allows no gap in heading levels, whatever depth a template gives.
    level = Math.min(node.depth, level + 1)
    return headingTypst(node, level, context, entries(node))
  })
}

function headingTypst(node: Heading, level: number, context: BlockContext, entry: AgendaHeading | undefined): string {
  const body = context.fragments.inline(node.children)
  if (node.depth === 1) return `page-title(style, ${level}, ${body})`
  if (entry?.kind === 'part')
    return `agenda-part(style, ${level}, ${quote(context.prefix + partLabelName(entry.part))}, ${body})`
  if (entry) return `agenda-heading(${level}, ${body})`
  return `section-heading(style, ${level}, ${body})`
}

interface AgendaHeading {
  kind: 'part' | 'heading'
  /** Parts before it. */
  part: number
}

/** Tells which heading of a template is which part or heading of the agenda: they stand in its order. */
function followAgenda({ agenda }: Plan): (node: Heading) => AgendaHeading | undefined {
  let at = 0
  return (node) => {
    const words = plainText(node)
    const found = agenda.findIndex(
      ({ kind, title }, index) => index >= at && kind !== 'item' && title.replace(/\s+/g, ' ').trim() === words,
    )
    const entry = agenda[found]
    if (!entry || entry.kind === 'item') return undefined
    at = found + 1
    return { kind: entry.kind, part: agenda.slice(0, found).filter(({ kind }) => kind === 'part').length }
  }
}

function containerTypst(node: ContainerDirective, level: number, context: BlockContext): string {
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

function coverTypst(nodes: readonly RootContent[], { plan, crest, fragments }: BlockContext): string {
  const inner = nodes.map((node) =>
    node.type === 'heading' ? `heading(level: 1, ${fragments.inline(node.children)})` : fragments.blocks([node]),
  )
  const { name } = plan.settings.organisation
  return `cover(style, ${crest ?? 'none'}, ${quoteValue(name)}, ${block(inner)})`
}

/** A table of two columns without a head: a label and its value in each row. */
function factsTypst(nodes: readonly RootContent[], { fragments }: BlockContext): string {
  const table = nodes.find((node) => node.type === 'table')
  if (!table) return fragments.blocks(nodes)
  const pairs = table.children.slice(1).map(({ children: [name, value] }) => {
    return `(${fragments.inline(name?.children ?? [])}, ${fragments.inline(value?.children ?? [])})`
  })
  return `facts(${pairs.join(', ')})`
}

/** Headings with a list below each: the groups of a membership. */
function membershipTypst(nodes: readonly RootContent[], level: number, { fragments }: BlockContext): string {
  const groups: { title: string; members: string[] }[] = []
  for (const node of nodes) {
    if (node.type === 'heading') groups.push({ title: fragments.inline(node.children), members: [] })
    if (node.type !== 'list') continue
    const members = node.children.map(({ children: [first] }) =>
      first?.type === 'paragraph' ? fragments.inline(first.children) : '[]',
    )
    groups.at(-1)?.members.push(...members)
  }
  const written = groups.map(({ title, members }) => `(title: ${title}, members: ${list(members)})`)
  return `membership(${level}, ${list(written)})`
}

function itemTypst(label: string, nodes: readonly RootContent[], level: number, context: BlockContext): string {
  const [first, ...rest] = nodes
  const item = context.plan.agenda.find((entry): entry is PlannedItem => entry.kind === 'item' && entry.label === label)
  const title = first?.type === 'paragraph' ? context.fragments.inline(first.children) : '[]'
  const paper = item && context.plan.documents.find(({ id }) => item.documents.includes(id))
  const target = paper ? `label(${quote(paper.id)})` : undefined
  const range = item ? itemRange(context.plan, item) : undefined
  return `agenda-item(${[
    'style',
    level,
    quote(context.prefix + itemLabelName(label)),
    quoteValue(label),
    target ? `link(${target}, ${title})` : title,
    range && target ? `link(${target}, ${range})` : 'none',
    list(rest.map((node) => context.fragments.blocks([node]))),
  ].join(', ')})`
}

/** The label of a container, `:::item[4a]`, and what stands in it. */
export function splitLabel(node: ContainerDirective): [string, RootContent[]] {
  const [first, ...rest] = node.children
  if (first?.type === 'paragraph' && first.data && 'directiveLabel' in first.data) return [plainText(first), rest]
  return ['', node.children]
}

const list = (values: readonly string[]): string => `(${values.map((value) => `${value},`).join(' ')})`

const block = (expressions: readonly string[]): string => `{\n${expressions.join('\n')}\n}`
