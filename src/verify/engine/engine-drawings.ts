import { createHash } from 'node:crypto'
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { borrow, bytesAt, numbersAt } from '../../pdf/pdfium/memory.ts'
import { IMAGE, objectsOf, PATH } from '../../pdf/pdfium/reading.ts'

/** What a page shows besides text. */
export interface Drawings {
  /** One fingerprint for each picture: pixels, bytes as stored, and a hash of them. */
  pictures: string[]
  /** Number of lines and areas. */
  paths: number
}

/** Counts paths and fingerprints pictures, in forms within forms too. */
export function readDrawings(pdfium: WrappedPdfiumModule, page: number): Drawings {
  const found: Drawings = { pictures: [], paths: 0 }
  for (const { object, kind } of objectsOf(pdfium, page)) {
    if (kind === PATH) found.paths++
    if (kind === IMAGE) found.pictures.push(fingerprint(pdfium, object))
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
