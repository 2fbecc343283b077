import type { PageFacts } from './accessibility.ts'
import type { PageContents } from './attachment.ts'
import type { ContentScan } from './content-scan.ts'
import { hasInk } from './ink.ts'
import type { LoadedDocument } from './load-document.ts'
import { createPageScanner } from './page-scan.ts'
import { createReader } from './pdf-objects.ts'
import type { PdfiumDocument, PdfiumPage } from './pdfium.ts'
import { type StampName, zoneBox } from './stamp-zones.ts'

/** Pages of a file whose stamp zones are looked at; stamps on later ones count as clashing. */
const mostRendered = 3000

export interface ExaminedPage extends PageFacts {
  contents: PageContents | undefined
}

/** Looks at each page: its operators, and, through PDFium, its characters and what lies where stamps go. */
export function examinePages(loaded: LoadedDocument, engine: PdfiumDocument | undefined): ExaminedPage[] {
  const scanner = createPageScanner(createReader(loaded.document.context))
  return loaded.tree.pages.map((page, index) => {
    const scan = scanner.scan(page)
    const seen = index < mostRendered ? engine?.page(index) : undefined
    if (!seen) return { hasText: scan?.showsText || undefined, scan, contents: undefined }
    try {
      // Text within forms, and text that is nothing but blanks, takes PDFium longer to tell.
      const hasText = scan?.showsText || /\S/.test(seen.text())
      return { hasText, scan, contents: contentsOf(scan, seen) }
    } finally {
      seen.close()
    }
  })
}

function contentsOf(scan: ContentScan | undefined, page: PdfiumPage): PageContents {
  const clashes = (stamp: StampName): boolean => hasInk(page.picture(zoneBox(stamp, page), 1))
  return {
    clashes: { item: clashes('item'), privacy: clashes('privacy'), number: clashes('number') },
    missingSaves: scan?.missingSaves ?? 0,
    closing: scan?.closing ?? '',
    marked: scan?.marked ?? true,
  }
}
