import { createHash } from 'node:crypto'
import type { Result } from '../../load/result.ts'
import type { Message, Place } from '../../messages/message.ts'
import { geometryOf, visibleSize } from '../../pdf/geometry.ts'
import { createReader } from '../../pdf/objects.ts'
import { type LoadedDocument, loadDocument } from '../../pdf/opening/load-document.ts'
import { printedLabels } from '../../pdf/pages/page-labels.ts'
import type { AccessibilityReport } from '../accessibility/report.ts'
import type { Attachment } from '../attachment.ts'
import type { CheckedStructure } from '../checked-structure.ts'
import type { PageContents } from '../contents/page-contents.ts'
import { describeDownsampling } from '../downsampling/describe-downsampling.ts'
import { type Downsampled, type DownsampleOptions, downsample } from '../downsampling/downsample.ts'
import { keepPages, keptPages } from '../kept-pages.ts'
import { withText } from '../ocr/add-text.ts'
import { type OcrOptions, recogniseScans, type ScansRecognised } from '../ocr/recognise-scans.ts'
import type { Recognition } from '../recognition/tree/element.ts'
import { describeAttachment } from './describe.ts'
import { describeOcr } from './describe-ocr.ts'
import type { Findings, KnownPage, Opening, OpeningProblem } from './examining-messages.ts'
import { createExaminer } from './examining-thread.ts'
import { drawFields } from './field-appearances.ts'
import { looksTruncated, notPdf } from './file-kind.ts'
import { lacksObjects } from './missing-objects.ts'
import { rewriteWithQpdf } from './qpdf.ts'
import { cutShort, refusal, tooDeep, tooLong, unreadable } from './refusals.ts'

export interface OpenOptions {
  /** Password of an encrypted file. */
  password?: string
  /** Where meeting.yaml names the file. */
  place: Place
  /** Who made it, to be named in messages. */
  owner?: string
  title: string
  /** Whether somebody has compared the structure that was made for it with its pages. */
  structure?: CheckedStructure | undefined
  /** Have the words of scanned pages recognised. */
  ocr?: OcrOptions | undefined
  /** Have the pictures of scanned pages made smaller. */
  downsample?: DownsampleOptions | undefined
  /** Absolute folder of a workspace that keeps what is seen on pages; every page is looked at unless given. */
  keptIn?: string | undefined
  /** Let an installed `qpdf` try its hand at a file that nothing else can read; true unless given. */
  allowOutsidePrograms?: boolean
}

/** Dots per inch that Tesseract reads best. */
const scanDpi = 300

/** Nobody reads more in one paper; a few kilobytes can claim any number. */
const mostAttachmentPages = 20_000

/** Shared by all files of a process; one is examined at a time. */
const examiner = createExaminer()

/** Gives back the memory that opening large files has taken; call it when no file is being opened. */
export function endExaminations(): Promise<void> {
  return examiner.close()
}

/** A way to load a file that was found. */
interface Found {
  opening: Opening
  findings: Findings | undefined
  pages: readonly (KnownPage | undefined)[]
  recognition: Recognition | undefined
  loaded: Promise<LoadedDocument | undefined>
}

/**
 * Opens a PDF, repairing it as far as it takes: pdf-lib, an own walk over the page tree, PDFium, an installed `qpdf`. Never
 * throws, and takes no more than some ten seconds for a small file, however hostile. What cannot be read is an error at
 * `place` that says what is wrong with the file and what to do; what a reader will miss is a warning there.
 */
export async function openAttachment(
  path: string,
  bytes: Uint8Array,
  options: OpenOptions,
): Promise<Result<Attachment>> {
  const refuse = (made: Message): Result<Attachment> => ({ value: undefined, messages: [made] })
  const foreign = notPdf(bytes)
  if (foreign) return refuse(refusal(path, options, `This is ${foreign.what}, not a PDF.`, foreign.note))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  // What depends on a password is not kept.
  const keptIn = options.password === undefined ? options.keptIn : undefined
  const known = keptIn === undefined ? undefined : await keptPages(keptIn, sha256)
  const way = await findWay(bytes, options, known)
  if ('problem' in way) return refuse(unreadable(path, bytes, options, way.problem))
  if (keptIn !== undefined && !known && !way.opening.mended) await keepPages(keptIn, sha256, way.pages)
  const { found: whole, ocr } = await withRecognisedText(way, bytes, sha256, options)
  const { found, downsampled } = await withFewerPixels(whole, bytes, options)
  const loaded = await found.loaded
  if (!loaded) return refuse(unreadable(path, bytes, options, 'unreadable'))
  const { document, tree } = loaded
  if (looksTruncated(bytes) && (isMended(found.opening) || lacksObjects(document.context)))
    return refuse(cutShort(path, options))
  if (tree.pages.length > mostAttachmentPages) return refuse(tooLong(path, options, mostAttachmentPages))
  const { tooDeepPages = [] } = found.findings ?? {}
  if (tooDeepPages.length > 0) return refuse(tooDeep(path, options, tooDeepPages))
  const isDrawn = await drawFields(document, tree.catalog)
  const accessibility = found.findings?.accessibility ?? unknownAccessibility
  const attachment: Attachment = {
    path,
    size: bytes.length,
    sha256,
    pages: tree.pages.map((page) => visibleSize(geometryOf(document.context, page))),
    labels: printedLabels(createReader(document.context), tree.catalog, tree.pages.length),
    document,
    rewritten: found.opening.mended,
    downsampled,
    mending: [...found.opening.steps, ...(isDrawn ? ['form-fields'] : [])],
    accessibility: isDrawn ? withDrawnFields(accessibility) : accessibility,
    contents: found.findings?.contents ?? contentsOf(found),
    recognition: found.recognition,
  }
  const messages = [
    ...describeAttachment(attachment, options, found.opening),
    ...describeOcr(attachment, options, ocr),
    ...describeDownsampling(attachment, options),
  ]
  return { value: attachment, messages }
}

