import { createHash } from 'node:crypto'
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { borrow, bytesAt, numbersAt } from '../../pdf/pdfium/memory.ts'
import { IMAGE, objectsOf, PATH } from '../../pdf/pdfium/reading.ts'

/** What a page shows besides text. */
export interface Drawings {
  /** One fingerprint for each picture: pixels, bytes as stored, and a hash of them; or a hash of what it shows. */
  pictures: string[]
  /** Number of lines and areas. */
  paths: number
}

/** How the fingerprint of a picture without pixels begins, as one that does not say how large it is. */
const nothing = '0x0:'

/** Counts paths and fingerprints pictures, in forms within forms too. */
export function readDrawings(pdfium: WrappedPdfiumModule, page: number, isDrawn = false): Drawings {
  const found: Drawings = { pictures: [], paths: 0 }
  for (const { object, kind } of objectsOf(pdfium, page)) {
    if (kind === PATH) found.paths++
    const picture = kind === IMAGE ? (isDrawn && drawnPrint(pdfium, object)) || fingerprint(pdfium, object) : nothing
    if (!picture.startsWith(nothing)) found.pictures.push(picture)
  }
  return found
}

function fingerprint(pdfium: WrappedPdfiumModule, image: number): string {
  const pixels = borrow(pdfium, 8, (pointer) => {
    pdfium.FPDFImageObj_GetImagePixelSize(image, pointer, pointer + 4)
    return numbersAt(pdfium, pointer, 2, 'i32').join('x')
  })
  const size = pdfium.FPDFImageObj_GetImageDataRaw(image, 0, 0)
  const hash = borrow(pdfium, size, (pointer) => {
    pdfium.FPDFImageObj_GetImageDataRaw(image, pointer, size)
    return createHash('sha256')
      .update(bytesAt(pdfium, pointer, size))
      .digest('hex')
      .slice(0, 16)
  })
  return `${pixels}:${size}:${hash}`
}

/** Of what a picture shows: its pixels, row by row. Undefined where the engine cannot draw it. */
function drawnPrint(pdfium: WrappedPdfiumModule, image: number): string | undefined {
  const bitmap = pdfium.FPDFImageObj_GetBitmap(image)
  if (bitmap === 0) return undefined
  try {
    const [width, height] = [pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)]
    const [stride, format] = [pdfium.FPDFBitmap_GetStride(bitmap), pdfium.FPDFBitmap_GetFormat(bitmap)]
    const used = width * (bytesOfPixel[format] ?? 4)
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap)
    const hash = createHash('sha256')
    // What fills up a row is not drawn.
    for (let row = 0; row < height; row += 1) hash.update(bytesAt(pdfium, start + row * stride, used))
    return `${width}x${height}:${format}:${hash.digest('hex').slice(0, 16)}`
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap)
  }
}

/** By PDFium's number of the format: grey, three colours, and with a byte more. */
const bytesOfPixel: Readonly<Record<number, number>> = { 1: 1, 2: 3, 3: 4, 4: 4 }
