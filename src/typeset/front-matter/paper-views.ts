import type { Consolidated, Plan } from '../../plan/plan.ts'
import type { PlannedItem } from '../../plan/planned-agenda.ts'
import { isSameTitle } from '../markdown/outline.ts'
import { escapeMarkdown } from '../templates/escape.ts'

/** A paper as the entry of its item names it. */
export interface PaperView {
  id: string
  title: string
  label: string | undefined
  version: number | undefined
  /** What prints the pages of the paper, once they are known. */
  pages: { markdown: string } | undefined
  replacedBy: number | undefined
  statement: string | undefined
  /** What the meeting file says of it. */
  note: string | undefined
}

/** The papers of an item that its entry names: each with its pages where there are several, or where they are apart. */
export function papersOf(item: PlannedItem, papers: Plan['documents'], plan: Plan): PaperView[] {
  const { consolidated: whole, supplement } = plan
  if (whole?.isCompact || isWithheld(item, papers)) return []
  const isSeveral = whole ? (whole.itemRanges.get(item.label)?.length ?? 0) > 1 || papers.length > 1 : papers.length > 1
  if (isSeveral) return papers.map((paper) => paperView(paper, item, whole))
  const isNoted = (paper: Plan['documents'][number]) =>
    paper.visibility !== 'withheld' && paper.entry.note !== undefined
  return papers.filter((paper) => isNoted(paper) || (supplement && isUnnamed(paper, item))).map(bareView)
}

/** True where the public sees nothing of an item but that it is there. */
function isWithheld(item: PlannedItem, papers: Plan['documents']): boolean {
  return item.statement !== undefined && papers.every(({ visibility }) => visibility === 'withheld')
}

/** True for a paper that nothing else in the entry of its item names: neither the item's title nor another line. */
function isUnnamed(paper: Plan['documents'][number], item: PlannedItem): boolean {
  if (item.withheld.some(({ id }) => id === paper.id)) return false
  return (paper.visibility === 'withheld' || !paper.entry.revised) && !isSameTitle(paper.title, item.title)
}

function bareView(paper: Plan['documents'][number]): PaperView {
  const { id, title, label } = paper
  const note = paper.visibility === 'withheld' ? undefined : paper.entry.note
  return { id, title, label, note, version: undefined, pages: undefined, replacedBy: undefined, statement: undefined }
}

function paperView(paper: Plan['documents'][number], item: PlannedItem, whole: Consolidated | undefined): PaperView {
  return {
    ...bareView(paper),
    version: paper.visibility === 'withheld' ? undefined : paper.entry.revised?.version,
    pages: { markdown: `:pages[${escapeMarkdown(paper.id)}]` },
    replacedBy: whole?.replaced.get(paper.id),
    statement: item.withheld.find(({ id }) => id === paper.id)?.statement,
  }
}
