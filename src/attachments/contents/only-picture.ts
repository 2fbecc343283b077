import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { borrow, numbersAt } from '../../pdf/pdfium/memory.ts'
import { IMAGE, PATH, TEXT } from '../../pdf/pdfium/reading.ts'
import { placedObjects } from './placed-objects.ts'

/** A picture as it is stored, row by row from the top: one byte (grey) or three (red, green, blue) for each pixel. */
export interface StoredPicture {
  width: number
  height: number
  channels: 1 | 3
  values: Uint8Array
}

/** The one picture that a page shows, and how many of its pixels go to an inch of the page. */
export interface OnlyPicture {
  picture: StoredPicture
  dpi: number
}

/** Share of a page that a scan of it covers at least: some leave the edge white. */
const LEAST_COVERED = 0.85

/** Text that is neither filled nor stroked (ISO 32000-2, table 104), as text recognition writes it. */
const INVISIBLE = 3

/** Formats of PDFium's bitmaps, and bytes of each of their pixels. */
const GREY = 1
const BYTES: Readonly<Record<number, number>> = { [GREY]: 1, 2: 3, 3: 4, 4: 4 }

/**
 * The picture of a page that shows nothing else: invisible words may lie over it, and paths that only clip. Undefined for every
 * other page, and where the picture cannot be read.
 *
 * @param size of the page in its own units
 * @param least dots per inch; one that has fewer is not read
 */
export function onlyPicture(
  pdfium: WrappedPdfiumModule,
  page: number,
  size: { width: number; height: number },
  least: number,
): OnlyPicture | undefined {
  const pictures = visibleObjects(pdfium, page)
  const [only] = pictures
  if (!only || pictures.length > 1 || only.kind !== IMAGE) return undefined
  const [left, bottom, right, top] = only.box
  const area = (right - left) * (top - bottom)
  if (area < LEAST_COVERED * size.width * size.height) return undefined
  const pixels = borrow(pdfium, 8, (pointer) => {
    if (!pdfium.FPDFImageObj_GetImagePixelSize(only.object, pointer, pointer + 4)) return 0
    const [width = 0, height = 0] = numbersAt(pdfium, pointer, 2, 'i32')
    return width * height
  })
  const dpi = 72 * Math.sqrt(pixels / area)
  const picture = dpi >= least ? storedPicture(pdfium, only.object) : undefined
  return picture && { picture, dpi }
}

function visibleObjects(pdfium: WrappedPdfiumModule, page: number) {
  return placedObjects(pdfium, page).filter(({ object, kind }) => {
    if (kind === TEXT) return pdfium.FPDFTextObj_GetTextRenderMode(object) !== INVISIBLE
    return kind !== PATH || isPainted(pdfium, object)
  })
}

function isPainted(pdfium: WrappedPdfiumModule, path: number): boolean {
  return borrow(pdfium, 8, (pointer) => {
    if (!pdfium.FPDFPath_GetDrawMode(path, pointer, pointer + 4)) return true
    const [fill, stroke] = numbersAt(pdfium, pointer, 2, 'i32')
    return fill !== 0 || stroke !== 0
  })
}

function storedPicture(pdfium: WrappedPdfiumModule, object: number): StoredPicture | undefined {
  const bitmap = pdfium.FPDFImageObj_GetBitmap(object)
  if (bitmap === 0) return undefined
  try {
    const format = pdfium.FPDFBitmap_GetFormat(bitmap)
    const [width, height] = [pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)]
    const [each, stride] = [BYTES[format], pdfium.FPDFBitmap_GetStride(bitmap)]
    if (each === undefined || width < 1 || height < 1) return undefined
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap)
    const source = pdfium.pdfium.HEAPU8.subarray(start, start + stride * height)
    const channels = format === GREY ? 1 : 3
    const values = new Uint8Array(width * height * channels)
    for (let row = 0, at = 0; row < height; row += 1) {
      for (let column = 0, from = row * stride; column < width; column += 1, from += each) {
        if (channels === 1) values[at++] = source[from] ?? 0
        else {
          // PDFium has blue first.
          values[at++] = source[from + 2] ?? 0
          values[at++] = source[from + 1] ?? 0
          values[at++] = source[from] ?? 0
        }
      }
    }
    return { width, height, channels, values }
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap)
  }
}
