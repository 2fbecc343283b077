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
    reason: `The item stamp may cover content on page ${pageRanges(pages)} of ${attachment.path}.`,
    place: document.place,
    note:
      document.stamp === 'overlay'
        ? 'Use `stamp: auto` to make such pages smaller.'
        : 'The page is too small to be made smaller. Ask its owner for one with margins.',
  })
  return [made]
}
