import type { GreyPicture } from './pdfium.ts'

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
