import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { applyPoint, concatenated, type Matrix } from '../../../pdf/matrix.ts'
import { borrow, numbersAt } from '../../../pdf/pdfium/memory.ts'
import type { Ruling } from './page-view.ts'

const lineTo = 0
const moveTo = 2
/** Points: what is no thicker looks like a line. */
const thin = 2.5
/** Points by which the ends of a straight line may differ. */
const straight = 0.5
/** No border of a table has more corners. */
const mostSegments = 4000
const white = 250

type Point = readonly [number, number]

/**
 * The lines that a path shows: those it strokes, those so thin that they look like one, and, of an area that is filled or
 * framed, its edges. Undefined where anything about it is curved or slanted.
 */
export function rulingsOf(pdfium: WrappedPdfiumModule, path: number, seen: Matrix): readonly Ruling[] | undefined {
  const count = pdfium.FPDFPath_CountSegments(path)
  if (count > mostSegments) return undefined
  return borrow(pdfium, 32, (pointer) => {
    const own = pdfium.FPDFPageObj_GetMatrix(path, pointer)
      ? numbersAt(pdfium, pointer, 6, 'float')
      : [1, 0, 0, 1, 0, 0]
    const matrix = concatenated(own as unknown as Matrix, seen)
    const parts = partsOf(pdfium, path, count, matrix, pointer)
    if (!parts) return undefined
    const { fill, stroke } = drawMode(pdfium, path, pointer)
    if (!stroke && fill && isWhite(pdfium, path, pointer)) return []
    const found = parts.map((points) => (stroke ? linesAlong(points) : edgesOf(points)))
    return found.includes(undefined) ? undefined : found.flatMap((lines) => lines ?? [])
  })
}

/** The points of each part of a path that is drawn in one go; undefined where it is curved. */
function partsOf(
  pdfium: WrappedPdfiumModule,
  path: number,
  count: number,
  matrix: Matrix,
  pointer: number,
): Point[][] | undefined {
  const parts: Point[][] = []
  for (let index = 0; index < count; index += 1) {
    const segment = pdfium.FPDFPath_GetPathSegment(path, index)
    const kind = pdfium.FPDFPathSegment_GetType(segment)
    if (kind !== lineTo && kind !== moveTo) return undefined
    if (!pdfium.FPDFPathSegment_GetPoint(segment, pointer, pointer + 4)) return undefined
    const [x = 0, y = 0] = numbersAt(pdfium, pointer, 2, 'float')
    const point = applyPoint(matrix, x, y)
    const part = parts.at(-1)
    if (kind === moveTo || !part) parts.push([point])
    else part.push(point)
    const first = parts.at(-1)?.[0]
    if (pdfium.FPDFPathSegment_GetClose(segment) && first) parts.at(-1)?.push(first)
  }
  return parts.filter((points) => points.length > 1)
}

function drawMode(pdfium: WrappedPdfiumModule, path: number, pointer: number): { fill: boolean; stroke: boolean } {
  if (!pdfium.FPDFPath_GetDrawMode(path, pointer, pointer + 4)) return { fill: false, stroke: false }
  const [fill = 0, stroke = 0] = numbersAt(pdfium, pointer, 2, 'i32')
  return { fill: fill !== 0, stroke: stroke !== 0 }
}

function isWhite(pdfium: WrappedPdfiumModule, path: number, pointer: number): boolean {
  if (!pdfium.FPDFPageObj_GetFillColor(path, pointer, pointer + 4, pointer + 8, pointer + 12)) return false
  const [red = 0, green = 0, blue = 0, alpha = 255] = numbersAt(pdfium, pointer, 4, 'i32')
  return alpha === 0 || Math.min(red, green, blue) >= white
}

function linesAlong(points: readonly Point[]): Ruling[] | undefined {
  const lines: Ruling[] = []
  for (const [index, [x, y]] of points.entries()) {
    const before = points[index - 1]
    if (!before) continue
    const [fromX, fromY] = before
    if (Math.abs(y - fromY) <= straight) {
      if (Math.abs(x - fromX) > straight)
        lines.push({ direction: 'across', at: y, from: Math.min(x, fromX), to: Math.max(x, fromX) })
    } else if (Math.abs(x - fromX) <= straight)
      lines.push({ direction: 'down', at: x, from: Math.min(y, fromY), to: Math.max(y, fromY) })
    else return undefined
  }
  return lines
}

/** An area as lines: one along its middle where it is thin, else its four edges. */
function edgesOf(points: readonly Point[]): Ruling[] | undefined {
  if (!linesAlong(points)) return undefined
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  if (top - bottom <= thin && right - left <= thin) return []
  if (top - bottom <= thin) return [{ direction: 'across', at: (top + bottom) / 2, from: left, to: right }]
  if (right - left <= thin) return [{ direction: 'down', at: (left + right) / 2, from: bottom, to: top }]
  return [
    { direction: 'across', at: top, from: left, to: right, edge: true },
    { direction: 'across', at: bottom, from: left, to: right, edge: true },
    { direction: 'down', at: left, from: bottom, to: top, edge: true },
    { direction: 'down', at: right, from: bottom, to: top, edge: true },
  ]
}
