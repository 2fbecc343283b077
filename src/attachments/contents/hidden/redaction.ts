import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import type { Box, PageGeometry } from '../../../pdf/geometry.ts'
import { type Drawing, type DrawnPage, draw, mostPixels } from '../drawing.ts'
import type { RedactionProblem } from '../page-contents.ts'
import { placedObjects } from '../placed-objects.ts'
import { reachesBeyond } from './beyond-page.ts'
import { hasCoveredPicture } from './covered-picture.ts'
import { lettersOf, pixelMatrix } from './letters.ts'
import { hasReplacedWords, type SpokenHere } from './replaced-words.ts'
import { hasTrackedChanges } from './tracked-changes.ts'
import { hasUnseenWords, type LookedAt } from './unseen-words.ts'
import { hasWordsOutside } from './words-outside.ts'

const [NOTE, LINK, CARET, POPUP, WIDGET, REDACT] = [1, 2, 14, 16, 20, 28]
/** Comments, which are left out of the pack: what they cover is seen there. */
const comments: ReadonlySet<number> = new Set([NOTE, CARET, POPUP])
const mostAnnotations = 5000
const HIDDEN = 2

/** What has to be known of the shape of a page. */
export type LookedGeometry = Pick<PageGeometry, 'userUnit' | 'isCropped'>

/** A page as it is seen, and what is wrong with how words were taken out of it. */
export interface PageLook {
  drawing: Drawing
  problems: readonly RedactionProblem[]
  /** The page has more than it shows. */
  reachesBeyond: boolean
}

/**
 * Draws a page as it will be seen in the pack, and looks for words and pictures of words that can be copied out of it and
 * are not seen. Comments are hidden on the page; close it afterwards.
 * @param geometry of the page, for its unit and whether it is cropped
 * @param tools load the text of the page, and what draws fields of forms
 * @param spoken what the structure says for drawings of the page
 * @throws RangeError where there is more on the page than can be looked at, or it cannot be drawn
 */
export function lookAt(
  given: DrawnPage,
  { userUnit: unit, isCropped }: LookedGeometry,
  tools: { textPage: () => number; form: () => number },
  spoken: readonly SpokenHere[] = [],
): PageLook {
  const { pdfium, page, width, height } = given
  const kinds = annotationKinds(pdfium, page)
  const drawn = kinds.includes(WIDGET) ? { ...given, form: tools.form() } : given
  const scale = Math.min(unit, Math.sqrt((mostPixels * 0.99) / Math.max(1, width * height)))
  const everything: Box = [0, 0, width, height]
  const drawAll = (withAnnotations: boolean): Drawing => {
    const drawing = draw(drawn, everything, scale, { withAnnotations })
    if (!drawing) throw new RangeError('a page that cannot be drawn')
    return drawing
  }
  const whole = drawAll(true)
  const without = (objects: Iterable<number>, withAnnotations = true): Drawing => {
    const hidden = [...objects]
    // To draw a scan again takes long.
    if (hidden.length === 0 && (withAnnotations || kinds.length === 0)) return whole
    for (const object of hidden) pdfium.FPDFPageObj_SetIsActive(object, false)
    try {
      return drawAll(withAnnotations)
    } finally {
      for (const object of hidden) pdfium.FPDFPageObj_SetIsActive(object, true)
    }
  }
  if (kinds.includes(REDACT)) return { drawing: whole, problems: ['marked'], reachesBeyond: true }
  const toPixels = pixelMatrix(drawn, whole)
  const letters = lettersOf(pdfium, tools.textPage(), toPixels)
  const objects = placedObjects(pdfium, page)
  const look: LookedAt = { ...drawn, unit, isCropped, letters, objects, whole, toPixels, without }
  const covers = kinds.some((kind) => kind !== LINK && !comments.has(kind))
  return { drawing: whole, problems: problemsOf(look, covers, spoken), reachesBeyond: reachesBeyond(look) }
}

/** Each by itself: one that is accepted must not hide another. */
function problemsOf(look: LookedAt, hasAnnotations: boolean, spoken: readonly SpokenHere[]): RedactionProblem[] {
  const problems: RedactionProblem[] = []
  if (hasUnseenWords(look)) problems.push('unseen')
  else if (hasCoveredPicture(look, hasAnnotations)) problems.push('pictured')
  else if (hasTrackedChanges(look)) problems.push('tracked')
  if (hasWordsOutside(look)) problems.push('cropped')
  // Last, as it takes marks off the page.
  if (!problems.includes('unseen') && hasReplacedWords(look, spoken)) problems.push('unseen')
  return problems
}

/** Kinds of the annotations of a page, as PDFium numbers them; hides comments on the way. */
function annotationKinds(pdfium: WrappedPdfiumModule, page: number): number[] {
  const count = Math.max(0, pdfium.FPDFPage_GetAnnotCount(page))
  return Array.from({ length: Math.min(count, mostAnnotations) }, (_, index) => {
    const annotation = pdfium.FPDFPage_GetAnnot(page, index)
    if (annotation === 0) return 0
    const kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if (comments.has(kind)) pdfium.FPDFAnnot_SetFlags(annotation, HIDDEN)
    pdfium.FPDFPage_CloseAnnot(annotation)
    return kind
  })
}
