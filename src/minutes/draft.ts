import { withParagraphs } from '../load/markdown/paragraphs.ts'
import { redactMarkdown } from '../load/markdown/redact.ts'
import { venueOn } from '../load/meeting/on-day.ts'
import { isCurrent } from '../load/register.ts'
import type { Committee } from '../load/schema/committee.ts'
import type { Decisions } from '../load/schema/decisions.ts'
import type { DocumentSource, ItemSource, MeetingSources } from '../load/sources.ts'
import { excludedItems, exclusionParagraphs } from '../plan/exclusion.ts'
import { aboutMember } from '../plan/membership.ts'
import type { Profile } from '../profiles/schema.ts'
import type { Wording } from '../wording/wording.ts'
import { inMarkdown } from './in-markdown.ts'
import { recommendationsOf } from './recommendations.ts'
import { resolutionsOf } from './resolutions.ts'

/** Lines for the chair of the next meeting, to be signed on paper. */
const LINES = { line: '.'.repeat(40), short_line: '.'.repeat(20) }

/** Lists of the front matter, which the decisions of a meeting may have already. */
const LISTS = ['present', 'apologies', 'absent', 'substitutes', 'in_attendance', 'declarations'] as const

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
export function draftMinutes(
  sources: MeetingSources,
  profile: Profile,
  wording: Wording,
  previous: PreviousMinutes = {},
): string {
  const meeting = sources.definition.value
  const committee = sources.committee.value
  const items = sources.agenda.filter((entry) => entry.kind === 'item')
  const first = committee.minute_numbers === 'continuous' ? (previous.lastMinute ?? 0) + 1 : 1
  const title = wording.text('minutes.title', { committee: committee.name, date: wording.longDate(meeting.date) })
  const blocks = [
    frontMatter(title, meeting.date, committee, first, first + items.length - 1, sources.decisions?.value),
    `# ${inMarkdown(title)}`,
    wording.text('minutes.held', { venue: venueOf(sources, wording), time: wording.time(meeting.time) }),
    ...attendance(committee, meeting.date, sources.decisions?.value, wording),
  ]
  let number = first
  let depth = '##'
  for (const entry of sources.agenda) {
    if (entry.kind === 'part') {
      blocks.push(`## ${inMarkdown(entry.title)}`)
      depth = '###'
    }
    if (entry.kind !== 'item') continue
    const exclusion =
      entry.item.type === 'exclusion' ? exclusionOf(entry, items, profile, meeting.date, wording) : undefined
    const known = resolutionsOf(entry, sources.decisions?.value, wording) ?? exclusion
    blocks.push(...minute(entry, latePapers(sources, entry), `${depth} ${number++}`, known, wording))
  }
  blocks.push(wording.text('minutes.signed', LINES))
  return `${blocks.join('\n\n')}\n`
}

function frontMatter(
  title: string,
  date: string,
  committee: Committee,
  first: number,
  last: number,
  decisions: Decisions | undefined,
): string {
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
    ...LISTS.map((list) => `${list}: ${JSON.stringify(decisions?.[list] ?? [])}`),
    '---',
  ].join('\n')
}

function venueOf({ definition, committee }: MeetingSources, wording: Wording): string {
  const venue = definition.value.venue ?? venueOn(committee.value, definition.value.date)
  return venue === undefined ? wording.text('minutes.insert_venue') : inMarkdown(venue)
}

function attendance(committee: Committee, date: string, decisions: Decisions | undefined, wording: Wording): string[] {
  const chair = committee.members.find((member) => member.role === 'chair' && isCurrent(member, date))
  const inChair = chair
    ? wording.text('minutes.in_chair', { name: inMarkdown(chair.name) })
    : wording.text('minutes.insert_chair')
  const lists = (['present', 'apologies', 'in_attendance'] as const).map((key) => {
    const names = namesOf(decisions?.[key], wording)
    const gap = wording.text(`minutes.${key}`)
    return names === undefined ? gap : gap.replace(/\[[^\]]*\]/, names)
  })
  return [inChair, ...lists]
}

function namesOf(names: readonly string[] | undefined, wording: Wording): string | undefined {
  if (!names) return undefined
  return names.length === 0 ? wording.text('record.none') : names.map(inMarkdown).join(', ')
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
  wording: Wording,
): string[] {
  const { item, privacy, label } = source
  const titled = `${heading} ${inMarkdown(publicTitle(source))}`
  const about = item.numbered === false ? [] : [wording.text('minutes.item', { label: inMarkdown(label) })]
  if (privacy && known) return [titled, ...about, ...known]
  if (privacy) return [titled, ...about, wording.text('minutes.insert_private')]
  const redacted = wording.text('minutes.redacted')
  const note =
    item.note === undefined ? [] : [withParagraphs(redactMarkdown(item.note).replaceAll(':redact[]', redacted))]
  return [titled, ...about, ...note, ...(known ?? proceedings(source, late, item.type, wording))]
}

function exclusionOf(
  { item }: ItemSource,
  items: readonly ItemSource[],
  profile: Profile,
  day: string,
  wording: Wording,
): string[] {
  const excluded = excludedItems(item.excludes ?? [], items, publicTitle, wording)
  const unknown = wording.text('minutes.insert_title')
  const inWords = excluded.map((other) => ({
    ...other,
    label: inMarkdown(other.label),
    title: other.title === unknown ? unknown : inMarkdown(other.title),
  }))
  return exclusionParagraphs(profile, day, inWords, wording)
}

function publicTitle({ item, privacy }: ItemSource): string {
  return privacy?.ground.public_title ?? item.title
}

function proceedings(
  source: ItemSource,
  late: readonly DocumentSource[],
  type: ItemSource['item']['type'],
  wording: Wording,
): string[] {
  const unknown = wording.text('minutes.insert_date')
  if (type === 'minutes') {
    const days = [...source.documents, ...late].flatMap(({ privacy, content }) =>
      !privacy && content.type === 'report' ? (content.report.frontMatter.meeting ?? []) : [],
    )
    const day = days[0] === undefined ? unknown : wording.date(days[0])
    return [wording.text('minutes.approved', { date: day })]
  }
  const next = source.item.next_meeting
  if (type === 'date-of-next' || next) {
    const time = next?.time === undefined ? '' : `, ${wording.time(next.time)}`
    return [wording.text('minutes.next_meeting', { date: next ? `${wording.longDate(next.date)}${time}` : unknown })]
  }
  const found = [...source.documents, ...late].flatMap((document) =>
    document.privacy || document.content.type !== 'report' ? [] : recommendationsOf(document.content.report, wording),
  )
  // A new version of a report repeats most of the old one.
  const resolutions = [...new Set(found)]
  if (resolutions.length === 0) return [wording.text('minutes.insert_proceedings')]
  return [wording.text('minutes.insert_said'), wording.text('minutes.resolved_as'), ...resolutions]
}
