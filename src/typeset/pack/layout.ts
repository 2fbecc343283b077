import * as z from 'zod'
import { AGENDA, FRONT_SHEET, type Plan } from '../../plan/plan.ts'
import { endLabel, usedLabel } from '../front-matter/ranges.ts'
import type { ReservedPage, Span } from '../result.ts'
import { resumeLabels, sheetsOf } from './sheets.ts'

/** Where a mark ended up: 1-based sheet, points from the top edge, and the number printed there. */
export interface MarkPlace {
  page: number
  y: number
  number: number
}

export type PackLayout = ReadonlyMap<string, MarkPlace>

const layoutSchema = z.array(z.object({ name: z.string(), page: z.number(), y: z.number(), number: z.number() }))

/** Reads the answer to the layout query that `layoutQuery` put at the end of the pack. */
export function readLayout(value: unknown): PackLayout {
  return new Map(layoutSchema.parse(value).map(({ name, ...place }) => [name, place]))
}

/** Typst that records where each of the marks is, as the metadata `<layout>`; a template may have left some out. */
export function layoutQuery(names: readonly string[]): string {
  const list = names.map((name) => JSON.stringify(name)).join(', ')
  return (
    `#context [#metadata((${list},).filter(name => query(label(name)).len() > 0).map(name => { let at = place-of(name); ` +
    '(name: name, page: at.page(), y: at.position().y / 1pt, number: counter(page).at(at).first()) }))<layout>]'
  )
}

/** Ids of the parts of a pack in the order in which they are printed. */
export function partIds({ documents, consolidated }: Plan): string[] {
  const late = new Map(consolidated?.supplements.map(({ id, plan }) => [plan.documents[0]?.id, id]))
  return [FRONT_SHEET, AGENDA, ...documents.flatMap(({ id }) => [late.get(id) ?? [], id].flat())]
}

/** Where front sheet, agenda and each document are; a duplex blank belongs to what is before it, unless told otherwise. */
export function spansOf(plan: Plan, layout: PackLayout, pageCount: number): Span[] {
  const { style } = plan.settings
  const ids = partIds(plan)
  return ids.map((id, index) => {
    const start = markOf(layout, id)
    const end = markOf(layout, endLabel(id))
    const used = layout.get(usedLabel(id)) ?? end
    const next = ids[index + 1]
    const beforeNext = next === undefined ? pageCount : markOf(layout, next).page - 1
    // A compact front sheet ends on the page on which the agenda begins.
    const withBlank = style.duplex && style.blank_pages === 'before' ? Math.max(beforeNext, end.page) : end.page
    return {
      id,
      firstIndex: start.page - 1,
      lastIndex: withBlank - 1,
      firstNumber: start.number,
      lastNumber: end.number + (withBlank - end.page),
      pages: used.page - start.page + 1,
    }
  })
}

/** The number printed on each page: it goes up by one, but where a part begins or goes on after pages left out. */
export function numbersOf(plan: Plan, layout: PackLayout, spans: readonly Span[], pageCount: number): number[] {
  const resumed = plan.documents.flatMap((paper) => resumeLabels(paper).map((name) => markOf(layout, name)))
  const starts = new Map([
    ...spans.map(({ firstIndex, firstNumber }) => [firstIndex, firstNumber] as const),
    ...resumed.map(({ page, number }) => [page - 1, number] as const),
  ])
  const numbers: number[] = []
  for (let index = 0; index < pageCount; index += 1) numbers.push(starts.get(index) ?? (numbers.at(-1) ?? 0) + 1)
  return numbers
}

/** The pages that attachments are grafted onto. */
export function reservedPagesOf(plan: Plan, layout: PackLayout): ReservedPage[] {
  return plan.documents.flatMap((document) => {
    if (document.visibility === 'withheld' || document.content.type !== 'attachment') return []
    const first = markOf(layout, document.id).page - 1
    return sheetsOf(document.content).flatMap((sheet, offset) =>
      sheet.type === 'page' ? [{ document: document.id, page: sheet.page.page, index: first + offset }] : [],
    )
  })
}

function markOf(layout: PackLayout, name: string): MarkPlace {
  const place = layout.get(name)
  if (!place) throw new Error(`Typst did not say where "${name}" is.`)
  return place
}
