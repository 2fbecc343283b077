import { withParagraphs } from '../load/markdown/paragraphs.ts'
import { redactMarkdown } from '../load/markdown/redact.ts'
import { venueOn } from '../load/meeting/on-day.ts'
import { isCurrent } from '../load/register.ts'
import type { Committee } from '../load/schema/committee.ts'
import type { DocumentSource, ItemSource, MeetingSources } from '../load/sources.ts'
import { excludedItems, exclusionParagraphs } from '../plan/exclusion.ts'
import { aboutMember } from '../plan/membership.ts'
import { dateInWords, shortDateInWords, timeInWords } from '../plan/words.ts'
import type { Profile } from '../profiles/schema.ts'
import { recommendationsOf } from './recommendations.ts'

/** A line for the chair of the next meeting, to be signed on paper. */
const SIGNATURE = `Signed as a correct record: ${'.'.repeat(40)} Date: ${'.'.repeat(20)}`

export interface PreviousMinutes {
  /** Number of the last minute of the meeting before, where numbers run on. */
  lastMinute?: number
}

/**
 * Drafts the minutes of a meeting as Markdown: attendance to fill in, one minute for each item with a heading, and
 * resolutions made from the recommendations of its public reports. Every gap is marked `[insert …]`, which the check of
 * placeholder text reports until it is filled in. Of private items only the public title and the ground are used: minutes
 * are public.
 * @param profile the law of the body, which words the exclusion of the public
 */
export function draftMinutes(sources: MeetingSources, profile: Profile, previous: PreviousMinutes = {}): string {
  const meeting = sources.definition.value
  const committee = sources.committee.value
  const items = sources.agenda.filter((entry) => entry.kind === 'item')
  const first = committee.minute_numbers === 'continuous' ? (previous.lastMinute ?? 0) + 1 : 1
  const title = `Minutes of the ${committee.name}, ${dateInWords(meeting.date)}`
  const blocks = [
    frontMatter(title, meeting.date, committee, first, first + items.length - 1),
    `# ${inMarkdown(title)}`,
    `The meeting was held at ${inMarkdown(meeting.venue ?? venueOn(committee, meeting.date) ?? '[insert the venue]')}. It began at ` +
      `${timeInWords(meeting.time)} and ended at [insert the time].`,
    ...attendance(committee, meeting.date),
  ]
  let number = first
  let depth = '##'
  for (const entry of sources.agenda) {
    if (entry.kind === 'part') {
      blocks.push(`## ${inMarkdown(entry.title)}`)
      depth = '###'
    }
    if (entry.kind !== 'item') continue
    const exclusion = entry.item.type === 'exclusion' ? exclusionOf(entry, items, profile, meeting.date) : undefined
    blocks.push(...minute(entry, latePapers(sources, entry), `${depth} ${number++}`, exclusion))
  }
  blocks.push(SIGNATURE)
  return `${blocks.join('\n\n')}\n`
}

function frontMatter(title: string, date: string, committee: Committee, first: number, last: number): string {
  const members = committee.members
    .filter((member) => isCurrent(member, date))
    .map((member) => [member.name, aboutMember(member)].filter(Boolean).join('  # '))
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    `meeting: ${date}`,
    'numbering: off',
    `first_minute: ${first}`,
    ...(last >= first ? [`last_minute: ${last}`] : []),
    '# Every member belongs in one of the next three lists:',
    ...members.map((name) => `#   - ${name.replace(/\s+/g, ' ')}`),
    'present: []',
    'apologies: []',
    'absent: []',
    'substitutes: []',
    'in_attendance: []',
    'declarations: []',
    '---',
  ].join('\n')
}

function attendance(committee: Committee, date: string): string[] {
  const chair = committee.members.find((member) => member.role === 'chair' && isCurrent(member, date))
  const inChair = chair ? `${inMarkdown(chair.name)} was in the chair.` : '[insert who was in the chair]'
  return [
    inChair,
    '**Present:** [insert the members who were present]',
    '**Apologies:** [insert the members who sent apologies]',
    '**In attendance:** [insert officers and guests, each with what they are]',
  ]
}

/** Papers of supplements, among them new versions of papers. */
function latePapers(sources: MeetingSources, { label }: ItemSource): DocumentSource[] {
  return sources.supplements.flatMap(({ items }) =>
    items.filter((item) => item.label === label).flatMap(({ documents }) => documents),
  )
}

/** @param known what was resolved, where it is known; else it is drafted from the item and its papers */
function minute(
  source: ItemSource,
  late: readonly DocumentSource[],
  heading: string,
  known: readonly string[] | undefined,
): string[] {
  const { item, privacy, label } = source
  const titled = `${heading} ${inMarkdown(publicTitle(source))}`
  const about = `Agenda item ${inMarkdown(label)}.`
  if (privacy) return [titled, about, '[insert what was resolved, in words that may be public]']
  const note =
    item.note === undefined ? [] : [withParagraphs(redactMarkdown(item.note).replaceAll(':redact[]', '[redacted]'))]
  return [titled, about, ...note, ...(known ?? proceedings(source, late, item.type))]
}

function exclusionOf({ item }: ItemSource, items: readonly ItemSource[], profile: Profile, day: string): string[] {
  const excluded = excludedItems(item.excludes ?? [], items, publicTitle)
  const inWords = excluded.map((other) => ({
    ...other,
    label: inMarkdown(other.label),
    title: inMarkdown(other.title),
  }))
  return exclusionParagraphs(profile, day, inWords)
}

function publicTitle({ item, privacy }: ItemSource): string {
  return privacy?.ground.public_title ?? item.title
}

function proceedings(source: ItemSource, late: readonly DocumentSource[], type: ItemSource['item']['type']): string[] {
  if (type === 'minutes') {
    const days = [...source.documents, ...late].flatMap(({ privacy, content }) =>
      !privacy && content.type === 'report' ? (content.report.frontMatter.meeting ?? []) : [],
    )
    const day = days[0] === undefined ? '[insert the date]' : shortDateInWords(days[0])
    return [`**Resolved:** That the minutes of the meeting of ${day} be approved as a correct record.`]
  }
  if (type === 'date-of-next') {
    const next = source.item.next_meeting
    const time = next?.time === undefined ? '' : `, ${timeInWords(next.time)}`
    return [`The next meeting is on ${next ? `${dateInWords(next.date)}${time}` : '[insert the date]'}.`]
  }
  const found = [...source.documents, ...late].flatMap((document) =>
    document.privacy || document.content.type !== 'report' ? [] : recommendationsOf(document.content.report),
  )
  // A new version of a report repeats most of the old one.
  const resolutions = [...new Set(found)]
  if (resolutions.length === 0) return ['[insert what was said and resolved]']
  return ['[insert what was said]', '**Resolved** [insert: as recommended, or with which changes]**:**', ...resolutions]
}

/** Text that Markdown prints as it is, with no more escapes than somebody who edits it needs to see. */
function inMarkdown(text: string): string {
  return text.startsWith('[insert') ? text : text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>~|&{}]/g, '\\$&')
}
