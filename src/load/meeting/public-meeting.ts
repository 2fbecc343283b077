import { redactMarkdown } from '../markdown/redact.ts'
import type { AgendaEntry, AgendaItem, DocumentEntry, Meeting } from '../schema/meeting.ts'
import { settleLabels } from './labels.ts'

type Listed = AgendaItem['documents'][number]

/**
 * A meeting as the public may know it. Of a private item or document only the ground and the public title are left:
 * no note, no file name, no owner, no password.
 */
export function publicMeeting(meeting: Meeting): Meeting {
  const items = meeting.agenda.flatMap((entry) => ('title' in entry ? [entry] : []))
  const labels = settleLabels(meeting.agenda)
  const byLabel = new Map(items.map((item, index) => [labels[index]?.label ?? '', item]))
  return {
    ...meeting,
    copies: [],
    accept: [],
    information: meeting.information === undefined ? undefined : redactMarkdown(meeting.information),
    agenda: meeting.agenda.map(publicEntry),
    supplements: meeting.supplements.map((supplement) => ({
      ...supplement,
      items: supplement.items.map(({ item, documents }) => ({
        item,
        documents: documents.map((document) => publicListed(document, byLabel.get(item))),
      })),
    })),
  }
}

function publicEntry(entry: AgendaEntry): AgendaEntry {
  return 'title' in entry ? publicItem(entry) : entry
}

/** An item as the public may know it. */
export function publicItem(item: AgendaItem): AgendaItem {
  const ground = groundOf(item)
  const documents = item.documents.map((document) => publicListed(document, item))
  const note = item.note === undefined ? undefined : redactMarkdown(item.note)
  // Emptied: that there is one decides which editions are made.
  const chairNote = item.chair_note === undefined ? undefined : ''
  if (!ground) return { ...item, note, chair_note: chairNote, documents, accept: [] }
  const title = ground.public_title ?? item.title
  return {
    ...item,
    title,
    note: undefined,
    chair_note: chairNote,
    // Emptied: the public sees that it is withdrawn, but not why.
    withdrawn: item.withdrawn === undefined ? undefined : '',
    lead: undefined,
    urgent: undefined,
    consultation: undefined,
    documents,
    accept: [],
  }
}

function publicListed(listed: Listed, item: AgendaItem | undefined): Listed {
  if (typeof listed === 'string') return item && groundOf(item) ? publicDocument({}, item) : listed
  return groundOf(listed) || (item && groundOf(item)) ? publicDocument(listed, item) : listed
}

/** A withheld document as the public may know it. @param item the item it belongs to */
export function publicDocument(
  document: Pick<DocumentEntry, 'private' | 'confidential' | 'kind' | 'label' | 'to_follow'> & {
    bound?: boolean | undefined
  },
  item: AgendaItem | undefined,
): DocumentEntry {
  const ground = groundOf(document) ?? (item && groundOf(item))
  return {
    title: ground?.public_title,
    label: document.label,
    kind: document.kind,
    to_follow: document.to_follow,
    private: document.private,
    confidential: document.confidential,
    bound: document.bound ?? true,
    stamp: 'auto',
    own_numbers: false,
    keep_files: false,
    keep_comments: false,
    ocr: false,
  }
}

function groundOf(
  source: Pick<DocumentEntry, 'private' | 'confidential'>,
): { public_title?: string | undefined } | undefined {
  return source.confidential ?? source.private
}
