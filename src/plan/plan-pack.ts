import type { Audience } from '../load/audience.ts'
import { admitsPublic } from '../load/meeting/admission.ts'
import { contactOn, venueOn } from '../load/meeting/on-day.ts'
import { isSeparate } from '../load/meeting/separate.ts'
import { timetable } from '../load/meeting/timetable.ts'
import type { AgendaEntry } from '../load/schema/meeting.ts'
import type { Settings } from '../load/schema/settings.ts'
import type { DocumentSource, MeetingSources, SupplementSource, Workspace } from '../load/sources.ts'
import { mainLanguage } from '../load/text/language.ts'
import type { Wording } from '../wording/wording.ts'
import { addedItems } from './added-items.ts'
import { type AgendaFacts, type Paragraphs, planAgenda, type Statement } from './agenda.ts'
import { type DocumentFacts, type Papers, planForMembers, planForPublic } from './documents.ts'
import { enclosureLabels } from './enclosures.ts'
import { planMembership } from './membership.ts'
import {
  AGENDA,
  type DocumentFor,
  FRONT_SHEET,
  type LargePrint,
  type Plan,
  type PlannedMeeting,
  type PlanPlaces,
  partKey,
} from './plan.ts'
import type { PlannedEntry } from './planned-agenda.ts'
import { separatePapers } from './separate.ts'
import { signature, summonsFor } from './summons.ts'

export interface PlanOptions {
  wording: Wording
  statement: Statement
  /** None unless given. */
  paragraphs?: Paragraphs
  /** The resolution of an item that excludes the public; none unless given. */
  exclusion?: AgendaFacts['exclusion']
  /** What a key decision is called; none is marked unless given. */
  keyDecision?: AgendaFacts['keyDecision']
  facts: DocumentFacts
  /** Set for a supplement: which, and the number on its first page. */
  supplement?: { source: SupplementSource; firstPage: number }
  copyFor?: string
  /** Set for a pack in large print. */
  largePrint?: LargePrint
  /** True where the front sheet and the agenda are from templates of the workspace. */
  hasOwnWording?: boolean
}

/** Plans the members' pack of a meeting, or one of its supplements: everything in order, private papers marked. */
export function planMembersPack(
  workspace: Workspace,
  sources: MeetingSources<'members'>,
  options: PlanOptions,
): Plan<'members'> {
  return plan(
    workspace,
    sources,
    'members',
    options,
    planForMembers(papers(sources, options), options, labelled(options, sources)),
  )
}

/** Plans the public pack of a meeting, or one of its supplements: a sheet in the place of each private paper. */
export function planPublicPack(
  workspace: Workspace,
  sources: MeetingSources<'public'>,
  options: PlanOptions,
): Plan<'public'> {
  return plan(
    workspace,
    sources,
    'public',
    options,
    planForPublic(
      papers(sources, options),
      { ...options, paragraphs: options.paragraphs ?? (() => []) },
      labelled(options, sources),
    ),
  )
}

function labelled({ facts, wording }: PlanOptions, sources: MeetingSources): DocumentFacts {
  return { ...facts, labels: enclosureLabels(sources, wording) }
}

function papers<A extends Audience>(sources: MeetingSources<A>, { supplement }: PlanOptions): Papers<A>[] {
  const items = sources.agenda.filter((entry) => entry.kind === 'item')
  const bound = (documents: readonly DocumentSource<A>[]) => documents.filter((document) => !isSeparate(document))
  if (!supplement) return items.map((item) => ({ item, documents: bound(item.documents) }))
  const late = sources.supplements.find(({ number }) => number === supplement.source.number)?.items ?? []
  return items.flatMap((item) =>
    late.filter(({ label }) => label === item.label).map(({ documents }) => ({ item, documents: bound(documents) })),
  )
}

