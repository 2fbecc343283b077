import { createHash } from 'node:crypto'
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { stringFrom } from '../../pdf/pdfium/memory.ts'

const WIDGET = 20
const NORMAL = 0
/** Flags of an annotation that nobody sees (ISO 32000-1, 12.5.3): Invisible, Hidden, NoView. */
const NOT_SEEN = 1 + 2 + 32
/** Annotations of a page that are looked at; there are more only on pages made to keep a reader busy. */
const MOST_ANNOTATIONS = 5_000
/** Operators that show text or draw something else (ISO 32000-1, 9.4.3, 8.8). */
const SHOWS = /\b(?:Tj|TJ|Do)\b|['"]\s/

/**
 * What the form fields of a page show: a hash of each appearance with words or pictures in it. Blank fields do not count,
 * as a form may leave them to the viewer.
 */
export function readFields(pdfium: WrappedPdfiumModule, page: number): string[] {
  const count = Math.min(pdfium.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS)
  const found: string[] = []
  for (let index = 0; index < count; index += 1) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, index)
    if (annotation === 0) continue
    try {
      if (pdfium.FPDFAnnot_GetSubtype(annotation) !== WIDGET) continue
      if ((pdfium.FPDFAnnot_GetFlags(annotation) & NOT_SEEN) !== 0) continue
      const drawn = stringFrom(pdfium, (buffer, size) => pdfium.FPDFAnnot_GetAP(annotation, NORMAL, buffer, size))
      if (SHOWS.test(drawn)) found.push(hashOf(drawn))
    } finally {
      pdfium.FPDFPage_CloseAnnot(annotation)
    }
  }
  return found
}

/** White space and comments draw nothing. */
function hashOf(drawn: string): string {
  const bare = drawn
    .replace(/%[^\r\n]*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return createHash('sha256').update(bare).digest('hex').slice(0, 16)
}
