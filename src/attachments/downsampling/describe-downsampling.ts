import { type Message, message, type Place } from '../../messages/message.ts'
import { sizeInWords } from '../../messages/sizes.ts'
import { pageRanges } from '../../pdf/pages/page-ranges.ts'
import type { Attachment } from '../attachment.ts'
import { attachmentName } from '../opening/describe.ts'

/** How much smaller the copy of a file in the pack is, and which of its scanned pages stay as they are. */
export function describeDownsampling(
  attachment: Attachment,
  described: { place: Place; owner?: string; title: string },
): Message[] {
  const { downsampled, path } = attachment
  if (!downsampled) return []
  const { dpi, pages, twoTone, before, after } = downsampled
  const kept = twoTone.length > 0 ? ` Page ${pageRanges(twoTone)} is black and white alone and stays as it is.` : ''
  const made = message({
    actual: sizeInWords(after),
    rule: 'attachment-downsampled',
    severity: 'info',
    reason: `${attachmentName(path, described)}: ${sizeInWords(before)} → ${sizeInWords(after)}. Its scanned pages (${pageRanges(pages)}) have ${dpi} dots per inch.${kept}`,
    note: 'Compare small print and plans with the file as it was given, or write `downsample: false` at this document.',
    place: described.place,
  })
  return [made]
}
