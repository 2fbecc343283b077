import type { Box } from '../../../pdf/geometry.ts'
import type { Matrix } from '../../../pdf/matrix.ts'
import { IMAGE } from '../../../pdf/pdfium/reading.ts'
import { type Drawing, type DrawnPage, inGrey } from '../drawing.ts'
import { cutOut, type GreyPicture } from '../ink.ts'
import { movedBox, type PlacedObject } from '../placed-objects.ts'
import { layeredObjects } from './layered-letters.ts'
import { hasRun, isBeyond } from './letter-runs.ts'
import type { Letter } from './letters.ts'

/** Strokes whose longer side is shorter, in points, cannot be read on a page of A4; a slide is a smaller page, shown as large. */
const tiny = 0.75
const areaOfA4 = 595 * 842
/** Share of black ink in a letter's box below which nobody sees it: ordinary type has a quarter and more. */
const leastInk = 0.02
/** Difference of grey values by which words stand out in a picture of them. */
const contrast = 40
/** PDFium brings fonts for Latin, Greek and Cyrillic letters; those of other scripts come after. */
const firstWithoutFont = 0x530
/** How light paper is. */
const lightest = 140
/** Share of a page that pictures cover where it is a scan. */
const scanned = 0.6

/** Modes of text that paint nothing: text recognition puts its words over a scan with them. */
const unpainted: ReadonlySet<number> = new Set([3, 7])

export interface LookedAt extends DrawnPage {
  /** Points per unit of the page. */
  unit: number
  /** The page has room for more than it shows. */
  isCropped: boolean
  letters: readonly Letter[]
  objects: readonly PlacedObject[]
  /** The page as seen. */
  whole: Drawing
  toPixels: Matrix
  /** Draws all of the page, without some of its objects; its annotations are drawn unless they are not wanted. */
  without(objects: Iterable<number>, withAnnotations?: boolean): Drawing
}

/**
 * True where a reader can copy words that a person cannot see: taking their letters away changes nothing in the place where
 * they stand. Words that text recognition has put there are right, as long as the picture shows something where they are.
 */
export function hasUnseenWords(page: LookedAt): boolean {
  const { letters, whole, unit } = page
  const painted = paintedObjects(page)
  const groups = layeredObjects(
    letters.filter(({ object }) => painted.has(object)),
    whole,
  )
  const wordless = page.without(painted)
  const drawings = groups.length > 1 ? groups.map((group) => page.without(group)) : [wordless]
  const picture = inGrey(wordless)
  const isPictured = picturedPlaces(page)
  const smallest = tiny * Math.min(1, Math.sqrt((page.width * page.height * unit * unit) / areaOfA4))
  return hasRun(withoutSignatures(letters), (letter) => {
    const { box, size, object } = letter
    if (isBeyond(whole, box)) return false
    if (size * unit < smallest) return true
    const other = drawings[groups.findIndex((group) => group.has(object))]
    if (other && inkIn(whole, other, box) >= leastInk) return false
    if (painted.has(object) && !isPictured(box)) return !lacksFont(page, letter)
    return !showsSomething(picture, box)
  })
}

/** What a program writes, unseen, on pages that it makes. */
const signature = 'PoweredbyTCPDF(www.tcpdf.org)'

function withoutSignatures(letters: readonly Letter[]): readonly Letter[] {
  // One unit for each, so that places in the text are places in the list.
  const text = letters.map(({ code }) => String.fromCharCode(Math.min(code, 0xffff))).join('')
  const parts: Letter[] = []
  let at = 0
  for (let found = text.indexOf(signature); found >= 0; found = text.indexOf(signature, at)) {
    parts.push(...letters.slice(at, found))
    at = found + signature.length
  }
  return at === 0 ? letters : [...parts, ...letters.slice(at)]
}

/** True for a letter of a font that the file does not hold, in a script that PDFium has no font for: it is not drawn at all. */
function lacksFont({ pdfium }: LookedAt, { object, code }: Letter): boolean {
  if (code < firstWithoutFont) return false
  const font = pdfium.FPDFTextObj_GetFont(object)
  return font !== 0 && pdfium.FPDFFont_GetIsEmbedded(font) === 0
}

/**
 * True where a picture shows something in the place of a letter, or, on paper, right beside it: text recognition is not
 * exact. Words under black have to be exactly there, or the edges of the black would pass for them.
 */
function showsSomething(picture: GreyPicture, [left, top, right, bottom]: Box): boolean {
  const exact = cutOut(picture, [left, top, right, bottom])
  if (!isEven(exact)) return true
  if ((exact.values[0] ?? 0) < lightest) return false
  const height = bottom - top
  return !isEven(cutOut(picture, [left - height, top - height / 4, right + height, bottom + height / 4]))
}

/** Text objects that are meant to be seen. */
function paintedObjects({ pdfium, letters }: LookedAt): ReadonlySet<number> {
  const objects = new Set(letters.map(({ object }) => object))
  for (const object of objects) if (unpainted.has(pdfium.FPDFTextObj_GetTextRenderMode(object))) objects.delete(object)
  return objects
}

/** Share of black ink that would make the difference between two drawings of a place. */
function inkIn(first: Drawing, second: Drawing, [left, top, right, bottom]: Box): number {
  const [x1, x2] = [Math.max(0, Math.floor(left)), Math.min(first.width, Math.ceil(right))]
  const [y1, y2] = [Math.max(0, Math.floor(top)), Math.min(first.height, Math.ceil(bottom))]
  let sum = 0
  for (let y = y1; y < y2; y += 1) {
    for (let at = 4 * (y * first.width + x1); at < 4 * (y * first.width + x2); at += 4) {
      // Colours count: green words on red are as dark as what is behind them.
      let most = 0
      for (let channel = at; channel < at + 3; channel += 1)
        most = Math.max(most, Math.abs((first.pixels[channel] ?? 0) - (second.pixels[channel] ?? 0)))
      sum += most
    }
  }
  // Of a letter that is smaller than a pixel, the place in the drawing is larger than the letter.
  return sum / 255 / Math.max((right - left) * (bottom - top), 0.25)
}

/** Tells whether a place is within a picture on a page that is a scan: its words may lie under that. */
function picturedPlaces({ objects, toPixels, whole }: LookedAt): (box: Box) => boolean {
  const pictures = objects.filter(({ kind }) => kind === IMAGE).map(({ box }) => movedBox(box, toPixels))
  const area = pictures.reduce((sum, [left, top, right, bottom]) => sum + (right - left) * (bottom - top), 0)
  if (area < scanned * whole.width * whole.height) return () => false
  return ([left, top, right, bottom]) => {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    return pictures.some(([l, t, r, b]) => l <= x && x <= r && t <= y && y <= b)
  }
}

/** True where nothing stands out. */
function isEven({ values }: GreyPicture): boolean {
  let [least, most] = [255, 0]
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return most - least < contrast
}
