import type { PDFDocument } from 'pdf-lib'
import { sourceDate } from '../assemble/input.ts'
import { extractPages, openPack } from '../assemble/parts/extract.ts'
import type { Content } from '../host/content.ts'
import type { Host } from '../host/host.ts'
import { packTitle } from '../plan/naming.ts'
import { AGENDA, FRONT_SHEET, type Plan } from '../plan/plan.ts'
import type { PlannedItem } from '../plan/planned-agenda.ts'
import type { Span, Typeset } from '../typeset/result.ts'

/** What is published of a pack by itself: PDFs with the numbers that their pages have in the pack. */
export interface PackParts {
  agenda: Content
  /** The papers of each item that has some. */
  items: readonly { item: PlannedItem; content: Content }[]
}

/** Takes the agenda and each item's papers out of a pack as it was assembled. */
export async function takeParts(document: PDFDocument, plan: Plan, typeset: Typeset, host: Host): Promise<PackParts> {
  const pack = openPack(document)
  const title = packTitle(plan)
  const { wording } = plan
  const take = (spans: readonly Span[], name: string): Promise<Content> =>
    extractPages(pack, spans.flatMap(indexesOf), {
      title: name,
      language: plan.language,
      wording,
      author: plan.settings.organisation.name,
      date: sourceDate(host),
    })
  const itemName = ({ label, title: item }: PlannedItem) => wording.text('pack.item_part', { title, label, item })
  const { spans } = typeset
  const front = spans.filter(({ id }) => id === FRONT_SHEET || id === AGENDA)
  const items: { item: PlannedItem; content: Content }[] = []
  for (const item of plan.agenda) {
    const papers = item.kind === 'item' ? spans.filter(({ id }) => item.documents.includes(id)) : []
    if (item.kind === 'item' && papers.length > 0) items.push({ item, content: await take(papers, itemName(item)) })
  }
  return { agenda: await take(front, wording.text('pack.agenda_part', { title })), items }
}

function indexesOf({ firstIndex, lastIndex }: Span): number[] {
  return Array.from({ length: lastIndex - firstIndex + 1 }, (_, offset) => firstIndex + offset)
}
