import { fixedRange } from '../../plan/fixed-range.ts'
import type { NumberRange, Plan } from '../../plan/plan.ts'
import type { PlannedItem } from '../../plan/planned-agenda.ts'
import { quote } from '../typst-syntax.ts'

/** The Typst label at the last page of a document. */
export const endLabel = (id: string): string => `${id}-end`

/** The Typst label at the last page that a document needs, where more are allotted to it. */
export const usedLabel = (id: string): string => `${id}-used`

/** The Typst label of an agenda entry. */
export const itemLabelName = (label: string): string => `item:${label}`

/** The Typst label of a part's heading in the agenda; 0-based. */
export const partLabelName = (part: number): string => `part:${part}`

/**
 * Typst for the printed range of an item's papers, "(Pages 5 - 12)"; undefined for an item without papers.
 * Numbers that another pack has fixed are written out; all others are resolved when the pack is laid out.
 */
export function itemRange(plan: Plan, item: PlannedItem): string | undefined {
  const all = plan.consolidated?.itemRanges.get(item.label)
  if (all) return all.length === 0 ? undefined : `(style.ranges)(${all.map(rangeTypst).join(', ')})`
  const papers = plan.documents.filter(({ id }) => item.documents.includes(id))
  const [first, last] = [papers[0], papers.at(-1)]
  if (!first || !last) return undefined
  const [from, to] = [fixedRange(first), fixedRange(last)]
  // Numbers that the members' pack has fixed are written out.
  if (from && to) return `(style.range)(${from.first}, ${to.last})`
  return `page-range(style, ${marked(plan, first, last)})`
}

/** Typst for the pages of one paper of a pack in words, "pages 5 - 12", linked to the first of them. */
export function paperPages(plan: Plan, document: Plan['documents'][number]): string {
  const fixed = plan.consolidated?.ranges.get(document.id) ?? fixedRange(document)
  const words = fixed
    ? `pages-in-words(style, ${fixed.first}, ${fixed.last})`
    : `page-words(style, ${marked(plan, document, document)})`
  return `link(label(${quote(document.id)}), ${words})`
}

/** Arguments that name where papers begin and end. A duplex blank belongs to the range before it. */
function marked(plan: Plan, first: Plan['documents'][number], last: Plan['documents'][number]): string {
  const next = plan.documents[plan.documents.indexOf(last) + 1]
  const blankBelongs = plan.settings.style.duplex && plan.settings.style.blank_pages === 'before'
  const before = next && blankBelongs ? `, before: ${quote(next.id)}` : ''
  return `${quote(first.id)}, ${quote(endLabel(last.id))}${before}`
}

/** The number on the first page of a document, where it does not follow from what comes before. */
export function firstNumber(document: Plan['documents'][number], plan: Plan): number | undefined {
  return (fixedRange(document) ?? plan.consolidated?.ranges.get(document.id))?.first
}

const rangeTypst = ({ first, last }: NumberRange): string => `(${first}, ${last})`
