import type { Attachment } from '../attachments/attachment.ts'
import { type Message, message, type Place } from '../messages/message.ts'
import type { Dropped } from './graft/dropped.ts'

/** One warning for all that was left out of the pack, at the place that names the document. */
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
    dropped.xfa ? '1 XFA form' : '',
    counted(dropped.deadLinks, 'link to a page that is not there', 'links to pages that are not there'),
    counted(dropped.localLinks, 'link to a file on somebody’s computer', 'links to files on somebody’s computer'),
    counted(dropped.comments, 'review comment', 'review comments'),
    counted(dropped.hidden, 'hidden field or annotation', 'hidden fields or annotations'),
  ].filter((part) => part !== '')
  if (parts.length === 0) return []
  const made = message({
    rule: 'attachment-dropped',
    severity: 'warning',
    reason: `${listed(parts)} of ${attachment.path} ${isOne(parts) ? 'is' : 'are'} not in the pack.`,
    place: document.place,
    note: notes(dropped).join(' '),
  })
  return [made]
}

function notes(dropped: Dropped): string[] {
  return [
    dropped.files > 0 ? 'To keep embedded files, add `keep_files: true`.' : '',
    dropped.comments + dropped.hidden > 0
      ? 'To keep comments and what is hidden, add `keep_comments: true`, but check that everybody may read them.'
      : '',
    dropped.signatures > 0
      ? 'A signature is only valid in the file that was signed: publish that file beside the pack.'
      : '',
    dropped.deadLinks > 0
      ? 'The text of the links is kept. Add the page to `pages:` if you left it out, or ask the owner of the file to ' +
        'correct its links.'
      : '',
    dropped.xfa ? 'The pages may look different without the form: ask its owner to print it to a plain PDF.' : '',
    dropped.scripts + dropped.launches > 0 ? 'A pack contains nothing that would run on a reader’s computer.' : '',
  ].filter((note) => note !== '')
}

/** True for a single thing, which takes a verb in the singular. */
function isOne(parts: readonly string[]): boolean {
  return parts.length === 1 && /^(?:1|an?) /.test(parts[0] ?? '')
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
