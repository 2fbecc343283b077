import { createHash } from 'node:crypto'
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { borrow, bytesAt, numbersAt } from '../attachments/pdfium-memory.ts'

/** What a page shows besides text. */
export interface Drawings {
  /** One fingerprint for each picture: pixels, bytes as stored, and a hash of them. */
  pictures: string[]
  /** Number of lines and areas. */
  paths: number
}

const PATH = 2
const IMAGE = 3
const FORM = 5
/** Enough to tell pages apart; a hostile page can have millions. */
const MAXIMUM_OBJECTS = 20_000
const MAXIMUM_DEPTH = 12

/** Counts paths and fingerprints pictures, in forms within forms too. */
export function readDrawings(pdfium: WrappedPdfiumModule, page: number): Drawings {
  const found: Drawings = { pictures: [], paths: 0 }
  const open: { object: number; depth: number }[] = []
  const push = (count: number, get: (index: number) => number, depth: number): void => {
    for (let index = Math.min(count, MAXIMUM_OBJECTS) - 1; index >= 0; index--) open.push({ object: get(index), depth })
  }
  push(pdfium.FPDFPage_CountObjects(page), (index) => pdfium.FPDFPage_GetObject(page, index), 0)
  for (let visited = 0, next = open.pop(); next && visited < MAXIMUM_OBJECTS; visited++, next = open.pop()) {
    const { object, depth } = next
    const type = pdfium.FPDFPageObj_GetType(object)
    if (type === PATH) found.paths++
    if (type === IMAGE) found.pictures.push(fingerprint(pdfium, object))
    if (type === FORM && depth < MAXIMUM_DEPTH) {
      const count = pdfium.FPDFFormObj_CountObjects(object)
      push(count, (index) => pdfium.FPDFFormObj_GetObject(object, index), depth + 1)
    }
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
