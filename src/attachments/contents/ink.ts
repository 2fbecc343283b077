import type { Box } from '../../pdf/geometry.ts'

/** Difference of grey values that the eye takes for a mark rather than for the grain of a scan. */
const contrast = 56

/** Share of a picture that marks have to fill: less is dust. */
const dust = 0.004

/** True if something stands out from the prevailing grey of a picture. */
export function hasInk({ values }: GreyPicture): boolean {
  const counts = new Uint32Array(256)
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  const ground = counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0))
  let marked = 0
  for (const [value, count] of counts.entries()) if (Math.abs(value - ground) > contrast) marked += count
  return marked > values.length * dust
}

/** A part of a picture: left, top, right and bottom in pixels from its upper left corner. */
export function cutOut(picture: GreyPicture, [left, top, right, bottom]: Box): GreyPicture {
  const [from, to] = [Math.max(0, Math.round(left)), Math.min(picture.width, Math.round(right))]
  const [first, last] = [Math.max(0, Math.round(top)), Math.min(picture.height, Math.round(bottom))]
  const width = Math.max(0, to - from)
  const height = Math.max(0, last - first)
  const values = new Uint8Array(width * height)
  for (let row = 0; row < height; row += 1) {
    const start = (first + row) * picture.width + from
    values.set(picture.values.subarray(start, start + width), row * width)
  }
  return { width, height, values }
}

/** Grey values of a part of a page, row by row from the top. */
export interface GreyPicture {
  width: number
  height: number
  values: Uint8Array
}
