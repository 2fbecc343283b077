import type { Audience } from '../../load/audience.ts'
import type { Editions } from '../../load/meeting/editions.ts'
import type { DocumentSource, MeetingSources } from '../../load/sources.ts'

/** A meeting for one pack in two languages: its agenda in each, and the same papers in both. */
export interface BothLanguages {
  first: Editions
  second: Editions
}

/**
 * Puts the papers of a meeting in two languages together: a paper that has a file in each comes twice, first in the first
 * language. What is private has as many papers for the public as for members, whatever is known of them.
 * @param language BCP 47 tag of the second
 */
export function inBothLanguages(first: Editions, second: Editions, language: string): BothLanguages {
  const twice = new Set(
    [...documentsById(first.members)].flatMap(([id, { content }]) => {
      const other = documentsById(second.members).get(id)
      return other && pathOf(content) !== pathOf(other.content) ? [id] : []
    }),
  )
  const open = together(first.public, second.public, language, twice)
  const members = together(first.members, second.members, language, twice)
  return {
    first: { public: open.first, members: members.first },
    second: { public: open.second, members: members.second },
  }
}

function together<A extends Audience>(
  first: MeetingSources<A>,
  second: MeetingSources<A>,
  language: string,
  twice: ReadonlySet<string>,
): { first: MeetingSources<A>; second: MeetingSources<A> } {
  const [ofFirst, ofSecond] = [documentsById(first), documentsById(second)]
  type Paper = DocumentSource<A>
  const pair = (isSecond: boolean) => (document: Paper) => {
    const own = among<Paper>(ofFirst, document)
    const other = among<Paper>(ofSecond, document)
    if (twice.has(document.id)) return [own, inSecond<Paper>(other, language)]
    return [isSecond ? named<Paper>(own, other) : own]
  }
  return { first: withPapers(first, pair(false)), second: withPapers(second, pair(true)) }
}

/** The paper of the same id; itself where there is none. */
function among<D extends Named>(papers: ReadonlyMap<string, D>, document: D): D {
  return papers.get(document.id) ?? document
}

type Named = Pick<DocumentSource, 'id' | 'title' | 'entry'>

/** The version of a paper in the second language, as a paper of its own. */
function inSecond<D extends Named>(document: D, language: string): D {
  const entry = { ...document.entry, language: document.entry.language ?? language }
  return { ...document, id: `${document.id}-${language}`, entry }
}

/** A paper as the other language calls it. */
function named<D extends Named>(document: D, other: D): D {
  return { ...document, title: other.title, entry: { ...other.entry, language: document.entry.language } }
}

function withPapers<A extends Audience>(
  sources: MeetingSources<A>,
  papersOf: (document: DocumentSource<A>) => DocumentSource<A>[],
): MeetingSources<A> {
  return {
    ...sources,
    agenda: sources.agenda.map((entry) =>
      entry.kind === 'item' ? { ...entry, documents: entry.documents.flatMap(papersOf) } : entry,
    ),
    supplements: sources.supplements.map((supplement) => ({
      ...supplement,
      items: supplement.items.map((item) => ({ ...item, documents: item.documents.flatMap(papersOf) })),
    })),
  }
}

function documentsById<A extends Audience>({ agenda, supplements }: MeetingSources<A>): Map<string, DocumentSource<A>> {
  const holders = [...agenda, ...supplements.flatMap(({ items }) => items)]
  const documents = holders.flatMap((entry): readonly DocumentSource<A>[] =>
    'documents' in entry ? entry.documents : [],
  )
  return new Map(documents.map((document) => [document.id, document]))
}

function pathOf(content: DocumentSource['content']): string | undefined {
  if (content.type === 'report') return content.report.path
  return content.type === 'attachment' ? content.path : undefined
}
