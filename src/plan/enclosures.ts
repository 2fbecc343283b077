import { documentsOf } from '../load/meeting/documents-of.ts'
import type { MeetingSources } from '../load/sources.ts'
import type { Wording } from '../wording/wording.ts'

/**
 * What papers are called on the agenda, by their id: the `label` of each, and else a letter, where the committee asks for
 * letters. Papers to follow and withheld ones count, so that every audience and every later pack has the same letters.
 */
export function enclosureLabels(sources: MeetingSources, wording: Wording): Map<string, string> {
  const style = sources.definition.value.enclosures ?? sources.committee.value.enclosures
  const papers = [
    ...documentsOf(sources),
    ...sources.supplements.flatMap((supplement) => documentsOf(sources, supplement)),
  ]
  let count = 0
  return new Map(
    papers.flatMap(({ id, entry }): [string, string][] => {
      if (entry.label !== undefined) return [[id, entry.label]]
      return style === 'letters' ? [[id, wording.text('agenda.enclosure', { letter: letters(count++) })]] : []
    }),
  )
}

/** 0 as A, 25 as Z, 26 as AA. */
function letters(index: number): string {
  const last = String.fromCharCode('A'.charCodeAt(0) + (index % 26))
  return index < 26 ? last : `${letters(Math.floor(index / 26) - 1)}${last}`
}
