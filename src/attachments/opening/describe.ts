import { type Message, message, type Place } from '../../messages/message.ts'
import { pageRanges } from '../../pdf/pages/page-ranges.ts'
import type { Attachment } from '../attachment.ts'
import type { Opening } from './examination.ts'

interface Described {
  place: Place
  owner?: string
  title: string
  /** Somebody has compared the structure that was made for it with its pages. */
  structureChecked?: boolean
}

/** `“Title” (its/path.pdf, owner: …)`, for messages. */
export function attachmentName(path: string, { title, owner }: { title: string; owner?: string | undefined }): string {
  return `“${title}” (${path}${owner ? `, owner: ${owner}` : ''})`
}

/**
 * What the clerk should know of an attachment, as warnings at the place that names it: what a screen reader will miss, and
 * that it had to be mended or decrypted.
 */
export function describeAttachment(
  attachment: Attachment,
  described: Described,
  opening: Pick<Opening, 'otherCount' | 'encrypted' | 'missingPages'>,
): Message[] {
  const { otherCount, encrypted, missingPages } = opening
  const { accessibility, mending, pages, path } = attachment
  const name = attachmentName(path, described)
  const ask = described.owner ? `Ask ${described.owner}` : 'Ask its owner'
  const made: Message[] = []
  const say = (rule: string, severity: 'warning' | 'info', reason: string, note: string): void => {
    made.push(message({ rule, severity, reason, note, place: described.place }))
  }
  if (otherCount !== undefined) {
    const reason = `Unexpected page count of ${otherCount} in ${name}, expected ${count(pages.length, 'page')}: the file contradicts itself`
    say(
      'attachment-pages',
      'warning',
      reason,
      'Look at its pages in the pack; print it to a new PDF if one is missing.',
    )
  }
  if (missingPages.length > 0) {
    const reason = `Unexpected absence of page ${pageRanges(missingPages)} in ${name}, expected every page that it counts`
    say('attachment-pages', 'warning', reason, `A blank page stands for it. ${ask} for a whole copy.`)
  }
  const damaged = (attachment.contents ?? []).flatMap((page, index) => (page?.damaged ? [index + 1] : []))
  if (damaged.length > 0) {
    const reason = `Unexpected damage to the contents of page ${pageRanges(damaged)} in ${name}, expected contents that can be unpacked`
    say('attachment-damaged', 'warning', reason, `Some of it may be missing in the pack, too. ${ask} for a new copy.`)
  }
  if (encrypted) {
    const reason = `Unexpected encryption of ${name}, expected none: the pack holds it decrypted`
    say('attachment-encrypted', 'info', reason, 'Make sure that it may be published without its protection.')
  } else if (!['pdf-lib', 'pdf-lib page-tree'].includes(mending.join(' '))) {
    const reason = `Unexpected form of ${name}, expected a file that needs no mending: read by way of ${mending.join(', ')}`
    say('attachment-mended', 'info', reason, 'Compare its pages in the pack with the file.')
  }
  const scanned = accessibility.scannedPages
  if (scanned.length > 0) {
    const which = scanned.length === pages.length ? 'scanned pages only' : `scanned pages (${pageRanges(scanned)})`
    const note = `${ask} for the document it was scanned from, or run text recognition (OCR) on it.`
    say('attachment-scanned', 'warning', `Unexpected ${which} in ${name}, expected text that can be read out`, note)
  }
  if (!accessibility.tagged && scanned.length < pages.length && !described.structureChecked)
    made.push(untagged(attachment, described))
  if (accessibility.tagged && accessibility.figuresWithoutAlternative > 0) {
    const figures = count(accessibility.figuresWithoutAlternative, 'figure')
    const reason = `Unexpected ${figures} without an alternative text in ${name}, expected a description of each`
    say('attachment-alternatives', 'warning', reason, `${ask} to describe its pictures.`)
  }
  if (accessibility.unembeddedFonts.length > 0) {
    const fonts = accessibility.unembeddedFonts.slice(0, 5).join(', ')
    const reason = `Unexpected fonts that are not embedded in ${name}: ${fonts}, expected every font in the file`
    say('attachment-fonts', 'warning', reason, `It may look different on other computers. ${ask} to embed its fonts.`)
  }
  if (!accessibility.headingsInOrder) {
    const reason = `Unexpected levels of headings in ${name}, expected none to be skipped`
    say('attachment-headings', 'warning', reason, `${ask} to mend the order of its headings.`)
  }
  return made
}

/** Says that the structure in the pack is made, not given, and how sure it is; or that there is none. */
function untagged({ path, recognition }: Attachment, described: Described): Message {
  const name = attachmentName(path, described)
  const ask = described.owner ? `ask ${described.owner}` : 'ask its owner'
  const isMade = recognition !== undefined && recognition.elements.length > 0
  const percent = `${Math.round((recognition?.confidence ?? 0) * 100)}%`
  return message({
    rule: 'attachment-untagged',
    severity: 'warning',
    reason: isMade
      ? `${name} has no tags. Its headings, lists and tables were worked out from how its pages look (${percent} sure).`
      : `${name} has no tags. A screen reader reads each of its pages as one paragraph.`,
    note: isMade
      ? `Compare them with its pages, using a screen reader, and write \`structure: checked\` at this document. Or ${ask} to export it as a tagged PDF.`
      : `${ask.replace(/^a/, 'A')} to export it as a tagged PDF.`,
    place: described.place,
    ...(isMade ? { actual: percent } : {}),
  })
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
