import type { ItemSource, MeetingSources, Privacy } from '../load/sources.ts'
import type { Profile } from '../profiles/schema.ts'
import { paragraphsInWords, resolutionText, scheduleOf } from '../profiles/statement.ts'
import { itemTitle } from './agenda.ts'
import type { PlannedExclusion } from './planned-agenda.ts'

/** An item from which the public is excluded, as the public may know it. */
export interface ExcludedItem {
  label: string
  title: string
  /** Its own ground and those of its papers. */
  grounds: readonly Privacy[]
}

/** The items that a resolution names, with the grounds of each; a label that no item has is left as it is. */
export function excludedItems(
  labels: readonly string[],
  items: readonly ItemSource[],
  titleOf: (item: ItemSource) => string,
): ExcludedItem[] {
  return labels.map((label) => {
    const item = items.find((candidate) => candidate.label === label)
    if (!item) return { label, title: '[insert a title that may be public]', grounds: [] }
    const ofPapers = item.documents.flatMap(({ privacy }) => privacy ?? [])
    return { label, title: titleOf(item), grounds: item.privacy ? [item.privacy] : ofPapers }
  })
}

/**
 * The resolution that an item of the agenda asks for, with the titles that the public knows.
 * @param day ISO date of the meeting, whose law counts
 */
export function plannedExclusion(
  profile: Profile,
  day: string,
  { item }: ItemSource,
  { agenda }: MeetingSources,
): PlannedExclusion {
  const items = agenda.filter((entry) => entry.kind === 'item')
  const hasSchedule = scheduleOf(profile, day) !== undefined
  const excluded = excludedItems(item.excludes ?? [], items, (other) => itemTitle(other, 'public'))
  return {
    resolution: resolutionText(profile, day),
    items: excluded.map(({ label, title, grounds }) => ({
      label,
      title,
      grounds: hasSchedule ? groundsInWords(grounds) : undefined,
    })),
  }
}

/**
 * The resolution that excludes press and public, in the words of the profile, and the items it is for: each with its
 * paragraphs of the schedule where the law has one, as in the Local Government Act 1972, section 100A(5).
 * @param day ISO date of the meeting, whose law counts
 */
export function exclusionParagraphs(profile: Profile, day: string, excluded: readonly ExcludedItem[]): string[] {
  const resolution = `**Resolved:** ${resolutionText(profile, day)}`
  const hasSchedule = scheduleOf(profile, day) !== undefined
  if (excluded.length === 0) {
    return [resolution, `- [insert the items${hasSchedule ? ', and the paragraphs of the schedule for each' : ''}]`]
  }
  if (!hasSchedule && !/\bfollowing\b/.test(profile.wording.exclusion)) {
    return [resolution, `This concerns ${itemsInWords(excluded.map(({ label }) => label))}.`]
  }
  const lines = excluded.map(({ label, title, grounds }) => {
    const ground = hasSchedule ? `: ${groundsInWords(grounds) ?? NO_GROUND}` : ''
    return `- Item ${label}, ${title}${ground}`
  })
  return [resolution, lines.join('\n')]
}

/** "item 3", "items 3, 4 and 5" */
export function itemsInWords(labels: readonly string[]): string {
  const [last = '', ...others] = [...labels].reverse()
  return others.length === 0 ? `item ${last}` : `items ${others.reverse().join(', ')} and ${last}`
}

const NO_GROUND = '[insert the paragraphs of the schedule]'

function groundsInWords(grounds: readonly Privacy[]): string | undefined {
  const paragraphs = grounds.flatMap((privacy) => (privacy.kind === 'confidential' ? [] : privacy.ground.paragraphs))
  const isConfidential = grounds.some(({ kind }) => kind === 'confidential')
  const named = [
    ...(paragraphs.length > 0 ? [paragraphsInWords(paragraphs)] : []),
    ...(isConfidential ? ['confidential information'] : []),
  ]
  return named.length === 0 ? undefined : named.join(', and ')
}
