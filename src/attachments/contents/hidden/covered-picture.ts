import type { Box } from '../../../pdf/geometry.ts'
import { IMAGE, TEXT } from '../../../pdf/pdfium/reading.ts'
import { inGrey } from '../drawing.ts'
import { cutOut, type GreyPicture } from '../ink.ts'
import { movedBox, type PlacedObject } from '../placed-objects.ts'
import type { LookedAt } from './unseen-words.ts'

/** Share of a page below which a picture is a logo, a signature or a photograph in the text. */
const smallest = 0.05
/** Side of the squares that are compared, in pixels: about a letter. */
const side = 8
/** Squares in a row: the length of a short word. */
const telling = 3
/** Difference of grey values of print and paper. */
const contrast = 60
/** Share of that difference which is left where print still shows through. */
const showing = 0.3
/** Share of a square that print takes up. */
const [leastPrint, mostPrint] = [0.04, 0.6]
/** How light paper is, and how much of a scan is as light as that: photographs have no paper. */
const lightest = 140
const grain = 24
const paper = 0.4

/**
 * True where something is drawn over the print of a scan, which is whole below it: an area, a picture, an annotation.
 * @param hasAnnotations something else than links lies on the page
 */
export function hasCoveredPicture(page: LookedAt, hasAnnotations: boolean): boolean {
  const { objects, whole, toPixels } = page
  const pictures: Box[] = []
  const covers: PlacedObject[] = []
  for (const placed of objects) {
    const box = movedBox(placed.box, toPixels)
    const isOverPicture = pictures.some((picture) => overlap(picture, box) >= areaOf(box) / 2)
    if (placed.kind === IMAGE && !isOverPicture && areaOf(box) >= smallest * whole.width * whole.height)
      pictures.push(box)
    else if (placed.kind === TEXT || pictures.some((picture) => overlap(picture, box) > 0)) covers.push(placed)
  }
  const isCovered = hasAnnotations || covers.some(({ kind }) => kind !== TEXT)
  if (pictures.length === 0 || !isCovered) return false
  const below = inGrey(
    page.without(
      covers.map(({ object }) => object),
      false,
    ),
  )
  const above = inGrey(whole)
  return pictures.some((box) => isPaper(cutOut(below, box)) && hasHiddenPrint(above, below, box))
}

function hasHiddenPrint(above: GreyPicture, below: GreyPicture, [left, top, right, bottom]: Box): boolean {
  const [x1, x2] = [Math.max(0, Math.ceil(left)), Math.min(below.width, Math.floor(right))]
  const [y1, y2] = [Math.max(0, Math.ceil(top)), Math.min(below.height, Math.floor(bottom))]
  for (let y = y1; y + side <= y2; y += side / 2) {
    let run = 0
    for (let x = x1; x + side <= x2; x += side) {
      run = isHiddenPrint(cutOut(above, square(x, y)), cutOut(below, square(x, y))) ? run + 1 : 0
      if (run >= telling) return true
    }
  }
  return false
}

function square(x: number, y: number): Box {
  return [x, y, x + side, y + side]
}

/** True where print of the lower picture makes no difference in the upper one. */
function isHiddenPrint(above: GreyPicture, below: GreyPicture): boolean {
  const ground = prevailing(below)
  const print = { count: 0, above: 0, below: 0 }
  const rest = { count: 0, above: 0, below: 0 }
  for (const [index, value] of below.values.entries()) {
    const sums = ground - value > contrast ? print : rest
    sums.count += 1
    sums.below += value
    sums.above += above.values[index] ?? 0
  }
  const all = below.values.length
  if (print.count < leastPrint * all || print.count > mostPrint * all) return false
  const left = rest.above / rest.count - print.above / print.count
  return left < showing * (rest.below / rest.count - print.below / print.count)
}

function isPaper(picture: GreyPicture): boolean {
  const ground = prevailing(picture)
  let near = 0
  for (const value of picture.values) if (Math.abs(value - ground) <= grain) near += 1
  return ground >= lightest && near >= paper * picture.values.length
}

/** The commonest grey, in steps of eight, as the eye does not tell finer ones apart. */
function prevailing({ values }: GreyPicture): number {
  const counts = new Uint32Array(32)
  for (const value of values) counts[value >> 3] = (counts[value >> 3] ?? 0) + 1
  return 8 * counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0)) + 4
}

function areaOf([left, top, right, bottom]: Box): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top)
}

function overlap([l, t, r, b]: Box, [left, top, right, bottom]: Box): number {
  return areaOf([Math.max(l, left), Math.max(t, top), Math.min(r, right), Math.min(b, bottom)])
}
