import { fixedRange } from '../plan/fixed-range.ts'
import { AGENDA, type Allotment, type Allotments, FRONT_SHEET, type Plan, partKey } from '../plan/plan.ts'
import type { Span, Typeset } from './result.ts'

interface Laid {
  plan: Plan
  typeset: Pick<Typeset, 'spans'>
}

/** What the parts of an edition take up: page numbers that another edition has to keep. */
export function allotmentsOf(packs: readonly Laid[]): Allotments {
  return new Map(
    packs.flatMap(({ plan, typeset }) =>
      typeset.spans.map((span): [string, Allotment] => {
        const range = { first: span.firstNumber, last: span.lastNumber }
        const filled = allottedTo(plan, span.id)?.pages ?? 0
        return [keyOf(plan, span), { range, pages: Math.max(span.pages, filled) }]
      }),
    ),
  )
}

/** Pages of the parts that are longer than the numbers they have to fit into. */
export function partsTooLong(plan: Plan, { spans }: Pick<Typeset, 'spans'>): Map<string, number> {
  return new Map(
    spans.flatMap((span): [string, number][] => {
      const range = allottedTo(plan, span.id)?.range
      return range && span.pages > range.last - range.first + 1 ? [[keyOf(plan, span), span.pages]] : []
    }),
  )
}

/**
 * Sheets that have to follow parts which are shorter than in another edition. For the public one sheet replaces all
 * the numbers; in a pack for members each page has its own.
 */
export function fillsOf(plan: Plan, { spans }: Pick<Typeset, 'spans'>): Map<string, number> {
  return new Map(
    spans.flatMap((span): [string, number][] => {
      const allotted = allottedTo(plan, span.id)
      const missing = (allotted?.pages ?? 0) - (numbersOfAttachment(plan, span.id) ?? span.pages)
      const isOneSheet = plan.audience === 'public' && allotted?.range && plan.settings.bilingual !== 'same_pages'
      return missing > 0 ? [[span.id, isOneSheet ? 1 : missing]] : []
    }),
  )
}

/** An attachment takes up a number for each of its pages, whether this audience gets it or not; undefined for other parts. */
function numbersOfAttachment(plan: Plan, id: string): number | undefined {
  const paper = plan.documents.find((document) => document.id === id)
  if (!paper || paper.visibility === 'withheld' || paper.content.type !== 'attachment') return undefined
  const { pages, leftOut } = paper.content
  return pages.length + leftOut.reduce((sum, gap) => sum + gap.pages, 0)
}

/** All page numbers that belong to a pack, whether or not it has a sheet for each. */
export function numbersTaken(plan: Plan, { numbers }: Pick<Typeset, 'numbers'>): number[] {
  return [...numbers, ...plan.documents.flatMap((paper) => fixedRange(paper)?.last ?? [])]
}

function allottedTo(plan: Plan, id: string): Allotment | undefined {
  if (id === FRONT_SHEET) return plan.frontSheet
  if (id === AGENDA) return plan.agendaPages
  const paper = plan.documents.find((document) => document.id === id)
  return paper && paper.visibility !== 'withheld' ? paper.allotted : undefined
}

function keyOf({ supplement }: Plan, { id }: Span): string {
  return id === FRONT_SHEET || id === AGENDA ? partKey(supplement?.number, id) : id
}
