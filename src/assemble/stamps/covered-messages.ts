import type { Attachment } from '../../attachments/attachment.ts'
import { type Message, message, type Place } from '../../messages/message.ts'
import { pageRanges } from '../../pdf/pages/page-ranges.ts'

/** A warning that stamps lie over something on pages (1-based) of an attachment, at the place that names the document. */
export function coveredMessages(
  pages: readonly number[],
  attachment: Attachment,
  document: { place: Place; stamp: 'overlay' | 'shrink' | 'auto' },
): Message[] {
  if (pages.length === 0) return []
  const made = message({
    rule: 'attachment-covered',
    severity: 'warning',
    reason: `Unexpected stamps over what page ${pageRanges(pages)} of ${attachment.path} shows, expected room for them`,
    place: document.place,
    note:
      document.stamp === 'overlay'
        ? '`stamp: auto` makes such pages smaller.'
        : 'The page is too low to be made smaller: ask its owner for one with margins.',
  })
  return [made]
}
