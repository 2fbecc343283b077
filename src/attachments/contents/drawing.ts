import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import type { Box } from '../../pdf/geometry.ts'
import type { GreyPicture } from './ink.ts'

/** A part of a page as it is drawn, row by row from the top: blue, green, red and opacity of each pixel. */
export interface Drawing {
  width: number
  height: number
  pixels: Uint8Array
}

/** A page of PDFium and its size as seen, in units of the page. */
export interface DrawnPage {
  pdfium: WrappedPdfiumModule
  page: number
  width: number
  height: number
  /** The environment that PDFium draws fields of forms with; 0 for a page without fields. */
  form?: number
}

const drawAnnotations = 0x01
const bgra = 4
export const mostPixels = 4_000_000

/**
 * Draws a part of a page, given from its lower left corner as seen.
 * @param scale pixels per unit of the page
 * @param options whether annotations are drawn, too, and the most pixels
 * @returns undefined for a part of no size, or of too many pixels
 */
export function draw(
  { pdfium, page, width: pageWidth, height: pageHeight, form = 0 }: DrawnPage,
  [left, bottom, right, top]: Box,
  scale: number,
  { withAnnotations = true, most = mostPixels } = {},
): Drawing | undefined {
  const width = Math.round((right - left) * scale)
  const height = Math.round((top - bottom) * scale)
  if (width < 1 || height < 1 || width * height > most) return undefined
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, bgra, 0, 0)
  if (bitmap === 0) return undefined
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
    const [across, down] = [Math.round(pageWidth * scale), Math.round(pageHeight * scale)]
    const [x, y] = [-Math.round(left * scale), -Math.round((pageHeight - top) * scale)]
    pdfium.FPDF_RenderPageBitmap(bitmap, page, x, y, across, down, 0, withAnnotations ? drawAnnotations : 0)
    if (withAnnotations && form !== 0) pdfium.FPDF_FFLDraw(form, bitmap, page, x, y, across, down, 0, 0)
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap)
    return { width, height, pixels: pdfium.pdfium.HEAPU8.slice(start, start + 4 * width * height) }
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap)
  }
}

/** The same in grey; nothing where there is no drawing. */
export function inGrey(drawing: Drawing | undefined): GreyPicture {
  if (!drawing) return { width: 0, height: 0, values: new Uint8Array() }
  const { width, height, pixels } = drawing
  const values = new Uint8Array(width * height)
  for (let index = 0; index < values.length; index += 1) {
    const at = 4 * index
    values[index] = ((pixels[at] ?? 0) + 2 * (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0)) >> 2
  }
  return { width, height, values }
}
