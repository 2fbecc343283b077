import type { Box } from '../../../pdf/geometry.ts'
import { PATH } from '../../../pdf/pdfium/reading.ts'
import { movedBox } from '../placed-objects.ts'
import type { Letter } from './letters.ts'
import type { LookedAt } from './unseen-words.ts'

/** Points: nothing thicker is a line. */
const thickest = 3
/** Points: a bar in the margin is as high as a line of text. */
const leastHeight = 7
/** Letters in a row that a line goes through. */
const telling = 3

/**
 * True for a page that shows tracked changes as office programs print them: words with a line through their middle, and beside
 * them a bar in the margin. Words that are only struck out, as in a law that is amended, are no tracked changes.
 */
export function hasTrackedChanges({ letters, objects, toPixels }: LookedAt): boolean {
  const lines = objects.filter(({ kind }) => kind === PATH).map(({ box }) => movedBox(box, toPixels))
  const bars = lines.filter(([l, t, r, b]) => r - l <= thickest && b - t >= leastHeight)
  const strokes = lines.filter(([l, t, r, b]) => b - t <= thickest && r - l > thickest)
  if (bars.length === 0 || strokes.length === 0) return false
  const [left, right] = letters.reduce(
    ([least, most], { box }) => [Math.min(least, box[0]), Math.max(most, box[2])],
    [Number.POSITIVE_INFINITY, 0],
  )
  const marginal = bars.filter(([l, , r]) => r < left || l > right)
  if (marginal.length === 0) return false
  let run = 0
  for (const letter of letters) {
    run =
      strokes.some((stroke) => goesThrough(stroke, letter)) && marginal.some((bar) => isBeside(bar, letter.box))
        ? run + 1
        : 0
    if (run >= telling) return true
  }
  return false
}

function goesThrough([l, t, r, b]: Box, { box: [left, top, right, bottom] }: Letter): boolean {
  const [x, y] = [(left + right) / 2, (t + b) / 2]
  const quarter = (bottom - top) / 5
  return l <= x && x <= r && top + quarter < y && y < bottom - quarter
}

function isBeside([, top, , bottom]: Box, [, letterTop, , letterBottom]: Box): boolean {
  const middle = (letterTop + letterBottom) / 2
  return top <= middle && middle <= bottom
}
