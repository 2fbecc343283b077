import type { DocumentSource } from '../load/sources.ts'
import { titleFromName } from '../load/text/title-from-name.ts'
import { type Message, message } from '../messages/message.ts'
import type { Attachment } from './attachment.ts'

/** What programs write where nobody gave a title. */
const NO_TITLE = /^(?:untitled|document\s?\d*|microsoft word\b.*|.*\.(?:pdf|docx?|xlsx?|pptx?|indd))$/i
/** Longer ones are a first sentence. */
const LONGEST = 150

/**
 * A paper that is listed under the name of its file, though the file has a title of its own: "Budget Report FINAL v3" for
 * "Draft budget 2027/28".
 */
export function ownTitleMessages(attachment: Attachment, { entry, title, place }: DocumentSource): Message[] {
  const isNamedAfterFile = entry.title === undefined && entry.file !== undefined && titleFromName(entry.file) === title
  const own = titleIn(attachment)
  if (!isNamedAfterFile || own === undefined || plain(own) === plain(title)) return []
  return [
    message({
      rule: 'attachment-title',
      severity: 'info',
      reason: `This paper is listed as "${title}", after its file. The file calls itself "${own}".`,
      note: 'Add `title:` with the title that the agenda should have.',
      place,
      actual: title,
      expected: [own],
    }),
  ]
}

function titleIn({ document }: Attachment): string | undefined {
  const title = (document.getTitle() ?? '').replaceAll(/\s+/g, ' ').trim()
  return title === '' || title.length > LONGEST || NO_TITLE.test(title) || !/\p{L}{3}/u.test(title) ? undefined : title
}

function plain(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
