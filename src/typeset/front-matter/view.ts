import { isCalledOff } from '../../load/schema/meeting.ts'
import type { Consolidated, DocumentFor, NumberRange, Plan } from '../../plan/plan.ts'
import type { PlannedEntry, PlannedItem } from '../../plan/planned-agenda.ts'
import { holdsPrivateWords } from '../../plan/private-words.ts'
import type { Wording } from '../../wording/wording.ts'
import { escapeMarkdown } from '../templates/escape.ts'
import { largePrintView } from './large-print.ts'
import { papersOf } from './paper-views.ts'

/**
 * What the templates of a pack may name. Every field is there: null where there is nothing to say, so that a name that
 * is not there is a mistake in the template.
 */
export function packView(plan: Plan): Record<string, unknown> {
  const { settings, meeting, membership, supplement, wording } = plan
  const isSummoned = meeting.status !== 'cancelled' && meeting.status !== 'postponed'
  return withNulls({
    organisation: {
      name: settings.organisation.name,
      website: settings.organisation.website,
      email: settings.organisation.email,
      phone: settings.organisation.phone,
      address: settings.organisation.address,
      any: Boolean(settings.organisation.email ?? settings.organisation.phone ?? settings.organisation.address),
    },
    meeting: {
      date: meeting.date,
      time: meeting.time,
      dateInWords: meeting.dateInWords,
      timeInWords: meeting.timeInWords,
      committee: meeting.committee,
      title: meeting.title,
      type: meeting.type,
      venue: meeting.venue,
      online: meeting.online,
      public: meeting.public,
      status: meeting.status,
      movedTo: meeting.movedTo,
      reason: meeting.reason,
      notice: notice(plan),
      summons: isSummoned ? meeting.summons : undefined,
      signed: isSummoned ? meeting.signed : undefined,
      ends: meeting.ends,
      information: meeting.information,
    },
    contact: {
      name: meeting.contact.name,
      role: meeting.contact.role,
      phone: meeting.contact.phone,
      email: meeting.contact.email,
      address: meeting.contact.address,
      any: Object.values(meeting.contact).some(Boolean),
      parts: contactParts(meeting.contact),
    },
    published: published(plan),
    membership: {
      quorum: membership.quorum,
      groups: membership.groups.map(({ title, members, vacancies }, _, all) => ({
        // "Membership" says as much.
        title: all.length === 1 && title === wording.text('membership.members') ? undefined : title,
        members: members.map(({ name, office, represents, about }) => ({ name, office, represents, about })),
        vacancies: vacancies === 0 ? undefined : wording.count('membership.vacancies', vacancies),
      })),
    },
    isMembersPack: holdsPrivateWords(plan),
    largePrint: plan.largePrint && largePrintView(plan, plan.largePrint),
    hasInformation: hasInformation(plan),
    hasPrivateItems: hasPrivateItems(plan),
    papers: plan.consolidated && !plan.consolidated.isCompact ? papersView(plan, plan.consolidated) : undefined,
    supplement: supplement && { number: supplement.number, title: supplement.title, reason: supplement.reason },
    agenda: plan.agenda.map((entry) => entryView(entry, plan)),
  }) as Record<string, unknown>
}

function hasPrivateItems({ agenda }: Plan): boolean {
  return agenda.some((entry) => entry.kind === 'item' && entry.statement !== undefined)
}

/** True where the section for the public has something to say. */
function hasInformation(plan: Plan): boolean {
  const { meeting, settings } = plan
  const { name: _, ...ways } = settings.organisation
  const known = [meeting.information, ...Object.values(ways), ...Object.values(meeting.contact)]
  return known.some(Boolean) || hasPrivateItems(plan)
}

/** "Ada Moss, Clerk", phone, email and address: those there are. */
function contactParts({ name, role, phone, email, address }: Plan['meeting']['contact']) {
  const person = [name, role].filter((text) => text !== undefined).join(', ')
  const parts = [{ text: person }, { text: phone }, { text: email, isEmail: true }, { text: address }]
  return parts.filter(({ text }) => text !== undefined && text !== '')
}