function plan<A extends Audience>(
  workspace: Workspace,
  sources: MeetingSources,
  audience: A,
  options: PlanOptions,
  documents: DocumentFor<A>[],
): Plan<A> {
  const { supplement, wording, largePrint } = options
  const committee = sources.committee.value
  const late = supplement && new Map(supplement.source.items.map(({ label, documents: added }) => [label, added]))
  const { statement, exclusion = () => undefined } = options
  const added = addedItems(sources)
  const isPublished = (entry: PlannedEntry) => entry.kind !== 'item' || !added.has(entry.label)
  const facts = labelled(options, sources)
  // Personal copies lie in a folder of their own.
  const folder = options.copyFor === undefined ? '' : '../'
  const separate: AgendaFacts['separate'] = (item, of) =>
    separatePapers(item, of, audience, { statement, wording }, facts, folder)
  const times = timesOf(sources)
  const agendaFacts = { statement, exclusion, separate, times, keyDecision: options.keyDecision, wording }
  const agenda = planAgenda(sources.agenda, audience, agendaFacts, late)
  return {
    audience,
    settings: largePrint ? inLargePrint(workspace.settings.value) : workspace.settings.value,
    places: planPlaces(workspace, sources),
    language: options.hasOwnWording ? mainLanguage(workspace.settings.value.language) : wording.language,
    wording,
    meeting: planMeeting(sources, wording),
    membership: planMembership(
      committee,
      sources.definition.value.date,
      wording,
      sources.definition.value.in_attendance,
    ),
    // Large letters leave no room for columns.
    agendaLayout: largePrint ? 'list' : (sources.definition.value.agenda_layout ?? committee.agenda_layout ?? 'list'),
    isCompact: !largePrint && (sources.definition.value.front_sheet ?? committee.front_sheet) === 'compact',
    agenda: late ? agendaOfSupplement(agenda, late) : agenda.filter(isPublished),
    wholeAgenda: late || added.size === 0 ? undefined : agenda,
    documents,
    supplement: supplement && {
      number: supplement.source.number,
      published: supplement.source.published,
      title: supplement.source.title ?? wording.text('pack.supplement', { number: supplement.source.number }),
      reason: supplement.source.reason,
      firstPage: supplement.firstPage,
    },
    frontSheet: options.facts.allotments.get(partKey(supplement?.source.number, FRONT_SHEET)),
    agendaPages: options.facts.allotments.get(partKey(supplement?.source.number, AGENDA)),
    consolidated: undefined,
    copyFor: options.copyFor,
    largePrint,
  }
}

/** Points of the text of a pack in large print. */
const LARGE_PRINT = 18

function inLargePrint(settings: Settings): Settings {
  const { style } = settings
  return { ...settings, style: { ...style, text_size: Math.max(LARGE_PRINT, style.text_size) } }
}

/** When items begin, by label. An item that a supplement added moves none of them. */
function timesOf(sources: MeetingSources): Map<string, string> {
  const added = addedItems(sources)
  const shown = sources.agenda.filter((entry) => entry.kind !== 'item' || !added.has(entry.label))
  const items = shown.filter((entry) => entry.kind === 'item')
  const agenda = shown.map((entry): AgendaEntry => {
    if (entry.kind === 'item') return entry.item
    return entry.kind === 'part' ? { part: entry.title, time: entry.time } : { heading: entry.title }
  })
  const times = timetable({ ...sources.definition.value, agenda })?.items ?? []
  return new Map(
    items.flatMap(({ label }, index): [string, string][] => {
      const time = times[index]?.time
      return time === undefined ? [] : [[label, time]]
    }),
  )
}

/** The items that have papers in a supplement, with the headings they stand under. What is delivered is not to follow. */
function agendaOfSupplement(agenda: readonly PlannedEntry[], late: ReadonlyMap<string, unknown>): PlannedEntry[] {
  const kept: PlannedEntry[] = []
  for (const entry of agenda.toReversed()) {
    const [next] = kept
    if (entry.kind === 'item') {
      if (late.has(entry.label)) kept.unshift({ ...entry, toFollow: [] })
    } else if (next && next.kind !== 'part' && !(entry.kind === 'heading' && next.kind === 'heading')) {
      kept.unshift(entry)
    }
  }
  return kept
}

function planPlaces({ settings }: Workspace, { definition, agenda }: MeetingSources): PlanPlaces {
  const items = agenda.flatMap((entry) =>
    entry.kind === 'item' ? [[entry.label, definition.place(entry.keys)] as const] : [],
  )
  return {
    logo: settings.place(['style', 'logo']),
    organisation: settings.place(['organisation', 'name']),
    blankPageText: settings.place(['style', 'blank_page_text']),
    meeting: definition.place([]),
    information: definition.place(['information']),
    items: new Map(items),
  }
}

function planMeeting(sources: MeetingSources, wording: Wording): PlannedMeeting {
  const meeting = sources.definition.value
  const committee = sources.committee.value
  const moved = meeting.moved_to
  return {
    date: meeting.date,
    time: meeting.time,
    dateInWords: wording.longDate(meeting.date),
    timeInWords: wording.time(meeting.time),
    committee: committee.name,
    committeeSlug: sources.committeeSlug,
    suffix: meeting.suffix,
    title: meeting.title,
    type: meeting.type ?? committee.type,
    venue: meeting.venue ?? venueOn(committee, meeting.date),
    online: meeting.online,
    public: admitsPublic(sources),
    status: meeting.status,
    reason: meeting.reason,
    movedTo:
      moved &&
      [wording.longDate(moved.date), moved.time && wording.time(moved.time), moved.venue].filter(Boolean).join(', '),
    ends: meeting.ends && wording.time(meeting.ends),
    summons: committee.summons && summonsFor(committee.summons, { meeting, committee }, wording),
    signed: meeting.summons && signature(meeting.summons, wording),
    published: meeting.published,
    contact: meeting.contact ?? contactOn(committee, meeting.date) ?? {},
    information: meeting.information,
  }
}
