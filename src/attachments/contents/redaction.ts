import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import type { Box } from '../../pdf/geometry.ts'
import { borrow, numbersAt } from '../../pdf/pdfium/memory.ts'
import { objectsOf, PATH, TEXT } from '../../pdf/pdfium/reading.ts'
import type { GreyPicture } from './ink.ts'
import { cutOut } from './ink.ts'
import type { RedactionProblem } from './page-contents.ts'

/** A page of PDFium, and how it is drawn: all of it, at a number of pixels per point. */
export interface RedactionPage {
  pdfium: WrappedPdfiumModule
  page: number
  /** Points, as seen. */
  width: number
  height: number
  /** Loaded when it is asked for; 0 where it cannot be. */
  textPage(): number
  picture(scale: number): GreyPicture
}

const INVISIBLE = 3
/** Kinds of annotations that people cover words with: text boxes, lines, areas, highlights, stamps, ink. */
const COVERING: ReadonlySet<number> = new Set([3, 4, 5, 6, 7, 8, 9, 13, 15])
const REDACT = 28
const mostAnnotations = 2000
const mostCharacters = 100_000
/** Points: nothing lower or narrower covers a word. */
const smallest = 4
/** Grey values up to this are black to the eye. */
const black = 72
/** Share of a character's place in its line that is black where it is covered; the boldest letter fills less of it. */
const covered = 0.75
/** The same from afar, where the edges are blurred. */
const suspect = 0.5
/** Difference of grey values by which a letter stands out from what is behind it. */
const contrast = 40
/** Letters in a row: fewer are a matter of chance. */
const telling = 3
const mostPixels = 4_000_000
/** Points beyond the edge of a page at which nothing of a letter is seen. */
const edge = 2

/**
 * Looks for words that somebody meant to take out. Pages on which nothing is black are not drawn for it.
 * @param isCropped the page shows less than it has room for
 */
export function redactionProblem(given: RedactionPage, isCropped: boolean): RedactionProblem | undefined {
  const kinds = annotationKinds(given)
  if (kinds.includes(REDACT)) return 'marked'
  const isSuspect = kinds.some((kind) => COVERING.has(kind)) || hasBlackOrInvisible(given)
  if (isSuspect && hasCoveredWords(given)) return 'covered'
  return isCropped && hasWordsOutside(given) ? 'cropped' : undefined
}

function annotationKinds({ pdfium, page }: RedactionPage): number[] {
  const count = Math.min(pdfium.FPDFPage_GetAnnotCount(page), mostAnnotations)
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const annotation = pdfium.FPDFPage_GetAnnot(page, index)
    const kind = annotation === 0 ? 0 : pdfium.FPDFAnnot_GetSubtype(annotation)
    if (annotation !== 0) pdfium.FPDFPage_CloseAnnot(annotation)
    return kind
  })
}

/** True for a page with a black area or a thick black line, or with text that only text recognition has put there. */
function hasBlackOrInvisible({ pdfium, page }: RedactionPage): boolean {
  return borrow(pdfium, 16, (pointer) => {
    for (const { object, kind } of objectsOf(pdfium, page)) {
      if (kind === TEXT && pdfium.FPDFTextObj_GetTextRenderMode(object) === INVISIBLE) return true
      if (kind === PATH && isLarge(pdfium, object, pointer) && isDrawnBlack(pdfium, object, pointer)) return true
    }
    return false
  })
}

function isLarge(pdfium: WrappedPdfiumModule, object: number, pointer: number): boolean {
  if (!pdfium.FPDFPageObj_GetBounds(object, pointer, pointer + 4, pointer + 8, pointer + 12)) return false
  const [left = 0, bottom = 0, right = 0, top = 0] = numbersAt(pdfium, pointer, 4, 'float')
  return right - left >= smallest && top - bottom >= smallest
}

function isDrawnBlack(pdfium: WrappedPdfiumModule, object: number, pointer: number): boolean {
  const [red, green, blue, opacity] = [pointer, pointer + 4, pointer + 8, pointer + 12] as const
  const isDark = (found: boolean): boolean => {
    const [r = 255, g = 255, b = 255, alpha = 0] = found ? numbersAt(pdfium, pointer, 4, 'i32') : []
    return alpha > 200 && (r + 2 * g + b) / 4 < black
  }
  if (!pdfium.FPDFPath_GetDrawMode(object, pointer, pointer + 4)) return false
  const [fill = 0, stroke = 0] = numbersAt(pdfium, pointer, 2, 'i32')
  if (fill !== 0 && isDark(pdfium.FPDFPageObj_GetFillColor(object, red, green, blue, opacity))) return true
  if (stroke === 0 || !isDark(pdfium.FPDFPageObj_GetStrokeColor(object, red, green, blue, opacity))) return false
  const [width = 0] = pdfium.FPDFPageObj_GetStrokeWidth(object, pointer) ? numbersAt(pdfium, pointer, 1, 'float') : []
  return width >= smallest
}

