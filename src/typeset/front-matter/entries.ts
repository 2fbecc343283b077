import type { Heading, PhrasingContent, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { toString as plainText } from 'mdast-util-to-string'
import type { Plan } from '../../plan/plan.ts'
import type { PlannedItem } from '../../plan/planned-agenda.ts'
import { quote } from '../typst-syntax.ts'
import { itemRange } from './ranges.ts'

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

export interface AgendaHeading {
  kind: 'part' | 'heading'
  /** Parts before it. */
  part: number
}

/** Tells which heading of a template is which part or heading of the agenda: they are in its order. */
export function followAgenda({ agenda }: Plan): (node: Heading) => AgendaHeading | undefined {
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

/** An entry of the agenda, its parts as Typst. */
export interface AgendaEntry {
  item: PlannedItem | undefined
  /** Linked to the first of its papers. */
  title: string
  notes: readonly string[]
  /** True where the notes hold a table, which may go on on the next page. */
  isLong: boolean
  papers: Plan['documents']
  /** "(Pages 5 - 12)", linked; undefined without papers. */
  range: string | undefined
}

/** @param nodes what a template gave for the item: its title, then the rest */
export function entryOf(label: string, nodes: readonly RootContent[], { plan, fragments }: BlockContext): AgendaEntry {
  const [first, ...rest] = nodes
  const item = plan.agenda.find((entry): entry is PlannedItem => entry.kind === 'item' && entry.label === label)
  const title = first?.type === 'paragraph' ? fragments.inline(first.children) : '[]'
  const papers = plan.documents.filter(({ id }) => item?.documents.includes(id))
  const target = papers[0] && `label(${quote(papers[0].id)})`
  const range = item ? itemRange(plan, item) : undefined
  return {
    item,
    title: target ? `link(${target}, ${title})` : title,
    notes: rest.map((node) => fragments.blocks([withoutHeading(node)])),
    isLong: rest.some(({ type }) => type === 'table'),
    papers,
    range: target && range ? `link(${target}, ${range})` : undefined,
  }
}

/** A heading in a note would be none of the agenda: it is set as a bold line. */
function withoutHeading(node: RootContent): RootContent {
  if (node.type !== 'heading') return node
  return { type: 'paragraph', children: [{ type: 'strong', children: node.children }] }
}

/** The label of a container, `:::item[4a]`, and what is in it. */
export function splitLabel(node: ContainerDirective): [string, RootContent[]] {
  const [first, ...rest] = node.children
  if (first?.type === 'paragraph' && first.data && 'directiveLabel' in first.data) return [plainText(first), rest]
  return ['', node.children]
}
