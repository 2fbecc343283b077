import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { borrow, bytesAt, utf16 } from './memory.ts'

/** Kinds of objects of a page, as PDFium numbers them. */
export const TEXT = 1
export const PATH = 2
export const IMAGE = 3
export const FORM = 5

/** Enough to tell pages apart; a hostile page can have millions. */
export const mostObjects = 20_000
const deepest = 12

/**
 * The objects of a page and their kinds, in the order in which they are drawn; in place of forms what is in them. `top` is
 * the object of the page that each belongs to: itself, or the form around it.
 */
export function* objectsOf(
  pdfium: WrappedPdfiumModule,
  page: number,
): Generator<{ object: number; kind: number; top: number }, void> {
  const open: { object: number; depth: number; top: number }[] = []
  const push = (count: number, get: (index: number) => number, depth: number, top?: number): void => {
    for (let index = Math.min(count, mostObjects) - 1; index >= 0; index -= 1) {
      const object = get(index)
      open.push({ object, depth, top: top ?? object })
    }
  }
  push(pdfium.FPDFPage_CountObjects(page), (index) => pdfium.FPDFPage_GetObject(page, index), 0)
  for (let visited = 0, next = open.pop(); next && visited < mostObjects; visited += 1, next = open.pop()) {
    const { object, depth, top } = next
    const kind = pdfium.FPDFPageObj_GetType(object)
    if (kind !== FORM) yield { object, kind, top }
    else if (depth < deepest) {
      const count = pdfium.FPDFFormObj_CountObjects(object)
      push(count, (index) => pdfium.FPDFFormObj_GetObject(object, index), depth + 1, top)
    }
  }
}

/** The text of a page as PDFium reads it; none where it could not be loaded (0). */
export function pageText(pdfium: WrappedPdfiumModule, textPage: number): string {
  const count = textPage === 0 ? 0 : pdfium.FPDFText_CountChars(textPage)
  if (count <= 0) return ''
  return borrow(pdfium, 4 * (count + 1), (pointer) => {
    const written = pdfium.FPDFText_GetText(textPage, 0, count, pointer)
    return utf16.decode(bytesAt(pdfium, pointer, Math.max(0, 2 * (written - 1))))
  })
}
