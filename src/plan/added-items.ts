import type { MeetingSources } from '../load/sources.ts'

/**
 * Labels of the items that came after the agenda: they say the day on which they were `added`, and have their papers in a
 * supplement alone. The agenda that is published stays without them.
 */
export function addedItems({
  agenda,
  supplements,
}: Pick<MeetingSources, 'agenda' | 'supplements'>): ReadonlySet<string> {
  const late = new Set(supplements.flatMap(({ items }) => items.map(({ label }) => label)))
  return new Set(
    agenda.flatMap((entry) => {
      if (entry.kind !== 'item' || entry.item.added === undefined) return []
      return entry.documents.length === 0 && late.has(entry.label) ? entry.label : []
    }),
  )
}
