import type { Attachment } from '../attachments/attachment.ts'
import { type Message, message, type Place } from '../messages/message.ts'
import type { Dropped } from './graft/dropped.ts'

/** One warning for all that did not come along, at the place that names the document. */
export function droppedMessages(
  dropped: Dropped,
  attachment: Attachment,
  document: { place: Place; keepFiles: boolean },
): Message[] {
  const parts = [
    counted(dropped.scripts, 'script', 'scripts'),
    counted(dropped.launches, 'action that starts a program', 'actions that start programs'),
    counted(dropped.files, 'embedded file', 'embedded files'),
    counted(dropped.signatures, 'signature', 'signatures'),
    dropped.xfa ? 'an XFA form' : '',
    counted(dropped.deadLinks, 'link to a page that is not there', 'links to pages that are not there'),
  ].filter((part) => part !== '')
  if (parts.length === 0) return []
  const made = message({
    rule: 'attachment-dropped',
    severity: 'warning',
    reason: `Unexpected ${listed(parts)} in ${attachment.path}, left out of the pack`,
    place: document.place,
    note: notes(dropped).join(' '),
  })
  return [made]
}

function notes(dropped: Dropped): string[] {
  return [
    dropped.files > 0 ? 'Embedded files come along with `keep_files: true`.' : '',
    dropped.signatures > 0
      ? 'A signature is valid only for the file that was signed: publish that file beside the pack.'
      : '',
    dropped.deadLinks > 0
      ? 'Its words are kept. A link leads nowhere where its page is left out by `pages:`, or where the file itself is wrong: ' +
        'take the page in, or ask the owner of the file to mend its links.'
      : '',
    dropped.xfa ? 'The pages show what the PDF has without the form: ask its owner to print it to a plain PDF.' : '',
    dropped.scripts + dropped.launches > 0 ? 'A pack carries nothing that a reader’s computer would run.' : '',
  ].filter((note) => note !== '')
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
