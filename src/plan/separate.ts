import type { Audience } from '../load/audience.ts'
import { isSeparate } from '../load/meeting/separate.ts'
import type { DocumentSource, ItemSource } from '../load/sources.ts'
import { slugOf } from '../slug.ts'
import type { Wording } from '../wording/wording.ts'
import { printedTitle, type Statement } from './agenda.ts'
import type { DocumentFacts } from './documents.ts'
import type { SeparatePaper } from './planned-agenda.ts'

/** Folder beside the packs for files that are not bound into them. */
export const SEPARATE_FOLDER = 'documents'

/**
 * The papers of an item that an audience finds listed on the agenda, and beside the pack or elsewhere.
 * @param folder from that of the pack to that of the meeting
 */
export function separatePapers(
  item: ItemSource,
  papers: readonly DocumentSource[],
  audience: Audience,
  { statement, wording }: { statement: Statement; wording: Wording },
  facts: DocumentFacts,
  folder: string,
): SeparatePaper[] {
  return papers.filter(isSeparate).flatMap((paper): SeparatePaper[] => {
    const { id, kind, privacy, content } = paper
    if (privacy && audience === 'public') return []
    const title = printedTitle(paper, item, audience, wording)
    const unreadable = facts.unreadable.get(id)
    return [
      {
        ...{ id, title, kind, unreadable },
        isWhole: typeof paper.entry.pages !== 'object',
        label: facts.labels?.get(id),
        href: content.type === 'elsewhere' ? content.url : `${folder}${separatePath(id, title)}`,
        pages: facts.pages.get(id)?.length,
        statement: privacy && statement(privacy),
      },
    ]
  })
}

/** `documents/5-2-consultation-responses.pdf`: where the file of a paper lies below the folder of its meeting. */
export function separatePath(id: string, title: string): string {
  return `${SEPARATE_FOLDER}/${slugOf(id, 'paper')}-${slugOf(title, 'paper')}.pdf`
}
