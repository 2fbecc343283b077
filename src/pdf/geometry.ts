import type { PDFContext, PDFName } from 'pdf-lib'
import { Name } from './names.ts'
import { createReader, numbersIn, type Reader } from './objects.ts'
import type { SourcePage } from './pages/page-tree.ts'

/** Left, bottom, right, top in the page's own units. */
export type Box = readonly [number, number, number, number]

/** What a page says about its shape. */
export interface PageGeometry {
  /** The part that is shown: the crop box as far as it lies on the media box. */
  visible: Box
  /** Clockwise quarter turns in degrees: 0, 90, 180 or 270. */
  rotation: number
  /** Points per unit. */
  userUnit: number
  /** It has room for more than it shows. */
  isCropped: boolean
}

/** What viewers take for a page without a usable media box (US Letter). */
export const defaultBox: Box = [0, 0, 612, 792]

/** Beyond this nobody means a place on a page. */
const farthest = 1e9

/** Shape of a page as viewers see it: damaged boxes give way to the next best one. */
export function geometryOf(context: PDFContext, page: SourcePage): PageGeometry {
  const reader = createReader(context)
  const media = usableBox(reader, page, Name.MediaBox) ?? defaultBox
  const crop = usableBox(reader, page, Name.CropBox)
  const unit = reader.number(page.dict.get(Name.UserUnit)) ?? 1
  const turn = reader.number(page.inherited.get(Name.Rotate)) ?? 0
  const quarters = Math.round(turn / 90)
  const visible = (crop && intersection(media, crop)) ?? media
  return {
    visible,
    isCropped: visible.some((edge, side) => edge !== media[side]),
    rotation: turn % 90 === 0 ? (((quarters % 4) + 4) % 4) * 90 : 0,
    userUnit: unit > 0 && unit < 1e6 ? unit : 1,
  }
}

/** True for a page that gives a media box of some size. */
export function hasMediaBox(context: PDFContext, page: SourcePage): boolean {
  return usableBox(createReader(context), page, Name.MediaBox) !== undefined
}

/** Size of the page as seen, in points: rotation and UserUnit applied. */
export function visibleSize(geometry: PageGeometry): PageSize {
  const [left, bottom, right, top] = geometry.visible
  const width = (right - left) * geometry.userUnit
  const height = (top - bottom) * geometry.userUnit
  return geometry.rotation % 180 === 0 ? { width, height } : { width: height, height: width }
}

function usableBox(reader: Reader, page: SourcePage, key: PDFName): Box | undefined {
  const numbers = numbersIn(reader, page.inherited.get(key), 4)
  if (!numbers) return undefined
  const [a = 0, b = 0, c = 0, d = 0] = numbers
  const box: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
  if (box.some((number) => Math.abs(number) > farthest)) return undefined
  return box[2] - box[0] > 0 && box[3] - box[1] > 0 ? box : undefined
}

function intersection(a: Box, b: Box): Box | undefined {
  const box: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]
  return box[2] > box[0] && box[3] > box[1] ? box : undefined
}

/** Width and height in points, as seen: rotation and UserUnit applied. */
export interface PageSize {
  width: number
  height: number
}
