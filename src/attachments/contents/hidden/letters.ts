import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import type { Box } from '../../../pdf/geometry.ts'
import { applyPoint, type Matrix } from '../../../pdf/matrix.ts'
import { borrow, numbersAt } from '../../../pdf/pdfium/memory.ts'
import type { DrawnPage } from '../drawing.ts'

/** A character of a page that is no blank. */
export interface Letter {
  /** PDFium's text object that shows it. */
  object: number
  code: number
  /** What its strokes take up in a drawing of the page: left, top, right and bottom in pixels. */
  box: Box
  /** The longer side of its strokes, in units of the page. */
  size: number
}

const mostCharacters = 200_000

/**
 * Reads the characters of a page in the order in which they are copied, blanks left out.
 * @param toPixels from the page's own units to the pixels of a drawing of all of it
 * @throws RangeError where there are more than anyone reads
 */
export function lettersOf(pdfium: WrappedPdfiumModule, textPage: number, toPixels: Matrix): Letter[] {
  const count = textPage === 0 ? 0 : pdfium.FPDFText_CountChars(textPage)
  if (count > mostCharacters) throw new RangeError(`more than ${mostCharacters} characters on a page`)
  const letters: Letter[] = []
  if (count <= 0) return letters
  borrow(pdfium, 32, (pointer) => {
    for (let index = 0; index < count; index += 1) {
      const code = pdfium.FPDFText_GetUnicode(textPage, index)
      const object = pdfium.FPDFText_GetTextObject(textPage, index)
      // What belongs to no object, PDFium has put in between, such as the end of a line.
      if (object === 0 || isBlank(code)) continue
      const [left, bottom, right, top] = strokes(pdfium, textPage, index, pointer)
      const [x1, y1] = applyPoint(toPixels, left, bottom)
      const [x2, y2] = applyPoint(toPixels, right, top)
      const box: Box = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
      letters.push({ object, code, box, size: Math.max(right - left, top - bottom) })
    }
  })
  return letters
}

function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code === 0xad || code === 0xfeff || (code >= 0x2000 && code <= 0x200f)
}

/** What the strokes of a character take up; its place in the line where it has none. */
function strokes(pdfium: WrappedPdfiumModule, textPage: number, index: number, pointer: number): Box {
  const box = strokesOrPlace(pdfium, textPage, index, pointer)
  const [left, bottom, right, top] = box
  const size = pdfium.FPDFText_GetFontSize(textPage, index)
  if (Math.min(right - left, top - bottom) > thinnest * size) return box
  return upright(pdfium, textPage, index, pointer, box)
}

function strokesOrPlace(pdfium: WrappedPdfiumModule, textPage: number, index: number, pointer: number): Box {
  if (pdfium.FPDFText_GetCharBox(textPage, index, pointer, pointer + 8, pointer + 16, pointer + 24)) {
    const [left = 0, right = 0, bottom = 0, top = 0] = new Float64Array(pdfium.pdfium.HEAPU8.buffer, pointer, 4)
    if (right > left && top > bottom) return [left, bottom, right, top]
  }
  if (!pdfium.FPDFText_GetLooseCharBox(textPage, index, pointer)) return [0, 0, 0, 0]
  const [left = 0, top = 0, right = 0, bottom = 0] = numbersAt(pdfium, pointer, 4, 'float')
  return [left, bottom, right, top]
}

/** Share of the size of a font below which nothing is a stroke: a dash is thicker. */
const thinnest = 0.01
/** Share of its size by which a letter stands above its line. */
const height = 0.7

/** The place of a letter of a font that says that all of its letters lie flat, as fonts of text recognition do. */
function upright(
  pdfium: WrappedPdfiumModule,
  textPage: number,
  index: number,
  pointer: number,
  [left, bottom, right, top]: Box,
): Box {
  if (!pdfium.FPDFText_GetMatrix(textPage, index, pointer)) return [left, bottom, right, top]
  const [, , across = 0, up = 0] = numbersAt(pdfium, pointer, 4, 'float')
  const size = height * pdfium.FPDFText_GetFontSize(textPage, index)
  const [x, y] = [size * across, size * up]
  return [Math.min(left, left + x), Math.min(bottom, bottom + y), Math.max(right, right + x), Math.max(top, top + y)]
}

/** The way from a page's own units to the pixels of a drawing of all of it. */
export function pixelMatrix(
  { pdfium, page, width, height }: DrawnPage,
  drawn: { width: number; height: number },
): Matrix {
  // PDFium answers in whole pixels: those of a large drawing are fine enough.
  const fine = 1_000_000 / Math.max(width, height, 1)
  const [across, down] = [Math.round(width * fine), Math.round(height * fine)]
  return borrow(pdfium, 8, (pointer) => {
    const pixel = (x: number, y: number): [number, number] => {
      pdfium.FPDF_PageToDevice(page, 0, 0, across, down, 0, x, y, pointer, pointer + 4)
      const [right = 0, low = 0] = numbersAt(pdfium, pointer, 2, 'i32')
      return [(right * drawn.width) / across, (low * drawn.height) / down]
    }
    const reach = Math.max(width, height, 1)
    const [[e, f], [ax, ay], [cx, cy]] = [pixel(0, 0), pixel(reach, 0), pixel(0, reach)]
    return [(ax - e) / reach, (ay - f) / reach, (cx - e) / reach, (cy - f) / reach, e, f]
  })
}
