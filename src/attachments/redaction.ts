import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { cutOut } from './ink.ts'
import type { GreyPicture } from './pdfium.ts'
import { borrow, numbersAt } from './pdfium-memory.ts'

/**
 * What is wrong with the redaction of a page. `covered`: words lie where it shows nothing but black, and can be copied.
 * `marked`: something is marked for redaction and was never taken out (ISO 32000-2, 12.5.6.23).
 */
export type RedactionProblem = 'covered' | 'marked'

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

const [TEXT, PATH, FORM] = [1, 2, 5]
const INVISIBLE = 3
/** Kinds of annotations that people cover words with: text boxes, lines, areas, highlights, stamps, ink. */
const COVERING: ReadonlySet<number> = new Set([3, 4, 5, 6, 7, 8, 9, 13, 15])
const REDACT = 28
const mostObjects = 20_000
const mostAnnotations = 2000
const mostCharacters = 100_000
const deepest = 8
/** Points: nothing lower or narrower covers a word. */
const smallest = 4
/** Grey values up to this are black to the eye. */
const black = 72
/** Share of a character's place in its line that is black where it is covered; the boldest letter fills less of it. */
const covered = 0.75
/** Difference of grey values by which a letter stands out from what is behind it. */
const contrast = 40
/** Letters in a row: fewer are a matter of chance. */
const telling = 3
const mostPixels = 4_000_000

/** Looks for words that somebody meant to take out. Pages on which nothing is black are not drawn for it. */
export function redactionProblem(given: RedactionPage): RedactionProblem | undefined {
  const kinds = annotationKinds(given)
  if (kinds.includes(REDACT)) return 'marked'
  const isSuspect = kinds.some((kind) => COVERING.has(kind)) || hasBlackOrInvisible(given)
  return isSuspect && hasCoveredWords(given) ? 'covered' : undefined
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
  const open: { object: number; depth: number }[] = []
  const push = (count: number, get: (index: number) => number, depth: number): void => {
    for (let index = 0; index < Math.min(count, mostObjects); index += 1) open.push({ object: get(index), depth })
  }
  push(pdfium.FPDFPage_CountObjects(page), (index) => pdfium.FPDFPage_GetObject(page, index), 0)
  return borrow(pdfium, 16, (pointer) => {
    for (let visited = 0, next = open.pop(); next && visited < mostObjects; visited += 1, next = open.pop()) {
      const { object, depth } = next
      const type = pdfium.FPDFPageObj_GetType(object)
      if (type === TEXT && pdfium.FPDFTextObj_GetTextRenderMode(object) === INVISIBLE) return true
      if (type === PATH && isLarge(pdfium, object, pointer) && isBlack(pdfium, object, pointer)) return true
      if (type === FORM && depth < deepest) {
        const count = pdfium.FPDFFormObj_CountObjects(object)
        push(count, (index) => pdfium.FPDFFormObj_GetObject(object, index), depth + 1)
      }
    }
    return false
  })
}

function isLarge(pdfium: WrappedPdfiumModule, object: number, pointer: number): boolean {
  if (!pdfium.FPDFPageObj_GetBounds(object, pointer, pointer + 4, pointer + 8, pointer + 12)) return false
  const [left = 0, bottom = 0, right = 0, top = 0] = numbersAt(pdfium, pointer, 4, 'float')
  return right - left >= smallest && top - bottom >= smallest
}

function isBlack(pdfium: WrappedPdfiumModule, object: number, pointer: number): boolean {
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
  const { pdfium, page, width, height } = given
  const textPage = given.textPage()
  const count = textPage === 0 ? 0 : Math.min(pdfium.FPDFText_CountChars(textPage), mostCharacters)
  if (count <= 0) return false
  const scale = Math.min(2, Math.sqrt(mostPixels / Math.max(1, width * height)))
  const picture = given.picture(scale)
  return borrow(pdfium, 40, (pointer) => {
    const pixel = (x: number, y: number): [number, number] => {
      const place = pointer + 32
      pdfium.FPDF_PageToDevice(page, 0, 0, picture.width, picture.height, 0, x, y, place, place + 4)
      const [across = 0, down = 0] = numbersAt(pdfium, place, 2, 'i32')
      return [across, down]
    }
    const part = ([x1 = 0, y1 = 0, x2 = 0, y2 = 0]: number[]): GreyPicture => {
      const [[left, top], [right, bottom]] = [pixel(x1, y1), pixel(x2, y2)]
      return cutOut(picture, [
        Math.min(left, right),
        Math.min(top, bottom),
        Math.max(left, right),
        Math.max(top, bottom),
      ])
    }
    /** Its place in the line, and what its strokes take up. */
    const isCovered = (index: number): boolean => {
      if (!pdfium.FPDFText_GetLooseCharBox(textPage, index, pointer)) return false
      if (!isNearlyBlack(part(numbersAt(pdfium, pointer, 4, 'float')))) return false
      if (!pdfium.FPDFText_GetCharBox(textPage, index, pointer, pointer + 8, pointer + 16, pointer + 24)) return false
      const [left = 0, right = 0, bottom = 0, top = 0] = numbersAt(pdfium, pointer, 4, 'double')
      return isEven(part([left, top, right, bottom]))
    }
    let run = 0
    for (let index = 0; index < count; index += 1) {
      const character = String.fromCodePoint(pdfium.FPDFText_GetUnicode(textPage, index) & 0x1f_ffff || 0x20)
      if (!/[\p{L}\p{N}]/u.test(character)) continue
      run = isCovered(index) ? run + 1 : 0
      if (run >= telling) return true
    }
    return false
  })
}

function isNearlyBlack({ width, height, values }: GreyPicture): boolean {
  if (width < 2 || height < 3) return false
  let dark = 0
  for (const value of values) if (value < black) dark += 1
  return dark >= covered * values.length
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