/** The file with the words of its scanned pages, where they are asked for and can be recognised. */
async function withRecognisedText(
  found: Found,
  bytes: Uint8Array,
  sha256: string,
  { ocr: asked, password = '' }: OpenOptions,
): Promise<{ found: Found; ocr: ScansRecognised | undefined }> {
  const scanned = found.findings?.accessibility.scannedPages.map((page) => page - 1) ?? []
  if (!asked || scanned.length === 0) return { found, ocr: undefined }
  const given = { bytes: found.opening.mended ?? bytes, password: found.opening.mended ? '' : password }
  const ocr = await recogniseScans(sha256, scanned, asked, (page) => examiner.draw({ ...given, page, dpi: scanDpi }))
  const loaded = ocr.kind === 'recognised' && ocr.pages.size > 0 ? await found.loaded : undefined
  const rewritten = loaded && ocr.kind === 'recognised' && (await withText(loaded, ocr.pages, contentsOf(found)))
  const again = rewritten && (await tryToOpen(rewritten, '', false))
  if (!again || again === 'lost' || 'problem' in again) return { found, ocr }
  const opening = { ...found.opening, mended: again.opening.mended ?? rewritten }
  return { found: { ...again, opening: { ...opening, steps: [...opening.steps, 'ocr'] } }, ocr }
}

/** The file with fewer pixels in its scanned pages, where that is asked for and makes it smaller. What else is known of it stays true. */
async function withFewerPixels(
  found: Found,
  bytes: Uint8Array,
  { downsample: asked, password = '' }: OpenOptions,
): Promise<{ found: Found; downsampled?: Downsampled }> {
  if (!asked) return { found }
  const { mended } = found.opening
  const given = { bytes: mended ?? bytes, password: mended ? '' : password }
  const options = { ...asked, root: password === '' ? asked.root : undefined }
  const smaller = await downsample(
    given.bytes,
    options,
    () => loadDocument(given.bytes, given.password),
    (page, wantedDpi) => examiner.shrink({ ...given, page, wantedDpi }),
  )
  if (!smaller) return { found }
  const opening = { ...found.opening, mended: smaller.bytes, steps: [...found.opening.steps, 'downsampled'] }
  const downsampled = { ...smaller.made, before: bytes.length }
  return { found: { ...found, opening, loaded: loadDocument(smaller.bytes, '') }, downsampled }
}

/** Of each page; missing where it took too long. */
function contentsOf({ pages }: Found): (PageContents | undefined)[] {
  return pages.map((page) => (page === 'lost' ? undefined : page?.contents))
}

/** True where something else than pdf-lib made sense of the file, and nobody knows what it left out. */
function isMended({ steps }: Opening): boolean {
  return steps.some((step) => step === 'pdfium' || step === 'qpdf' || step === 'page-tree')
}

/** Fields are drawn in a font that viewers bring along, and PDF/UA wants every font in the file. */
function withDrawnFields(report: AccessibilityReport): AccessibilityReport {
  const obstacles = [...(report.obstacles ?? []), 'form fields in a font that is not embedded']
  return { ...report, claimsPdfUa: false, obstacles }
}

const unknownAccessibility: AccessibilityReport = {
  tagged: false,
  language: undefined,
  title: undefined,
  scannedPages: [],
  unembeddedFonts: [],
  figuresWithoutAlternative: 0,
  headingsInOrder: true,
  claimsPdfUa: false,
  obstacles: ['contents that could not be examined in time'],
}

type Problem = { problem: OpeningProblem }

async function findWay(
  bytes: Uint8Array,
  options: OpenOptions,
  known: ReadonlyMap<number, KnownPage> | undefined,
): Promise<Found | Problem> {
  const password = options.password ?? ''
  const first = await tryToOpen(bytes, password, false, known)
  const second = first === 'lost' ? await tryToOpen(bytes, password, true) : first
  const found = second === 'lost' ? { problem: 'unreadable' as const } : second
  if (!('problem' in found) || options.allowOutsidePrograms === false) return found
  if (found.problem === 'packed' || found.problem === 'crowded') return found
  const rewritten = await rewriteWithQpdf(bytes, password)
  const third = rewritten && (await tryToOpen(rewritten, '', false))
  if (!third || third === 'lost' || 'problem' in third) return found
  const { mended = rewritten, steps } = third.opening
  return { ...third, opening: { ...third.opening, mended, steps: ['qpdf', ...steps] } }
}

/** Loads the file on this thread while its pages are looked at on the other. */
async function tryToOpen(
  bytes: Uint8Array,
  password: string,
  anew: boolean,
  known?: ReadonlyMap<number, KnownPage>,
): Promise<Found | Problem | 'lost'> {
  let loaded: Promise<LoadedDocument | undefined> | undefined
  const load = ({ mended }: Opening): void => {
    // What was rewritten is no longer encrypted.
    loaded = mended ? loadDocument(mended, '') : loadDocument(bytes, password)
  }
  const examination = await examiner.examine({ bytes, password, anew, ...(known && { known }) }, load)
  if (examination === 'lost' || 'problem' in examination) return examination
  return { ...examination, loaded: loaded ?? Promise.resolve(undefined) }
}
