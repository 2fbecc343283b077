import type { Place } from '../../messages/message.ts'
import { inBoth } from '../../plan/naming.ts'
import { AGENDA, FRONT_SHEET, type Plan } from '../../plan/plan.ts'
import type { PlannedItem } from '../../plan/planned-agenda.ts'
import { itemLabelName, partLabelName } from '../front-matter/ranges.ts'
import type { Bookmark } from '../result.ts'
import type { PackLayout } from './layout.ts'

/** A heading of a report, in document order; `label` is its Typst label. */
export interface OutlineHeading {
  depth: number
  text: string
  label: string
  place: Place
}

/** Bookmarks of a pack: front sheet, agenda, then part, item, document and its headings. */
export function outlineOf(
  plan: Plan,
  layout: PackLayout,
  headings: ReadonlyMap<string, readonly OutlineHeading[]>,
): Bookmark[] {
  const bookmark = (
    title: string,
    label: string,
    children: readonly Bookmark[] = [],
    document?: string,
  ): Bookmark[] => {
    const place = layout.get(label)
    const [first] = children
    if (place) return [{ title, index: place.page - 1, y: place.y, document, children }]
    // A template may leave the heading of a part out: what is below it still has its place.
    return first ? [{ title, index: first.index, y: first.y, document, children }] : []
  }
  const itemBookmark = (item: PlannedItem): Bookmark[] => {
    const papers = plan.documents.filter(({ id }) => item.documents.includes(id))
    const children = papers.flatMap(({ id, title }) => bookmark(title, id, nest(headings.get(id) ?? [], bookmark), id))
    const title = both(item.title, titlesBeside.get(item.label))
    return bookmark(`${item.label} ${title}`, papers[0]?.id ?? itemLabelName(item.label), children)
  }

  const titlesBeside = new Map(
    plan.beside?.agenda.flatMap((entry) => (entry.kind === 'item' ? [[entry.label, entry.title] as const] : [])),
  )
  const partsBeside = plan.beside?.agenda.filter(({ kind }) => kind === 'part') ?? []
  const top: Bookmark[] = [
    ...bookmark(
      inBoth(plan, ({ wording }) => wording.text('pack.front_sheet')),
      FRONT_SHEET,
    ),
    ...bookmark(
      inBoth(plan, ({ wording }) => wording.text(plan.supplement ? 'pack.supplement_agenda' : 'pack.agenda')),
      AGENDA,
    ),
  ]
  let part: { title: string; label: string; items: Bookmark[] } | undefined
  let parts = 0
  const close = () => {
    if (part) top.push(...bookmark(part.title, part.label, part.items))
  }
  for (const entry of plan.agenda) {
    if (entry.kind === 'part') {
      close()
      part = { title: both(entry.title, partsBeside[parts]?.title), label: partLabelName(parts++), items: [] }
    } else if (entry.kind === 'item') {
      const target = part ? part.items : top
      target.push(...itemBookmark(entry))
    }
  }
  close()
  for (const { id, plan: late } of plan.consolidated?.supplements ?? [])
    top.push(...bookmark(late.supplement?.title ?? id, id))
  return top
}

function both(title: string, other: string | undefined): string {
  return other === undefined || other === title ? title : `${title} / ${other}`
}

type MakeBookmark = (title: string, label: string, children?: readonly Bookmark[]) => Bookmark[]

interface Branch {
  depth: number
  heading: OutlineHeading | undefined
  children: Bookmark[]
}

/** Headings as a tree: each below the last one that is less deep. */
function nest(headings: readonly OutlineHeading[], bookmark: MakeBookmark): Bookmark[] {
  const root: Branch = { depth: 0, heading: undefined, children: [] }
  const open: Branch[] = [root]
  const closeTo = (depth: number) => {
    for (let last = open.at(-1); last?.heading && last.depth >= depth; last = open.at(-1)) {
      open.pop()
      open.at(-1)?.children.push(...bookmark(last.heading.text, last.heading.label, last.children))
    }
  }
  for (const heading of headings) {
    closeTo(heading.depth)
    open.push({ depth: heading.depth, heading, children: [] })
  }
  closeTo(1)
  return root.children
}