function hasCoveredWords(given: RedactionPage): boolean {
  const scale = Math.min(2, Math.sqrt(mostPixels / Math.max(1, given.width * given.height)))
  // A look from afar comes first: to draw a scan with all its points takes a tenth of a second.
  return hasBlackWords(given, scale / 2, suspect, () => true) && hasBlackWords(given, scale, covered, isEven)
}

/**
 * True where a share of what some letters in a row take up in their line is black.
 * @param isHidden tells from what its strokes take up whether a letter is not seen
 */
function hasBlackWords(
  given: RedactionPage,
  scale: number,
  share: number,
  isHidden: (strokes: GreyPicture) => boolean,
): boolean {
  const { pdfium } = given
  let drawn: GreyPicture | undefined
  const part = ([left, bottom, right, top]: Box): GreyPicture => {
    drawn ??= given.picture(scale)
    const [x1, y1] = pixelOf(given, drawn, left, top)
    const [x2, y2] = pixelOf(given, drawn, right, bottom)
    return cutOut(drawn, [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)])
  }
  return hasWords(given, (textPage, index, pointer) => {
    if (!pdfium.FPDFText_GetLooseCharBox(textPage, index, pointer)) return false
    const [left = 0, top = 0, right = 0, bottom = 0] = numbersAt(pdfium, pointer, 4, 'float')
    if (!isBlack(part([left, bottom, right, top]), share)) return false
    const strokes = characterBox(given, textPage, index, pointer)
    return strokes !== undefined && isHidden(part(strokes))
  })
}

function hasWordsOutside(given: RedactionPage): boolean {
  const { width, height } = given
  return hasWords(given, (textPage, index, pointer) => {
    const box = characterBox(given, textPage, index, pointer)
    if (!box) return false
    const [x, y] = pixelOf(given, given, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    return x < -edge || y < -edge || x > width + edge || y > height + edge
  })
}

/** True where some letters in a row are what is looked for. */
function hasWords(
  { pdfium, textPage: load }: RedactionPage,
  isWanted: (textPage: number, index: number, pointer: number) => boolean,
): boolean {
  const textPage = load()
  const count = textPage === 0 ? 0 : Math.min(pdfium.FPDFText_CountChars(textPage), mostCharacters)
  if (count <= 0) return false
  return borrow(pdfium, 32, (pointer) => {
    let run = 0
    for (let index = 0; index < count; index += 1) {
      const code = pdfium.FPDFText_GetUnicode(textPage, index)
      if (code > 0x10_ffff || !/[\p{L}\p{N}]/u.test(String.fromCodePoint(code))) continue
      run = isWanted(textPage, index, pointer) ? run + 1 : 0
      if (run >= telling) return true
    }
    return false
  })
}

/** What the strokes of a character take up, in units of the page. */
function characterBox({ pdfium }: RedactionPage, textPage: number, index: number, pointer: number): Box | undefined {
  if (!pdfium.FPDFText_GetCharBox(textPage, index, pointer, pointer + 8, pointer + 16, pointer + 24)) return undefined
  const [left = 0, right = 0, bottom = 0, top = 0] = numbersAt(pdfium, pointer, 4, 'double')
  return [left, bottom, right, top]
}

/** A place of the page in a drawing of all of it, from the upper left corner. */
function pixelOf(
  { pdfium, page }: RedactionPage,
  size: { width: number; height: number },
  x: number,
  y: number,
): [number, number] {
  return borrow(pdfium, 8, (pointer) => {
    const [width, height] = [Math.round(size.width), Math.round(size.height)]
    pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, pointer, pointer + 4)
    const [across = 0, down = 0] = numbersAt(pdfium, pointer, 2, 'i32')
    return [across, down]
  })
}

/** True where so large a share of a picture is black. */
function isBlack({ width, height, values }: GreyPicture, share: number): boolean {
  if (width < 1 || height < 2) return false
  let dark = 0
  for (const value of values) if (value < black) dark += 1
  return dark >= share * values.length
}

/** True where nothing stands out. */
function isEven({ values }: GreyPicture): boolean {
  let [least, most] = [255, 0]
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return most - least < contrast
}
