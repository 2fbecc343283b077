import type { Pdfium } from '../contents/pdfium.ts'
import type { DrawingRequest, DrawnScan } from './examining-messages.ts'

/** Draws a page in grey, for text recognition; nothing where that fails. */
export function drawPage(pdfium: Pdfium, { bytes, password, page, dpi }: DrawingRequest): Pick<DrawnScan, 'scan'> {
  const document = pdfium.open(bytes, password)
  if (typeof document === 'string') return { scan: undefined }
  try {
    const opened = document.page(page)
    try {
      return { scan: opened?.scan(dpi) }
    } finally {
      opened?.close()
    }
  } finally {
    document.close()
  }
}
