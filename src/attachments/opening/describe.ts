import { type Message, message, type Place } from '../../messages/message.ts'
import { pageRanges } from '../../pdf/pages/page-ranges.ts'
import type { Attachment } from '../attachment.ts'
import { type CheckedStructure, checkedText, isStructureChecked } from '../checked-structure.ts'
import type { Opening } from './examining-messages.ts'

interface Described {
  place: Place
  owner?: string
  title: string
  /** Whether somebody has compared the structure that was made for it with its pages. */
  structure?: CheckedStructure | undefined
  /** The words of its scanned pages are asked for. */
  ocr?: unknown
}

/** `“Title” (its/path.pdf, owner: …)`, for messages. */
export function attachmentName(path: string, { title, owner }: { title: string; owner?: string | undefined }): string {
  return `“${title}” (${path}${owner ? `, owner: ${owner}` : ''})`
}

/**
 * What the clerk should know about an attachment, as warnings at the place that names it: what a screen reader will miss,
 * and that it had to be repaired or decrypted.
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
    const reason = `${name} says it has ${count(otherCount, 'page')}, but ${count(pages.length, 'page')} can be found.`
    say(
      'attachment-pages',
      'warning',
      reason,
      'Check its pages in the pack. If one is missing, print the file to a new PDF.',
    )
  }
  if (missingPages.length > 0) {
    const reason = `Page ${pageRanges(missingPages)} is missing from ${name}; a blank page replaces it.`
    say('attachment-pages', 'warning', reason, `${ask} for a complete copy.`)
  }
  const damaged = (attachment.contents ?? []).flatMap((page, index) => (page?.damaged ? [index + 1] : []))
  if (damaged.length > 0) {
    const reason = `Page ${pageRanges(damaged)} of ${name} is damaged, so some of it may be missing from the pack.`
    say('attachment-damaged', 'warning', reason, `${ask} for a new copy.`)
  }
  if (encrypted) {
    const reason = `${name} is protected; the pack contains it without its protection.`
    say('attachment-encrypted', 'info', reason, 'Check that it may be published without protection.')
  } else if (isRepaired(mending)) {
    const reason = `${name} is damaged and was repaired (${mending.join(', ')}).`
    say('attachment-mended', 'info', reason, 'Compare its pages in the pack with the original file.')
  }
  const scanned = accessibility.scannedPages
  if (scanned.length > 0 && !described.ocr) {
    const which = scanned.length === pages.length ? 'All pages' : `Some pages (${pageRanges(scanned)})`
    const note = `${ask} for the original document, or write \`ocr: true\` at this document to have its words recognised.`
    say('attachment-scanned', 'warning', `${which} of ${name} are scanned, so a screen reader cannot read them.`, note)
  }
  if (scanned.length < pages.length) made.push(...structureMessages(attachment, described))
  if (accessibility.tagged && accessibility.figuresWithoutAlternative > 0) {
    const figures = count(accessibility.figuresWithoutAlternative, 'figure')
    const reason = `${figures} in ${name} ${accessibility.figuresWithoutAlternative === 1 ? 'has' : 'have'} no description for people who cannot see them.`
    say('attachment-alternatives', 'warning', reason, `${ask} to add alternative text to its pictures.`)
  }
  if (accessibility.unembeddedFonts.length > 0) {
    const fonts = accessibility.unembeddedFonts.slice(0, 5).join(', ')
    const reason = `${name} does not contain all of its fonts (${fonts}), so it may look different on other computers.`
    say('attachment-fonts', 'warning', reason, `${ask} to embed its fonts.`)
  }
  if (!accessibility.headingsInOrder) {
    const reason = `The headings of ${name} skip a level.`
    say('attachment-headings', 'warning', reason, `${ask} to correct the levels of its headings.`)
  }
  return made
}

/** True where something was wrong with a file: words for its scans, fewer pixels in them, and looks for its fields, are no repair. */
function isRepaired(mending: readonly string[]): boolean {
  const repairs = mending.filter((step) => step !== 'ocr' && step !== 'form-fields' && step !== 'downsampled')
  return !['pdf-lib', 'pdf-lib page-tree'].includes(repairs.join(' '))
}

/**
 * Says that the structure in the pack is made, not given, and how sure it is, or that there is none; and where what somebody
 * checked is another version of the file, or nobody knows which.
 */
function structureMessages({ path, accessibility, recognition, sha256 }: Attachment, described: Described): Message[] {
  const { structure, place } = described
  const name = attachmentName(path, described)
  const ask = described.owner ? `ask ${described.owner}` : 'ask its owner'
  const isMade = recognition !== undefined && recognition.elements.length > 0
  const say = (reason: string, note: string): Message[] => [
    message({ rule: 'attachment-checked', severity: 'warning', reason, note, place }),
  ]
  if (structure === 'checked' && (accessibility.tagged || isMade))
    return say(
      `\`structure: checked\` at ${name} does not say which version of the file was checked.`,
      `If its headings, lists and tables are right, write \`${checkedText(sha256)}\`.`,
    )
  if (isStructureChecked(structure, sha256)) return []
  if (structure && (accessibility.tagged || isMade))
    return say(
      `${name} has changed since its headings, lists and tables were checked.`,
      `Compare them with its pages again, and write \`${checkedText(sha256)}\`.`,
    )
  if (accessibility.tagged) return []
  const percent = `${Math.round((recognition?.confidence ?? 0) * 100)}%`
  const made = message({
    rule: 'attachment-untagged',
    severity: 'warning',
    reason: isMade
      ? `${name} has no tags. Its headings, lists and tables were worked out from how its pages look (${percent} sure).`
      : `${name} has no tags. A screen reader reads each of its pages as one paragraph.`,
    note: isMade
      ? `Compare them with its pages, using a screen reader, and write \`${checkedText(sha256)}\` at this document. Or ${ask} to export it as a tagged PDF.`
      : `${ask.replace(/^a/, 'A')} to export it as a tagged PDF.`,
    place,
    ...(isMade ? { actual: percent } : {}),
  })
  return [made]
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
