import type { Box } from '../../../pdf/geometry.ts'
import { IMAGE } from '../../../pdf/pdfium/reading.ts'
import { movedBox } from '../placed-objects.ts'
import type { LookedAt } from './unseen-words.ts'

/** Points by which printers let pictures and areas run over the edge of a page. */
const bleed = 15
/** Share of a picture that may lie beyond. */
const cutOff = 0.1

/**
 * True where a page has more than it shows: words, areas or lines that lie outside of it, or a picture that reaches out. Two
 * pages of a spread are often two views of the same contents.
 */
export function reachesBeyond({
  objects,
  toPixels,
  whole: { width, height },
  height: pageHeight,
  unit,
}: LookedAt): boolean {
  const margin = (bleed * height) / Math.max(1, pageHeight * unit)
  const outer: Box = [-margin, -margin, width + margin, height + margin]
  return objects.some(({ kind, box }) => {
    const placed = movedBox(box, toPixels)
    const [left, top, right, bottom] = placed
    const isOutside = right < outer[0] || left > outer[2] || bottom < outer[1] || top > outer[3]
    if (isOutside || kind !== IMAGE) return isOutside
    const isWithin = left >= outer[0] && top >= outer[1] && right <= outer[2] && bottom <= outer[3]
    const shown = areaOf([Math.max(left, 0), Math.max(top, 0), Math.min(right, width), Math.min(bottom, height)])
    return !isWithin && shown < (1 - cutOff) * areaOf(placed)
  })
}

function areaOf([left, top, right, bottom]: Box): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top)
}
