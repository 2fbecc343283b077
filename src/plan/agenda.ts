import type { Audience } from '../load/audience.ts'
import type { AgendaSource, DocumentSource, ItemSource, Privacy } from '../load/sources.ts'
import type { Wording } from '../wording/wording.ts'
import type { CitedParagraph } from './plan.ts'
import type { AwaitedPaper, PlannedEntry, PlannedExclusion, PlannedItem, SeparatePaper } from './planned-agenda.ts'

/** The words in which a document or an item is said to be not for publication. */
export type Statement = (privacy: Privacy) => string

/** The paragraphs of the exempt schedule that a ground cites. */
export type Paragraphs = (privacy: Privacy) => readonly CitedParagraph[]

/** What of an agenda stands in no item alone. */
export interface AgendaFacts {
  statement: Statement
  /** When items begin, `HH:MM` by label. */
  times: ReadonlyMap<string, string>
  /** Papers of an item that are listed, but not bound into the pack. */
  separate(source: ItemSource, papers: readonly DocumentSource[]): readonly SeparatePaper[]
  /** The resolution of an item that excludes the public. */
  exclusion(source: ItemSource): PlannedExclusion | undefined
  /** What a key decision is called; undefined where the law knows none. */
  keyDecision?: string | undefined
  wording: Wording
}

/** The title of an item for an audience. An item without a public title has none to hide. */
export function itemTitle(source: ItemSource, audience: Audience): string {
  if (audience === 'members' || !source.privacy) return source.item.title
  return source.privacy.ground.public_title ?? source.item.title
}

/**
 * The title of a document for an audience. Titles inside a withheld file are private with the file, and so is the
 * title that meeting.yaml gives it, unless it says what the public may read.
 */
export function printedTitle(document: DocumentSource, item: ItemSource, audience: Audience, wording: Wording): string {
  const { privacy, entry } = document
  if (audience === 'members' || !privacy) return document.title
  const own = entry.private ?? entry.confidential
  if (!own) return itemTitle(item, audience)
  return own.public_title ?? wording.text(`privacy.${privacy.kind}_title.${document.kind}`)
}

/**
 * The agenda as an audience sees it: no private title, no note and no lead of a private item.
 * @param late papers of a supplement, by label of their item; undefined for the pack itself
 */
export function planAgenda(
  agenda: readonly AgendaSource[],
  audience: Audience,
  facts: AgendaFacts,
  late: ReadonlyMap<string, readonly DocumentSource[]> | undefined,
): PlannedEntry[] {
  return agenda.map((entry): PlannedEntry => {
    if (entry.kind !== 'item') return { kind: entry.kind, title: titleOfPart(entry, facts.wording) }
    return planItem(entry, audience, facts, late && (late.get(entry.label) ?? []))
  })
}

function planItem(
  source: ItemSource,
  audience: Audience,
  { statement, times, exclusion, separate, keyDecision, wording }: AgendaFacts,
  late: readonly DocumentSource[] | undefined,
): PlannedItem {
  const { item } = source
  const begins = times.get(source.label)
  const hidden = audience === 'public' && source.privacy !== undefined
  const ready = source.documents.filter(({ content }) => content.type !== 'to-follow')
  const shown = late ?? ready
  return {
    kind: 'item',
    label: source.label,
    number: source.number,
    title: itemTitle(source, audience),
    note: hidden ? undefined : item.note,
    time: begins === undefined ? undefined : wording.time(begins),
    lead: hidden ? undefined : item.lead,
    purpose: item.purpose,
    nextMeeting: nextMeetingInWords(item, wording),
    exclusion: item.type === 'exclusion' ? exclusion(source) : undefined,
    added:
      item.added === undefined
        ? undefined
        : { date: item.added, chair: item.urgent?.chair, reason: hidden ? undefined : item.urgent?.reason },
    withdrawn: hidden && item.withdrawn !== undefined ? '' : item.withdrawn,
    type: item.type,
    key: item.type === 'key' ? keyDecision : undefined,
    statement: source.privacy ? statement(source.privacy) : undefined,
    documents: [...ready, ...(late ?? [])].map(({ id }) => id),
    separate: separate(source, shown),
    toFollow: source.documents.flatMap((document) =>
      document.content.type === 'to-follow'
        ? [{ title: printedTitle(document, source, audience, wording), expected: document.content.expected }]
        : [],
    ),
    revised: shown.flatMap((document) => {
      const { revised } = document.entry
      return revised ? [{ title: printedTitle(document, source, audience, wording), ...revised }] : []
    }),
    withheld: shown.flatMap((document) => {
      const { id, privacy } = document
      if (source.privacy || !privacy) return []
      return [{ id, title: printedTitle(document, source, audience, wording), statement: statement(privacy) }]
    }),
  }
}

/** "Closed session, 8 pm". */
function titleOfPart({ title, time }: { title: string; time?: string | undefined }, wording: Wording): string {
  return time === undefined ? title : wording.text('agenda.session', { title, time: wording.time(time) })
}

/** "Thursday 19 January 2023 at 10 am"; undefined where the note gives the day already. */
function nextMeetingInWords(
  { next_meeting: next, note = '' }: ItemSource['item'],
  wording: Wording,
): string | undefined {
  if (!next || note.includes(wording.date(next.date))) return undefined
  const date = wording.longDate(next.date)
  return next.time === undefined ? date : wording.text('format.at', { date, time: wording.time(next.time) })
}

/**
 * What of the papers to follow has not come yet. A paper that has come is known by its title, and else by its turn: a
 * new version of a paper that was there is none of them.
 * @param delivered papers of supplements to the same item
 */
export function stillToFollow(
  awaited: readonly AwaitedPaper[],
  delivered: readonly { title: string; isRevised: boolean }[],
): AwaitedPaper[] {
  const fresh = delivered.filter(({ isRevised }) => !isRevised)
  const titles = new Set(fresh.map(({ title }) => title))
  const others = fresh.filter(({ title }) => !awaited.some((paper) => paper.title === title)).length
  return awaited.filter(({ title }) => !titles.has(title)).slice(others)
}
