import type { ItemSource, MeetingSources, Privacy } from '../load/sources.ts'
import { legalText } from '../profiles/legal-text.ts'
import type { Profile } from '../profiles/schema.ts'
import { citedParagraphs, paragraphsInWords, resolutionText, scheduleOf } from '../profiles/statement.ts'
import { capital, type Wording } from '../wording/wording.ts'
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
  wording: Wording,
): ExcludedItem[] {
  return labels.map((label) => {
    const item = items.find((candidate) => candidate.label === label)
    if (!item) return { label, title: wording.text('minutes.insert_title'), grounds: [] }
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
  wording: Wording,
): PlannedExclusion {
  const items = agenda.filter((entry) => entry.kind === 'item')
  const hasSchedule = scheduleOf(profile, day) !== undefined
  const excluded = excludedItems(item.excludes ?? [], items, (other) => itemTitle(other, 'public'), wording)
  const resolution = resolutionText(profile, wording, day)
  return {
    // An item that stands in case it is needed names no others.
    resolution:
      excluded.length === 0 && speaksOfItems(profile, wording) ? wording.text('privacy.exclusion_any') : resolution,
    items: excluded.map(({ label, title, grounds }) => ({
      label,
      title,
      grounds: hasSchedule ? groundsInWords(grounds, profile, wording) : undefined,
    })),
    table: excluded.length === 0 ? undefined : exclusionTable(profile, day, excluded, wording),
  }
}

/** The items as a table of subject, reason and ground, where the law wants one: Schedule 2A of New Zealand's Act of 1987. */
function exclusionTable(
  profile: Profile,
  day: string,
  excluded: readonly ExcludedItem[],
  wording: Wording,
): PlannedExclusion['table'] {
  const form = profile.wording.exclusion_table
  if (!form) return undefined
  const { language } = wording
  const [subject, reason, ground, text] = [form.subject, form.reason, form.ground, form.text].map((one) =>
    legalText(one, language),
  )
  return {
    heads: { subject: subject ?? '', reason: reason ?? '', ground: ground ?? '' },
    rows: excluded.map(({ label, title, grounds }) => ({
      subject: `${label} ${title}`,
      reason: reasonsOf(grounds, profile, day, wording),
      ground: text ?? '',
    })),
  }
}

/** "Section 7(2)(a): To protect the privacy of natural persons." */
function reasonsOf(grounds: readonly Privacy[], profile: Profile, day: string, wording: Wording): string {
  const cited = grounds.flatMap((privacy) => citedParagraphs(profile, privacy, wording.language, day))
  const reasons = cited.map(
    ({ number, wording: says }) => `${capital(paragraphsInWords([number], wording, profile))}: ${says}`,
  )
  return [...new Set(reasons)].join(' ') || (groundsInWords(grounds, profile, wording) ?? '')
}

/**
 * The resolution that excludes press and public, in the words of the profile, and the items it is for: each with its
 * paragraphs of the schedule where the law has one, as in the Local Government Act 1972, section 100A(5).
 * @param day ISO date of the meeting, whose law counts
 */
export function exclusionParagraphs(
  profile: Profile,
  day: string,
  excluded: readonly ExcludedItem[],
  wording: Wording,
): string[] {
  const resolution = wording.text('minutes.resolved', { resolution: resolutionText(profile, wording, day) })
  const hasSchedule = scheduleOf(profile, day) !== undefined
  if (excluded.length === 0) {
    return [resolution, `- ${wording.text(hasSchedule ? 'minutes.insert_items_grounds' : 'minutes.insert_items')}`]
  }
  if (!hasSchedule && !speaksOfItems(profile, wording)) {
    const labels = excluded.map(({ label }) => label)
    return [resolution, wording.count('minutes.concerns', labels.length, { list: wording.list(labels) })]
  }
  const lines = excluded.map(({ label, title, grounds }) => {
    if (!hasSchedule) return `- ${wording.text('agenda.excluded', { label, title })}`
    const known = groundsInWords(grounds, profile, wording) ?? wording.text('minutes.insert_grounds')
    return `- ${wording.text('agenda.excluded_grounds', { label, title, grounds: known })}`
  })
  return [resolution, lines.join('\n')]
}

/** True for a resolution that goes on with the items that it is for. */
function speaksOfItems({ wording: { exclusion } }: Profile, { language }: Wording): boolean {
  return exclusion === undefined || /\b(?:following|folgenden|canlynol|suivants)\b/.test(legalText(exclusion, language))
}

function groundsInWords(grounds: readonly Privacy[], profile: Profile, wording: Wording): string | undefined {
  const paragraphs = grounds.flatMap((privacy) => (privacy.kind === 'confidential' ? [] : privacy.ground.paragraphs))
  const isConfidential = grounds.some(({ kind }) => kind === 'confidential')
  const named = [
    ...(paragraphs.length > 0 ? [paragraphsInWords(paragraphs, wording, profile)] : []),
    ...(isConfidential ? [wording.text('privacy.confidential')] : []),
  ]
  const [first, second] = named
  return first === undefined || second === undefined
    ? first
    : wording.text('privacy.grounds', { before: first, last: second })
}
