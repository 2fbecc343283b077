import type { PDFDocument } from 'pdf-lib'
import { sourceDate } from '../assemble/input.ts'
import { extractPages, openPack } from '../assemble/parts/extract.ts'
import { leadToFiles } from '../assemble/parts/lead-to-files.ts'
import type { Content } from '../host/content.ts'
import type { Host } from '../host/host.ts'
import { packTitle } from '../plan/naming.ts'
import { AGENDA, FRONT_SHEET, type Plan } from '../plan/plan.ts'
import type { PlannedItem } from '../plan/planned-agenda.ts'
import { slugOf } from '../slug.ts'
import { sheetsOf, type Typeset } from '../typeset/result.ts'

/** What is published of a pack by itself: PDFs with the numbers that their pages have in the pack. */
export interface PackParts {
  agenda: Part
  /** The papers of each item that has some. */
  items: readonly ItemPart[]
}

interface Part {
  content: Content
  pageCount: number
}

interface ItemPart extends Part {
  item: PlannedItem
  /** Below the meeting's folder. */
  path: string
}

/** Takes the agenda and each item's papers out of a pack as it was assembled. */
export async function takeParts(document: PDFDocument, plan: Plan, typeset: Typeset, host: Host): Promise<PackParts> {
  const pack = openPack(document)
  const title = packTitle(plan)
  const { wording } = plan
  const take = async (pages: readonly number[], name: string): Promise<Part> => {
    const content = await extractPages(pack, pages, {
      title: name,
      language: plan.language,
      wording,
      author: plan.settings.organisation.name,
      date: sourceDate(host),
    })
    return { content, pageCount: pages.length }
  }
  const itemName = ({ label, title: item }: PlannedItem) => wording.text('pack.item_part', { title, label, item })
  const front = typeset.spans.filter(({ id }) => id === FRONT_SHEET || id === AGENDA).flatMap(sheetsOf)
  const taken = new Set<string>()
  const papers = plan.agenda.flatMap((item) => {
    const own = item.kind === 'item' ? typeset.spans.filter(({ id }) => item.documents.includes(id)) : []
    if (item.kind !== 'item' || own.length === 0) return []
    return [{ item, path: itemPath(item, plan.supplement?.number, taken), pages: own.flatMap(sheetsOf) }]
  })
  const addresses = new Map(
    papers.flatMap(({ path, pages }) => pages.map((page, at) => [page, at === 0 ? path : `${path}#page=${at + 1}`])),
  )
  leadToFiles(pack, front, (page) => addresses.get(page))
  if (!plan.supplement)
    for (const { pages } of papers)
      leadToFiles(pack, pages, (page) => (front.includes(page) ? '../agenda.pdf' : undefined))
  const items: ItemPart[] = []
  for (const { item, path, pages } of papers) items.push({ item, path, ...(await take(pages, itemName(item))) })
  return { agenda: await take(front, wording.text('pack.agenda_part', { title })), items }
}

/** `items/05-integrated-care.pdf`; figures are padded so that files sort like the agenda. */
function itemPath(item: PlannedItem, supplement: number | undefined, taken: Set<string>): string {
  const label = slugOf(item.label, 'item').replace(/^\d/, (digit) =>
    /^\d\D|^\d$/.test(item.label) ? `0${digit}` : digit,
  )
  const late = supplement === undefined ? '' : `-supplement-${supplement}`
  const stem = `items/${label}-${slugOf(item.title, 'papers')}${late}`
  let path = `${stem}.pdf`
  for (let copy = 2; taken.has(path); copy += 1) path = `${stem}-${copy}.pdf`
  taken.add(path)
  return path
}
