import { compareText } from './group.ts'
import type { People, Person } from './people.ts'
import type { DecisionRecord, MeetingRecord } from './record.ts'

/** A recorded vote of a member. */
export interface RecordedVote {
  record: MeetingRecord
  decision: DecisionRecord
  way: 'for' | 'against' | 'abstained'
}

/** An interest that a member declared. */
export interface DeclaredInterest {
  record: MeetingRecord
  /** Undefined where the item is private. */
  nature: string | undefined
  item: string
}

/** What members did at meetings: recorded votes and interests declared, the last first, by person. */
export function conductOf(
  people: People,
  records: readonly MeetingRecord[],
): ReadonlyMap<Person, { votes: RecordedVote[]; declared: DeclaredInterest[] }> {
  const found = new Map<Person, { votes: RecordedVote[]; declared: DeclaredInterest[] }>()
  const conduct = (name: string) => {
    const person = people.byName.get(name)
    if (!person) return undefined
    const known = found.get(person) ?? { votes: [], declared: [] }
    found.set(person, known)
    return known
  }
  for (const record of records.toSorted((a, b) => compareText(b.date, a.date))) {
    for (const decision of record.decisions ?? []) {
      for (const way of ['for', 'against', 'abstained'] as const)
        for (const name of decision.votes?.[way].names ?? []) conduct(name)?.votes.push({ record, decision, way })
    }
    for (const { member, item, nature } of record.declarations ?? [])
      conduct(member)?.declared.push({ record, item, nature })
  }
  return found
}
