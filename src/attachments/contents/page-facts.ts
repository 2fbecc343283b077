import { drawsHidden } from '../../pdf/content/hidden-drawings.ts'
import { geometryOf, type PageGeometry } from '../../pdf/geometry.ts'
import { hiddenLayers } from '../../pdf/layers.ts'
import { Name } from '../../pdf/names.ts'
import { createReader } from '../../pdf/objects.ts'
import type { LoadedDocument } from '../../pdf/opening/load-document.ts'
import type { SourcePage } from '../../pdf/pages/page-tree.ts'
import type { PageFacts } from '../accessibility/accessibility.ts'
import { inGrey } from './drawing.ts'
import type { PageLook } from './hidden/redaction.ts'
import { plain, type SpokenHere } from './hidden/replaced-words.ts'
import { type Spoken, spokenWords } from './hidden/spoken-words.ts'
import { cutOut, hasInk } from './ink.ts'
import type { PageContents, StampClashes } from './page-contents.ts'
import { createPageScanner, type PageScan } from './page-scan.ts'
import type { PdfiumDocument, PdfiumPage } from './pdfium.ts'
import { type StampName, zoneBox } from './stamp-zones.ts'

/** Pages of a file whose stamp zones are looked at; stamps on later ones count as clashing. */
const mostRendered = 3000

export interface ExaminedPage extends PageFacts {
  contents: PageContents | undefined
}

/** What is known of pages (0-based) from before, and who is told of those that are looked at. */
interface Progress {
  known: (page: number) => Omit<ExaminedPage, 'scan'> | 'lost' | undefined
  examined: (page: number, found: ExaminedPage) => void
}

/** Looks at each page: its operators, and, through PDFium, its characters and what lies where stamps go. */
export function examinePages(
  loaded: LoadedDocument,
  engine: PdfiumDocument | undefined,
  { known, examined }: Progress,
): ExaminedPage[] {
  const { context } = loaded.document
  const reader = createReader(context)
  const scanner = createPageScanner(reader)
  const isTagged = loaded.tree.catalog.has(Name.StructTreeRoot)
  const isHidden = hiddenLayers(reader, loaded.tree.catalog)
  const spoken = spokenHere(spokenWords(reader, loaded.tree), engine)
  const examinePage = (page: SourcePage, index: number): ExaminedPage => {
    const before = known(index)
    if (before === 'lost') return { ...nothingSeen, scan: undefined, contents: undefined }
    const scan = scanner.scan(page)
    if (before) return { ...before, scan }
    // PDFium would take all memory there is for a page that nests without an end.
    const seen = index < mostRendered && !scan?.tooDeep ? engine?.page(index) : undefined
    if (!seen) {
      // A page on which nothing is drawn, such as one that stands for a missing one, need not be seen.
      const contents = scan && !scan.marked ? { ...operatorsOf(scan), clashes: noClashes } : undefined
      return { ...nothingSeen, hasText: scan?.showsText || undefined, scan, contents }
    }
    try {
      // Text within forms, and text that is nothing but blanks, takes PDFium longer to tell.
      const hasText = scan?.showsText || /\S/.test(seen.text())
      const isLayered = isHidden !== undefined && drawsHidden(reader, page, isHidden)
      return {
        hasText,
        hasUnknownSigns: isTagged ? seen.hasUnknownSigns() : undefined,
        scan,
        contents: contentsOf(scan, seen, geometryOf(context, page), { isLayered, spoken: spoken(index) }),
      }
    } finally {
      seen.close()
    }
  }
  return loaded.tree.pages.map((page, index) => {
    const found = examinePage(page, index)
    examined(index, found)
    return found
  })
}

/** Gives what the structure says for drawings of a page, with the words of the other pages that it is said for as well. */
function spokenHere(
  words: ReadonlyMap<number, readonly Spoken[]>,
  engine: PdfiumDocument | undefined,
): (page: number) => SpokenHere[] {
  const shown = new Map<number, string>()
  const shownOn = (index: number): string => {
    const known = shown.get(index)
    if (known !== undefined) return known
    const page = engine?.page(index)
    const text = plain(page?.text() ?? '')
    page?.close()
    shown.set(index, text)
    return text
  }
  return (page) =>
    (words.get(page) ?? []).map(({ kind, text, ids, otherPages }) => ({
      kind,
      text,
      ids,
      elsewhere: kind === 'about' ? '' : otherPages.map(shownOn).join(' '),
    }))
}

function freeContentId(scan: PageScan | undefined): number {
  let free = 0
  for (const id of scan?.contentIds ?? []) free = Math.max(free, id + 1)
  return free
}

/** Zones are measured in points, PDFium's pages in units of which each is so many points. */
function contentsOf(
  scan: PageScan | undefined,
  page: PdfiumPage,
  geometry: PageGeometry,
  { isLayered, spoken }: { isLayered: boolean; spoken: readonly SpokenHere[] },
): PageContents {
  const look = lookAtPage(page, geometry, spoken)
  if (!look) return { ...operatorsOf(scan), clashes: allClashes, redaction: ['unexamined'], reachesBeyond: true }
  const { drawing, problems, reachesBeyond } = look
  const unit = geometry.userUnit
  const size = { width: page.width * unit, height: page.height * unit }
  const picture = inGrey(drawing)
  const [across, down] = [picture.width / size.width, picture.height / size.height]
  const has = (stamp: StampName): boolean => {
    const [left, low, right, high] = zoneBox(stamp, size)
    return hasInk(
      cutOut(picture, [left * across, (size.height - high) * down, right * across, (size.height - low) * down]),
    )
  }
  return {
    ...operatorsOf(scan),
    clashes: { item: has('item'), privacy: has('privacy'), number: has('number') },
    // Words in such a layer are told of as words.
    redaction: isLayered && !problems.includes('unseen') ? [...problems, 'layered'] : problems,
    reachesBeyond,
  }
}

/** Undefined where there is more on the page than can be looked at. */
function lookAtPage(page: PdfiumPage, geometry: PageGeometry, spoken: readonly SpokenHere[]): PageLook | undefined {
  try {
    return page.look(geometry, spoken)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const nothingSeen = { hasText: undefined, hasUnknownSigns: undefined }
const allClashes: StampClashes = { item: true, privacy: true, number: true }
const noClashes: StampClashes = { item: false, privacy: false, number: false }

/** What the operators of a page say, without looking at it. */
function operatorsOf(scan: PageScan | undefined): Omit<PageContents, 'clashes'> {
  return {
    missingSaves: scan?.missingSaves ?? 0,
    closing: scan?.closing ?? '',
    marked: scan?.marked ?? true,
    artifactsAlone: scan !== undefined && !scan.untagged && scan.contentIds.size === 0 && scan.bareForms.size === 0,
    damaged: scan?.damaged ?? false,
    freeContentId: freeContentId(scan),
  }
}
