import type { PDFRef } from 'pdf-lib'
import type { Attachment } from '../../attachments/attachment.ts'
import type { PageContents } from '../../attachments/contents/page-contents.ts'
import { freeStrips } from '../../attachments/contents/stamp-zones.ts'
import { geometryOf, type PageGeometry, visibleSize } from '../../pdf/geometry.ts'
import { concatenated, inverted, type Matrix, seenToPage } from '../../pdf/matrix.ts'
import type { Placement } from '../files/placement.ts'
import type { Source } from '../files/source.ts'
import type { AssembleDocument } from '../input.ts'

/** A page that stamps are drawn on. */
export interface StampedPage {
  geometry: PageGeometry
  /** How many times larger than in its file it is; 1 unless it is enlarged. */
  scale: number
  /** How its contents are enlarged with it, and made smaller where stamps would cover some of them. */
  placed: Matrix | undefined
  /** Stamps lie over something of its own. */
  covered: boolean
}

/** Stamps that the typeset stage draws on a page of a document. */
interface Stamped {
  item: boolean
  privacy: boolean
}

/** Below this a page would be too small to read; then the stamps lie over it. */
const smallest = 0.5

/** Decides for each page whether its contents have to make room for the stamps, as the document's `stamp` asks. */
export function stampedPages(
  source: Source,
  attachment: Attachment,
  document: AssembleDocument,
  placements: readonly Placement[],
): ReadonlyMap<PDFRef, StampedPage> {
  return new Map(
    placements.flatMap(({ page, ref }, index) => {
      const found = source.pages[page]
      if (!found) return []
      const own = geometryOf(source.document.context, found)
      const scale = document.scales?.get(page) ?? 1
      const geometry = scale === 1 ? own : enlarged(own, scale)
      const stamped = { item: index === 0, privacy: document.private ?? false }
      const contents = attachment.contents?.[page]
      const shrinks = document.stamp === 'shrink' || (document.stamp === 'auto' && isCovered(contents, stamped))
      const fitted = shrinks ? smaller(geometry, stamped, scale) : undefined
      const covered = contents !== undefined && fitted === undefined && isCovered(contents, stamped)
      const placed = scale === 1 ? fitted : concatenated([scale, 0, 0, scale, 0, 0], fitted ?? [1, 0, 0, 1, 0, 0])
      return [[ref, { geometry, scale, placed, covered }] as const]
    }),
  )
}

/** The shape of a page, so many times larger. */
function enlarged(geometry: PageGeometry, scale: number): PageGeometry {
  const [left, bottom, right, top] = geometry.visible
  return { ...geometry, visible: [left * scale, bottom * scale, right * scale, top * scale] }
}

/** A page that nobody could look at counts as covered. */
function isCovered(contents: PageContents | undefined, stamped: Stamped): boolean {
  if (!contents) return true
  const { clashes } = contents
  return clashes.number || (stamped.item && clashes.item) || (stamped.privacy && clashes.privacy)
}

/**
 * The matrix, in the page's own units, that fits the whole page between the strips that stamps need.
 * @param stampScale of the stamps
 */
function smaller(geometry: PageGeometry, stamped: Stamped, stampScale: number): Matrix | undefined {
  const { width, height } = visibleSize(geometry)
  const top = stamped.item || stamped.privacy ? freeStrips.top * stampScale : 0
  const bottom = freeStrips.bottom * stampScale
  const scale = (height - top - bottom) / height
  if (scale < smallest) return undefined
  const seen: Matrix = [scale, 0, 0, scale, ((1 - scale) * width) / 2, bottom]
  const toPage = seenToPage(geometry, width, height)
  return concatenated(concatenated(inverted(toPage), seen), toPage)
}
