import type { DocumentSource, ItemSource } from '../load/sources.ts'
import { documentTitle, type Statement } from './agenda.ts'
import type {
  Allotments,
  Audience,
  DocumentFor,
  LeftOutPages,
  PlannedContent,
  PlannedPage,
  PrivateDocument,
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
}

/** Plans the papers of items for the members: everything, marked where it is private. */
export function planForMembers(
  items: readonly { item: ItemSource; documents: readonly DocumentSource[] }[],
  statement: Statement,
  facts: DocumentFacts,
): DocumentFor<'members'>[] {
  return each(items, 'members', facts, (document, common) =>
    document.privacy
      ? ({ ...common, visibility: 'private', statement: statement(document.privacy) } satisfies PrivateDocument)
      : ({ ...common, visibility: 'public' } satisfies PublicDocument),
  )
}

/** Plans the papers of items for the public: a sheet in the place of each private one. */
export function planForPublic(
  items: readonly { item: ItemSource; documents: readonly DocumentSource[] }[],
  statement: Statement,
  facts: DocumentFacts,
): DocumentFor<'public'>[] {
  return items.flatMap(({ item, documents }) =>
    documents.flatMap((document): DocumentFor<'public'>[] => {
      if (document.content.type === 'to-follow') return []
      if (document.privacy)
        return [
          {
            visibility: 'withheld',
            id: document.id,
            itemLabel: item.label,
            title: documentTitle(document, item, 'public'),
            statement: statement(document.privacy),
            pages: facts.allotments.get(document.id)?.range,
          } satisfies WithheldSheet,
        ]
      return each([{ item, documents: [document] }], 'public', facts, (_, common) => ({
        ...common,
        visibility: 'public',
      }))
    }),
  )
}

type Common = Omit<PublicDocument, 'visibility'>

function each<T>(
  items: readonly { item: ItemSource; documents: readonly DocumentSource[] }[],
  audience: Audience,
  facts: DocumentFacts,
  make: (document: DocumentSource, common: Common) => T,
): T[] {
  return items.flatMap(({ item, documents }) =>
    documents.flatMap((document) => {
      const content = plannedContent(document, facts)
      if (!content) return []
      const allotted = facts.allotments.get(document.id)
      const common: Common = {
        id: document.id,
        itemLabel: item.label,
        title: documentTitle(document, item, audience),
        kind: document.kind,
        content,
        entry: document.entry,
        place: document.place,
        ...(allotted ? { allotted } : {}),
      }
      return [make(document, common)]
    }),
  )
}

function plannedContent(document: DocumentSource, facts: DocumentFacts): PlannedContent | undefined {
  const { content, id } = document
  if (content.type === 'report') return { type: 'report', report: content.report }
  if (content.type !== 'attachment') return undefined
  const pages = facts.pages.get(id)
  return pages
    ? { type: 'attachment', pages, leftOut: facts.leftOut.get(id) ?? [] }
    : { type: 'unreadable', reason: facts.unreadable.get(id) ?? 'The file could not be read.' }
}
