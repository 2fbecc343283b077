import type { DocumentSource, MeetingSources, SupplementSource } from '../sources.ts'

/** The documents of the pack in agenda order, or those of one supplement. */
export function documentsOf(sources: MeetingSources, supplement?: SupplementSource): DocumentSource[] {
  if (supplement) return supplement.items.flatMap(({ documents }) => documents)
  return sources.agenda.flatMap((entry) => (entry.kind === 'item' ? entry.documents : []))
}
