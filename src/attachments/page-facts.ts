import type { PageFacts } from './accessibility.ts'
import type { PageContents } from './attachment.ts'
import type { Box } from './geometry.ts'
import { cutOut, hasInk } from './ink.ts'
import type { LoadedDocument } from './load-document.ts'
import { createPageScanner, type PageScan } from './page-scan.ts'
import { createReader } from './pdf-objects.ts'
import type { PdfiumDocument, PdfiumPage } from './pdfium.ts'
import { zoneBox } from './stamp-zones.ts'

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

function freeContentId(scan: PageScan | undefined): number {
  let free = 0
  for (const id of scan?.contentIds ?? []) free = Math.max(free, id + 1)
  return free
}

function contentsOf(scan: PageScan | undefined, page: PdfiumPage): PageContents {
  const [item, privacy] = [zoneBox('item', page), zoneBox('privacy', page)]
  // To draw a page takes long where it holds much: the two stamps at the top are looked at in one picture.
  const bottom = Math.min(item[1], privacy[1])
  const top = page.picture([0, bottom, page.width, page.height], 1)
  const has = ([left, low, right, high]: Box): boolean =>
    hasInk(cutOut(top, [left, page.height - high, right, page.height - low]))
  return {
    clashes: { item: has(item), privacy: has(privacy), number: hasInk(page.picture(zoneBox('number', page), 1)) },
    missingSaves: scan?.missingSaves ?? 0,
    closing: scan?.closing ?? '',
    marked: scan?.marked ?? true,
    damaged: scan?.damaged ?? false,
    freeContentId: freeContentId(scan),
  }
}
