import type { RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { Plan } from '../../plan/plan.ts'
import type { PlannedItem } from '../../plan/planned-agenda.ts'
import { quoteValue } from '../pack/values.ts'
import { array, dictionary, quote } from '../typst-syntax.ts'
import { type AgendaHeading, type BlockContext, entryOf, splitLabel } from './entries.ts'
import { itemLabelName, partLabelName } from './ranges.ts'

/** A line of an agenda that is set as a table: an item, or the heading of a part of it. */
export type AgendaLine =
  | { kind: 'item'; node: ContainerDirective }
  | { kind: 'heading'; node: Extract<RootContent, { type: 'heading' }>; heading: AgendaHeading }

/** Typst for lines of the agenda that follow each other, as one table. Columns that hold nothing are left out. */
export function agendaTableTypst(lines: readonly AgendaLine[], context: BlockContext): string {
  const items = context.plan.agenda.filter((entry): entry is PlannedItem => entry.kind === 'item')
  const columns = (['lead', 'purpose'] as const).filter((name) => items.some((item) => item[name] !== undefined))
  const head = (name: string) => `[#${quoteValue(context.plan.wording.text(`agenda.${name}`))}]`
  const heads = dictionary({
    time: items.some(({ time }) => time !== undefined) ? head('time') : 'none',
    item: head('item'),
    columns: array(columns.map(head)),
    paper: head('paper'),
  })
  const rows = lines.map((line) =>
    line.kind === 'heading' ? sectionTypst(line, context) : rowTypst(line.node, columns, context),
  )
  return `agenda-table(style, ${heads}, ${array(rows)})`
}

function sectionTypst({ node, heading }: Extract<AgendaLine, { kind: 'heading' }>, context: BlockContext): string {
  const name = heading.kind === 'part' ? quote(context.prefix + partLabelName(heading.part)) : 'none'
  return dictionary({ section: context.fragments.inline(node.children), name })
}

function rowTypst(node: ContainerDirective, columns: readonly ('lead' | 'purpose')[], context: BlockContext): string {
  const [label, body] = splitLabel(node)
  const { item, title, notes, papers, range } = entryOf(label, body, context)
  const shown = (value: string | undefined): string => (value === undefined ? '[]' : `[#${quoteValue(value)}]`)
  return dictionary({
    time: shown(item?.time),
    name: quote(context.prefix + itemLabelName(label)),
    number: quoteValue(item?.number ?? label),
    title,
    notes: array(notes),
    cells: array(columns.map((name) => shown(item?.[name]))),
    paper: paperTypst(papers, range, item?.separate ?? []),
  })
}

/** What the papers are called, each linked to it, and where they are; then those that are not in the pack. */
function paperTypst(papers: Plan['documents'], range: string | undefined, separate: PlannedItem['separate']): string {
  const named = papers.flatMap(({ id, label }) =>
    label === undefined ? [] : [`link(label(${quote(id)}), ${quoteValue(label)})`],
  )
  const elsewhere = separate.flatMap(({ href, label, title, unreadable }) =>
    unreadable === undefined ? [`link(${quote(href)}, ${quoteValue(label ?? title)})`] : [],
  )
  return `{ ${[named.join(' + [, ] + '), range ?? '', ...elsewhere].filter(Boolean).join(' + linebreak() + ') || '[]'} }`
}
