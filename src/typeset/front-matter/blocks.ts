import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { toString as plainText } from 'mdast-util-to-string'
import type { Plan, PlannedItem } from '../../plan/plan.ts'
import { quote } from '../typst-syntax.ts'
import { itemLabelName, itemRange, partLabelName } from './ranges.ts'

/** Converts ordinary Markdown to Typst; given by the caller, which knows pictures and references. */
export type Fragment = (nodes: readonly RootContent[]) => string

/** What the blocks of a front sheet and an agenda need besides their Markdown. */
export interface BlockContext {
  plan: Plan
  fragment: Fragment
  /** Virtual path of the crest. */
  crest: string | undefined
}

/**
 * Typst for the Markdown that a template of the front matter gave. The containers `cover`, `facts`, `membership` and
 * `item` are set by the house style; everything else is ordinary Markdown.
 */
export function frontMatterTypst(nodes: readonly RootContent[], context: BlockContext): string {
  let parts = 0
  let level = 1
  return nodes
    .map((node) => {
      if (node.type === 'containerDirective') return containerTypst(node, level, context)
      if (node.type !== 'heading') return context.fragment([node])
      // PDF/UA-1 (7.4.2) allows no gap in heading levels, whatever depth a template gives.
      level = Math.min(node.depth, level + 1)
      const body = `[${inline(node.children, context)}]`
      if (node.depth === 1) return `#agenda-title(style, 1, ${body});`
      if (context.plan.agenda.length > 0 && isAgendaHeading(node, context.plan)) {
        const mark = node.depth === 2 ? `#mark(${quote(partLabelName(parts++))});` : ''
        return `${mark}#${node.depth === 2 ? 'agenda-part' : 'agenda-heading'}(${level}, ${body});`
      }
      return `#section-heading(style, ${level}, ${body});`
    })
    .join('\n\n')
}

const isAgendaHeading = (node: Nodes, plan: Plan): boolean => {
  const words = plainText(node)
  return plan.agenda.some((entry) => entry.kind !== 'item' && entry.title.replace(/\s+/g, ' ').trim() === words)
}

function containerTypst(node: ContainerDirective, level: number, context: BlockContext): string {
  const [label, body] = splitLabel(node)
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
      return context.fragment([node])
  }
}

function coverTypst(nodes: readonly RootContent[], context: BlockContext): string {
  const inner = nodes
    .map((node) =>
      node.type === 'heading' ? `#heading(level: 1)[${inline(node.children, context)}]` : context.fragment([node]),
    )
    .join('\n\n')
  const crest = context.crest
    ? `box(height: 1.6cm, image(${quote(context.crest)}, height: 1.6cm, alt: ${quote(`Crest of ${context.plan.settings.organisation.name}`)}))`
    : 'none'
  return `#cover(style, crest: ${crest}, [#${quote(context.plan.settings.organisation.name)}], [${inner}]);`
}

/** A table of two columns without a head: a label and its value in each row. */
function factsTypst(nodes: readonly RootContent[], context: BlockContext): string {
  const table = nodes.find((node) => node.type === 'table')
  if (!table) return context.fragment(nodes)
  const pairs = table.children.slice(1).map(({ children: [name, value] }) => {
    return `([${inline(name?.children ?? [], context)}], [${inline(value?.children ?? [], context)}])`
  })
  return `#facts(${pairs.join(', ')});`
}

function membershipTypst(nodes: readonly RootContent[], level: number, context: BlockContext): string {
  const groups: { title: string; members: string[] }[] = []
  for (const node of nodes) {
    if (node.type === 'heading') groups.push({ title: inline(node.children, context), members: [] })
    if (node.type !== 'list') continue
    const members = node.children.map((item) => `[${context.fragment(item.children)}]`)
    groups.at(-1)?.members.push(...members)
  }
  const written = groups.map(({ title, members }) => `(title: [${title}], members: (${members.map((m) => `${m},`).join('')}))`)
  return `#membership(level: ${level}, (${written.map((group) => `${group},`).join(' ')}));`
}

function itemTypst(label: string, nodes: readonly RootContent[], level: number, context: BlockContext): string {
  const [first, ...rest] = nodes
  const item = context.plan.agenda.find((entry): entry is PlannedItem => entry.kind === 'item' && entry.label === label)
  const title = first?.type === 'paragraph' ? inline(first.children, context) : ''
  const target = item?.documents[0]
  const linked = target ? `#link(label(${quote(target)}))[${title}]` : title
  const range = item ? itemRange(context.plan, item) : undefined
  const pages = range && target ? `link(label(${quote(target)}), ${range})` : 'none'
  const note = rest.length > 0 ? `[${context.fragment(rest)}]` : 'none'
  return (
    `#mark(${quote(itemLabelName(label))});` +
    `#agenda-item(style, ${level}, [#${quote(label)}], [${linked}], ${pages}, ${note});`
  )
}

/** The label of a container, `:::item[4a]`, and what stands in it. */
function splitLabel(node: ContainerDirective): [string, RootContent[]] {
  const [first, ...rest] = node.children
  if (first?.type === 'paragraph' && first.data && 'directiveLabel' in first.data) return [plainText(first), rest]
  return ['', node.children]
}

function inline(children: readonly PhrasingContent[], context: BlockContext): string {
  return context.fragment([{ type: 'paragraph', children: [...children] }])
}
