import type { Consolidated, DocumentFor, Plan, PlannedEntry } from '../../plan/plan.ts'
import { numberInWords, shortDateInWords } from '../../plan/words.ts'

/**
 * What the templates of a pack may name. Every field is there: null where there is nothing to say, so that a name that
 * is not there is a mistake in the template.
 */
export function packView(plan: Plan): Record<string, unknown> {
  const { settings, meeting, membership, supplement } = plan
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
      notice: notice(plan),
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
      groups: membership.groups.map(({ title, members, vacancies }) => ({
        title,
        members: members.map(({ name, office, represents }) => ({ name, office, represents })),
        vacancies:
          vacancies === 0 ? undefined : vacancies === 1 ? 'Vacancy' : `${capital(numberInWords(vacancies))} vacancies`,
      })),
    },
    hasPrivateItems: plan.agenda.some((entry) => entry.kind === 'item' && entry.statement !== undefined),
    papers: plan.consolidated && !plan.consolidated.isCompact ? papersView(plan, plan.consolidated) : undefined,
    supplement: supplement && { number: supplement.number, title: supplement.title, reason: supplement.reason },
    agenda: plan.agenda.map((entry) => entryView(entry, plan.documents)),
  }) as Record<string, unknown>
}

/** "Ada Moss, Clerk", phone, email and address: those there are. */
function contactParts({ name, role, phone, email, address }: Plan['meeting']['contact']) {
  const person = [name, role].filter((text) => text !== undefined).join(', ')
  const parts = [{ text: person }, { text: phone }, { text: email, isEmail: true }, { text: address }]
  return parts.filter(({ text }) => text !== undefined && text !== '')
}

/** What the template of a withheld sheet, or of one for an unreadable file, may name. */
export function sheetView(document: DocumentFor<'public' | 'members'>): Record<string, unknown> {
  return withNulls({
    itemLabel: document.itemLabel,
    title: document.title,
    statement: document.visibility === 'public' ? undefined : document.statement,
    paragraphs: document.visibility === 'withheld' ? document.paragraphs.map((paragraph) => ({ ...paragraph })) : [],
    pageNumbers:
      document.visibility === 'withheld' && document.pages
        ? document.pages.first === document.pages.last
          ? `page ${document.pages.first}`
          : `pages ${document.pages.first} - ${document.pages.last}`
        : undefined,
    reason:
      document.visibility !== 'withheld' && document.content.type === 'unreadable'
        ? document.content.reason
        : undefined,
  }) as Record<string, unknown>
}

function entryView(entry: PlannedEntry, documents: Plan['documents']): Record<string, unknown> {
  if (entry.kind !== 'item') return { kind: entry.kind, title: entry.title }
  return {
    kind: 'item',
    label: entry.label,
    title: entry.title,
    note: entry.note,
    type: entry.type,
    statement: entry.statement,
    revised: entry.revised.map(({ title, version, date, change }) => ({
      title,
      version,
      date: shortDateInWords(date),
      change,
    })),
    toFollow: entry.toFollow.map(({ title, expected }) => ({ title, expected: shortDateInWords(expected) })),
    unreadable: documents
      .filter((document) => entry.documents.includes(document.id))
      .filter((document) => document.visibility !== 'withheld' && document.content.type === 'unreadable')
      .map(({ title }) => ({ title })),
  }
}

/** What a consolidated pack brings together, in order. */
function papersView({ meeting }: Plan, { supplements }: Consolidated): Record<string, unknown>[] {
  const date = (day: string | undefined) => day && shortDateInWords(day)
  return [
    { title: 'Agenda pack', published: date(meeting.published) },
    ...supplements.map(({ plan: { supplement } }) => ({
      title: supplement?.title,
      published: date(supplement?.published),
    })),
  ]
}

function notice({ meeting }: Plan): string | undefined {
  if (meeting.status === 'cancelled') return 'This meeting is cancelled.'
  if (meeting.status === 'moved')
    return meeting.movedTo ? `This meeting is moved to ${meeting.movedTo}.` : 'This meeting is moved.'
  return undefined
}

function published({ meeting, supplement }: Plan): string | undefined {
  const date = supplement?.published ?? meeting.published
  return date && shortDateInWords(date)
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function withNulls(value: unknown): unknown {
  if (value === undefined) return null
  if (Array.isArray(value)) return value.map(withNulls)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNulls(inner)]))
  return value
}
