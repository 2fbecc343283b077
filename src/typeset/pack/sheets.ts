import type { DocumentFor, PlannedContent, PlannedPage } from '../../plan/plan.ts'

type Attached = Extract<PlannedContent, { type: 'attachment' }>

/** A sheet of an attachment in a pack: one of its pages, or one in the place of pages that are left out. */
export type AttachedSheet =
  | {
      type: 'page'
      page: PlannedPage /** Its number counted from the first one's, left-out pages included. */
      offset: number
    }
  | { type: 'left-out'; offset: number }

/** The sheets of an attachment in order. */
export function sheetsOf({ pages, leftOut }: Attached): AttachedSheet[] {
  const sheets: AttachedSheet[] = []
  let offset = 0
  for (let position = 0; position <= pages.length; position += 1) {
    for (const gap of leftOut.filter(({ before }) => before === position)) {
      sheets.push({ type: 'left-out', offset })
      offset += gap.pages
    }
    const page = pages[position]
    if (page) sheets.push({ type: 'page', page, offset: offset++ })
  }
  return sheets
}

/** The Typst labels of pages whose number does not follow from the sheet before. */
export function resumeLabels(paper: DocumentFor<'public' | 'members'>): string[] {
  if (paper.visibility === 'withheld' || paper.content.type !== 'attachment' || !paper.allotted?.range) return []
  return sheetsOf(paper.content).flatMap(({ offset }, index) =>
    index === offset ? [] : [resumeLabel(paper.id, index)],
  )
}

/** The Typst label of a sheet of an attachment, 0-based. */
export const resumeLabel = (id: string, sheet: number): string => `${id}-sheet-${sheet}`
