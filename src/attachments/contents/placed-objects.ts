import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import type { Box } from '../../pdf/geometry.ts'
import { applyPoint, concatenated, type Matrix } from '../../pdf/matrix.ts'
import { borrow, numbersAt } from '../../pdf/pdfium/memory.ts'
import { FORM } from '../../pdf/pdfium/reading.ts'

/** An object of a page that is no form, and what it takes up, in the page's own units. */
export interface PlacedObject {
  object: number
  kind: number
  box: Box
}

/** A hostile page can have millions. */
const mostObjects = 50_000
const deepest = 12
const identity: Matrix = [1, 0, 0, 1, 0, 0]

/**
 * The objects of a page in the order in which they are drawn; in place of forms what is in them.
 * @throws RangeError where there are more than can be looked at
 */
export function placedObjects(pdfium: WrappedPdfiumModule, page: number): PlacedObject[] {
  const found: PlacedObject[] = []
  let visited = 0
  const visit = (object: number, outer: Matrix, depth: number, pointer: number): void => {
    visited += 1
    if (visited > mostObjects || depth > deepest) throw new RangeError('more objects on a page than can be looked at')
    const kind = pdfium.FPDFPageObj_GetType(object)
    if (kind !== FORM) {
      found.push({ object, kind, box: placedBox(pdfium, object, outer, pointer) })
      return
    }
    const own = pdfium.FPDFPageObj_GetMatrix(object, pointer) ? numbersAt(pdfium, pointer, 6, 'float') : identity
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = own
    const inner = concatenated([a, b, c, d, e, f], outer)
    const count = pdfium.FPDFFormObj_CountObjects(object)
    for (let index = 0; index < count; index += 1)
      visit(pdfium.FPDFFormObj_GetObject(object, index), inner, depth + 1, pointer)
  }
  borrow(pdfium, 32, (pointer) => {
    const count = pdfium.FPDFPage_CountObjects(page)
    for (let index = 0; index < count; index += 1) visit(pdfium.FPDFPage_GetObject(page, index), identity, 0, pointer)
  })
  return found
}

function placedBox(pdfium: WrappedPdfiumModule, object: number, outer: Matrix, pointer: number): Box {
  if (!pdfium.FPDFPageObj_GetBounds(object, pointer, pointer + 4, pointer + 8, pointer + 12)) return [0, 0, 0, 0]
  const [left = 0, bottom = 0, right = 0, top = 0] = numbersAt(pdfium, pointer, 4, 'float')
  return movedBox([left, bottom, right, top], outer)
}

/** The upright box around a box that a matrix moves, turns or scales. */
export function movedBox([left, bottom, right, top]: Box, matrix: Matrix): Box {
  const corners = [
    applyPoint(matrix, left, bottom),
    applyPoint(matrix, right, bottom),
    applyPoint(matrix, right, top),
    applyPoint(matrix, left, top),
  ]
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
