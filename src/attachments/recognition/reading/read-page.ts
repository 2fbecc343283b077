import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { type Box, type PageGeometry, visibleSize } from '../../../pdf/geometry.ts'
import { applyPoint, concatenated, type Matrix } from '../../../pdf/matrix.ts'
import { borrow, numbersAt } from '../../../pdf/pdfium/memory.ts'
import { FORM, IMAGE, mostObjects, objectsOf, PATH, TEXT } from '../../../pdf/pdfium/reading.ts'
import type { LinkPlace, PageView, Shape } from './page-view.ts'
import { rulingsOf } from './read-path.ts'
import { readTexts } from './read-texts.ts'

/** The way from the units of a page to the page as it is seen, in points. */
export function pageToSeen({ visible, rotation, userUnit: unit }: PageGeometry): Matrix {
  const [left, bottom, right, top] = visible
  const turned: Matrix =
    rotation === 90
      ? [0, -1, 1, 0, -bottom, right]
      : rotation === 180
        ? [-1, 0, 0, -1, right, top]
        : rotation === 270
          ? [0, 1, -1, 0, top, -left]
          : [1, 0, 0, 1, -left, -bottom]
  return concatenated(turned, [unit, 0, 0, unit, 0, 0])
}

/** A box under a matrix that turns by quarters at most. */
export function movedBox(matrix: Matrix, [left, bottom, right, top]: Box): Box {
  const [x1, y1] = applyPoint(matrix, left, bottom)
  const [x2, y2] = applyPoint(matrix, right, top)
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
}

/**
 * Reads a page whose drawings are numbered by identifiers of marked content (see `markDrawings`): what each of them shows,
 * and where.
 *
 * Undefined for a page with more objects than can be looked at.
 *
 * @param page PDFium's page
 * @param links in the page's own units
 */
export function readPage(
  pdfium: WrappedPdfiumModule,
  page: number,
  geometry: PageGeometry,
  links: readonly LinkPlace[],
): PageView | undefined {
  const seen = pageToSeen(geometry)
  const count = pdfium.FPDFPage_CountObjects(page)
  if (count > mostObjects) return undefined
  const shapes: Shape[] = []
  for (let index = 0; index < count; index += 1) {
    const shape = readShape(pdfium, pdfium.FPDFPage_GetObject(page, index), seen)
    if (shape) shapes.push(shape)
  }
  const drawingOf = new Map<number, number>()
  for (const { object, kind, top } of objectsOf(pdfium, page)) {
    const drawing = kind === TEXT ? pdfium.FPDFPageObj_GetMarkedContentID(top) : -1
    if (drawing >= 0) drawingOf.set(object, drawing)
  }
  const inForms = new Map(shapes.flatMap(({ drawing, kind }) => (kind === 'form' ? [[drawing, [] as string[]]] : [])))
  const { texts, blanks, copies } = readTexts(pdfium, page, seen, drawingOf)
  for (const { drawing, text } of texts) inForms.get(drawing)?.push(text)
  return {
    ...visibleSize(geometry),
    texts: texts.filter(({ drawing }) => !inForms.has(drawing)),
    blanks,
    copies,
    shapes: shapes.map((shape) => ({ ...shape, text: inForms.get(shape.drawing)?.join(' ').trim() ?? '' })),
    links: links.map(({ annotation, box }) => ({ annotation, box: movedBox(seen, box) })),
  }
}

const kinds: Readonly<Record<number, Shape['kind']>> = { [IMAGE]: 'picture', [FORM]: 'form' }

function readShape(pdfium: WrappedPdfiumModule, object: number, seen: Matrix): Shape | undefined {
  const kind = pdfium.FPDFPageObj_GetType(object)
  const drawing = pdfium.FPDFPageObj_GetMarkedContentID(object)
  const box = kind === TEXT || drawing < 0 ? undefined : boxOf(pdfium, object)
  if (!box) return undefined
  const rulings = kind === PATH ? rulingsOf(pdfium, object, seen) : undefined
  return { drawing, kind: kinds[kind] ?? 'path', box: movedBox(seen, box), rulings, text: '' }
}

function boxOf(pdfium: WrappedPdfiumModule, object: number): Box | undefined {
  return borrow(pdfium, 16, (pointer) => {
    if (!pdfium.FPDFPageObj_GetBounds(object, pointer, pointer + 4, pointer + 8, pointer + 12)) return undefined
    const [left = 0, bottom = 0, right = 0, top = 0] = numbersAt(pdfium, pointer, 4, 'float')
    return [left, bottom, right, top]
  })
}
