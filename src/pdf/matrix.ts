import type { PageGeometry } from './geometry.ts'
import { visibleSize } from './geometry.ts'

/** `[a b c d e f]` as in PDF: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number]

/** x of a point under a matrix that only scales and moves. */
export function applyX(matrix: Matrix, x: number): number {
  return rounded(matrix[0] * x + matrix[4])
}

/** y of a point under a matrix that only scales and moves. */
export function applyY(matrix: Matrix, y: number): number {
  return rounded(matrix[3] * y + matrix[5])
}

/** First `first`, then `second`. */
export function concatenated(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first
  const [A, B, C, D, E, F] = second
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

/** Five decimals: finer than any device, and the same on every machine. */
export function rounded(value: number): number {
  return Math.round(value * 1e5) / 1e5
}

/** As the six operands of `cm`. */
export function operands(matrix: Matrix): string {
  return matrix.map((value) => plain(rounded(value))).join(' ')
}

/** A number as PDF writes it, never with an exponent. */
function plain(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(5).replace(/0+$/, '').replace(/\.$/, '')
}

/** What undoes `matrix`, which must not be flat. */
export function inverted([a, b, c, d, e, f]: Matrix): Matrix {
  const determinant = a * d - b * c
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ]
}

/** The point that `matrix` moves (x, y) to. */
export function applyPoint([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/**
 * The way from a page as it is seen (points from its lower left corner, `width` by `height`) to the units of a page that
 * is cropped, rotated and scaled as `geometry` says.
 */
export function seenToPage(geometry: PageGeometry, width: number, height: number): Matrix {
  const [left, bottom, right, top] = geometry.visible
  const size = visibleSize(geometry)
  const fit: Matrix = [size.width / width / geometry.userUnit, 0, 0, size.height / height / geometry.userUnit, 0, 0]
  return concatenated(fit, turned(geometry.rotation, [left, bottom, right, top]))
}

export function turned(rotation: number, [left, bottom, right, top]: PageGeometry['visible']): Matrix {
  if (rotation === 90) return [0, 1, -1, 0, right, bottom]
  if (rotation === 180) return [-1, 0, 0, -1, right, top]
  if (rotation === 270) return [0, -1, 1, 0, left, top]
  return [1, 0, 0, 1, left, bottom]
}
