import { type Message, message, type Place } from '../../messages/message.ts'
import { pageRanges } from '../../pdf/pages/page-ranges.ts'
import type { Attachment } from '../attachment.ts'
import { confidenceOf, type ScansRecognised } from '../ocr/recognise-scans.ts'
import { attachmentName } from './describe.ts'

interface Described {
  place: Place
  owner?: string
  title: string
}

/** How sure recognised words are from which on a clerk need not read all of them. */
const sureEnough = 0.8

const install =
  'Install Tesseract (on Debian and Ubuntu: apt install tesseract-ocr; on macOS: brew install tesseract; on Windows: ' +
  'winget install UB-Mannheim.TesseractOCR), or run the program ocrmypdf on the file.'

/** What became of the words that were asked for of scanned pages. @param ocr undefined where no page is scanned */
export function describeOcr(attachment: Attachment, described: Described, ocr: ScansRecognised | undefined): Message[] {
  if (!ocr) return []
  const { place } = described
  const name = attachmentName(attachment.path, described)
  const left = attachment.accessibility.scannedPages
  const scanned = (reason: string, note: string): Message =>
    message({ rule: 'attachment-scanned', severity: 'warning', reason, note, place })
  if (ocr.kind === 'not-installed')
    return [scanned(`${pagesOf(left)} of ${name} cannot be recognised: Tesseract is not installed.`, install)]
  if (ocr.kind === 'no-language') {
    const packages = ocr.missing.map((language) => `tesseract-ocr-${language.replace('_', '-')}`).join(' ')
    const reason = `${pagesOf(left)} of ${name} cannot be recognised: Tesseract lacks the data of ${ocr.missing.join(', ')}.`
    const note = `Install the data (on Debian and Ubuntu: apt install ${packages}), or write the \`language:\` of the document.`
    return [scanned(reason, note)]
  }
  const made: Message[] = []
  const pages = [...ocr.pages].map(([page, found]) => ({ number: page + 1, confidence: confidenceOf(found) }))
  const unsure = pages.filter(({ confidence }) => confidence < sureEnough).map(({ number }) => number)
  if (left.length > 0)
    made.push(
      scanned(
        `No words were recognised on page ${pageRanges(left)} of ${name}.`,
        'If there are some, ask for the original document.',
      ),
    )
  if (pages.length > 0) {
    const mean = pages.reduce((sum, { confidence }) => sum + confidence, 0) / pages.length
    const doubt = unsure.length > 0 ? ` Page ${pageRanges(unsure)} could hardly be read.` : ''
    const reason = `The words of page ${pageRanges(pages.map(({ number }) => number))} of ${name} were recognised by ${ocr.program} (${Math.round(mean * 100)}% sure).${doubt}`
    const note = 'Compare names and figures with the pages: a screen reader, and the search, have what was recognised.'
    made.push(
      message({ rule: 'attachment-recognised', severity: unsure.length > 0 ? 'warning' : 'info', reason, note, place }),
    )
  }
  return made
}

function pagesOf(numbers: readonly number[]): string {
  return `The words of page ${pageRanges(numbers)}`
}
