import type { Audience } from '../load/audience.ts'
import { type Listings, withListings } from '../load/meeting/across/listing-blocks.ts'
import type {
  DocumentSource,
  ItemSource,
  OpenDocument,
  PrivateDocumentSource,
  ReadContent,
  WithheldDocument,
} from '../load/sources.ts'
import type { Wording } from '../wording/wording.ts'
import { type Paragraphs, printedTitle, type Statement } from './agenda.ts'
import type {
  Allotments,
  DocumentFor,
  LeftOutPages,
  PlannedContent,
  PlannedPage,
  PublicDocument,
  WithheldSheet,
} from './plan.ts'

/** What is known of documents besides their sources, by id. */
export interface DocumentFacts {
  /** Pages of each attachment that could be read. */
  pages: ReadonlyMap<string, readonly PlannedPage[]>
  /** Why an attachment could not be read, where a sheet stands in for it. */
  unreadable: ReadonlyMap<string, string>
  /** Pages of attachments that only another audience gets. */
  leftOut: ReadonlyMap<string, readonly LeftOutPages[]>
  /** Pages that another audience's edition has fixed. */
  allotments: Allotments
  /** Tables that reports ask for. */
  listings?: Listings | undefined
  /** What papers are called, by their id. */
  labels?: ReadonlyMap<string, string>
}

/** The papers of an item in a pack or a supplement, as an audience may have them. */
export interface Papers<A extends Audience> {
  item: ItemSource<A>
  documents: readonly DocumentSource<A>[]
}

/** Plans the papers of items for the members: everything, marked where it is private. */
export function planForMembers(
  papers: readonly Papers<'members'>[],
  { statement, wording }: { statement: Statement; wording: Wording },
  facts: DocumentFacts,
): DocumentFor<'members'>[] {
  return papers.flatMap(({ item, documents }) =>
    documents.flatMap((document): DocumentFor<'members'>[] => {
      const common = commonOf(document, item, 'members', facts, wording)
      if (!common) return []
      if (!document.privacy) return [{ ...common, visibility: 'public' }]
      return [{ ...common, visibility: 'private', statement: statement(document.privacy) }]
    }),
  )
}

/** Plans the papers of items for the public: a sheet in the place of each private one. */
export function planForPublic(
  papers: readonly Papers<'public'>[],
  { statement, paragraphs, wording }: { statement: Statement; paragraphs: Paragraphs; wording: Wording },
  facts: DocumentFacts,
): DocumentFor<'public'>[] {
  return papers.flatMap(({ item, documents }) =>
    documents.flatMap((document): DocumentFor<'public'>[] => {
      if (document.privacy) {
        const words = { statement: statement(document.privacy), paragraphs: paragraphs(document.privacy) }
        return withheldSheet(document, item, words, facts, wording)
      }
      const common = commonOf(document, item, 'public', facts, wording)
      return common ? [{ ...common, visibility: 'public' }] : []
    }),
  )
}

function withheldSheet(
  document: WithheldDocument,
  item: ItemSource,
  words: Pick<WithheldSheet, 'statement' | 'paragraphs'>,
  facts: DocumentFacts,
  wording: Wording,
): WithheldSheet[] {
  if (document.content.type === 'to-follow') return []
  const { id } = document
  const title = printedTitle(document, item, 'public', wording)
  const pages = facts.allotments.get(id)?.range
  const label = facts.labels?.get(id)
  return [{ visibility: 'withheld', id, itemLabel: item.label, title, label, ...words, pages }]
}

/** Undefined for a paper that is still to come. */
function commonOf(
  document: OpenDocument | PrivateDocumentSource,
  item: ItemSource,
  audience: Audience,
  facts: DocumentFacts,
  wording: Wording,
): Omit<PublicDocument, 'visibility'> | undefined {
  const content = plannedContent(document.id, document.content, facts)
  const allotted = facts.allotments.get(document.id)
  return (
    content && {
      id: document.id,
      itemLabel: item.label,
      title: printedTitle(document, item, audience, wording),
      label: facts.labels?.get(document.id),
      kind: document.kind,
      content,
      entry: document.entry,
      place: document.place,
      allotted,
    }
  )
}

function plannedContent(id: string, content: ReadContent, facts: DocumentFacts): PlannedContent | undefined {
  if (content.type === 'report') return { type: 'report', report: withListings(content.report, facts.listings) }
  if (content.type !== 'attachment') return undefined
  const pages = facts.pages.get(id)
  return pages
    ? { type: 'attachment', pages, leftOut: facts.leftOut.get(id) ?? [] }
    : { type: 'unreadable', reason: facts.unreadable.get(id) ?? 'The file could not be read.' }
}