/** What the template of a withheld sheet, or of one for an unreadable file, may name. */
export function sheetView(document: DocumentFor<'public' | 'members'>, wording: Wording): Record<string, unknown> {
  return withNulls({
    itemLabel: document.itemLabel,
    title: document.title,
    statement: document.visibility === 'public' ? undefined : document.statement,
    paragraphs: document.visibility === 'withheld' ? document.paragraphs.map((paragraph) => ({ ...paragraph })) : [],
    pageNumbers: document.visibility === 'withheld' && document.pages ? inWords(document.pages, wording) : undefined,
    reason:
      document.visibility !== 'withheld' && document.content.type === 'unreadable'
        ? document.content.reason
        : undefined,
  }) as Record<string, unknown>
}

/** "page 7", or "pages 5 to 12". */
function inWords({ first, last }: NumberRange, wording: Wording): string {
  return wording.text(first === last ? 'range.page_within' : 'range.pages_to', { first, last })
}

function entryView(entry: PlannedEntry, plan: Plan): Record<string, unknown> {
  if (entry.kind !== 'item') return { kind: entry.kind, title: entry.title }
  const documents = plan.documents.filter(({ id }) => entry.documents.includes(id))
  const papers = papersOf(entry, documents, plan)
  const named = new Set([...papers, ...entry.separate].map(({ id }) => id))
  return {
    kind: 'item',
    label: entry.label,
    title: entry.title,
    note: entry.note,
    time: entry.time,
    lead: entry.lead,
    purpose: entry.purpose,
    // A table has columns for them.
    particulars: plan.agendaLayout === 'table' ? undefined : particulars(entry),
    nextMeeting: entry.nextMeeting,
    added: entry.added && { ...entry.added, date: plan.wording.date(entry.added.date) },
    exclusion: entry.exclusion && {
      ...entry.exclusion,
      items: entry.exclusion.items.map((item) => ({ ...item })),
      table: entry.exclusion.table && { ...entry.exclusion.table },
    },
    withdrawn: entry.withdrawn === undefined ? undefined : { reason: entry.withdrawn || undefined },
    type: entry.type,
    key: entry.key,
    statement: entry.statement,
    papers,
    withheld: entry.withheld.filter(({ id }) => !named.has(id)).map((paper) => ({ ...paper })),
    revised: entry.revised.map(({ title, version, date, change }) => ({
      title,
      version,
      date: plan.wording.date(date),
      change,
    })),
    separate: entry.separate.map(({ id, title, label, pages, href, statement, unreadable }) => ({
      ...{ title, label, statement },
      link: unreadable === undefined ? { markdown: `:separate[${escapeMarkdown(id)}]` } : undefined,
      pages: pages === undefined ? undefined : plan.wording.count('agenda.separate', pages),
      site: isAddress(href) ? new URL(href).host.replace(/^www\./, '') : undefined,
    })),
    toFollow: entry.toFollow.map(({ title, expected }) => ({ title, expected: plan.wording.date(expected) })),
    unreadable: documents
      .filter((document) => document.visibility !== 'withheld' && document.content.type === 'unreadable')
      .map(({ title }) => ({ title })),
  }
}

/** True for a paper that is kept elsewhere. */
function isAddress(href: string): boolean {
  return /^https?:/i.test(href) && URL.canParse(href)
}

/** "9.40 am · Chief Executive · Assurance" */
function particulars({ time, lead, purpose }: PlannedItem): string | undefined {
  return [time, lead, purpose].filter((part) => part !== undefined).join(' · ') || undefined
}

/** What a consolidated pack brings together, in order. */
function papersView({ meeting, wording }: Plan, { supplements }: Consolidated): Record<string, unknown>[] {
  const date = (day: string | undefined) => day && wording.date(day)
  return [
    { title: wording.text('front_sheet.agenda_pack'), published: date(meeting.published) },
    ...supplements.map(({ plan: { supplement } }) => ({
      title: supplement?.title,
      published: date(supplement?.published),
    })),
  ]
}

function notice({ meeting, wording }: Plan): string | undefined {
  const { status, movedTo, reason } = meeting
  if (!isCalledOff(status)) return undefined
  const to = movedTo && status !== 'cancelled' ? { to: movedTo } : undefined
  const change = wording.text(`notice.${status}${to ? '_to' : ''}`, to)
  return reason === undefined ? change : `${change} ${sentence(reason)}`
}

/** With a full stop, unless it ends with a mark of its own. */
function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`
}

function published({ meeting, supplement, wording }: Plan): string | undefined {
  const date = supplement?.published ?? meeting.published
  return date && wording.date(date)
}

function withNulls(value: unknown): unknown {
  if (value === undefined) return null
  if (Array.isArray(value)) return value.map(withNulls)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNulls(inner)]))
  return value
}
