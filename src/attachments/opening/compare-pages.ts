import type { GreyPicture } from '../contents/ink.ts'
import type { PdfiumDocument, PdfiumPage } from '../contents/pdfium.ts'

/** Pages of a file that are looked at, evenly spread. */
const mostCompared = 40

/** Longer side of the pictures that are compared, in pixels. */
const pictureSize = 160

/** True if two readings of a file show the same pages: text, number of objects, and what they look like. */
export function showSamePages(first: PdfiumDocument, second: PdfiumDocument): boolean {
  const count = loadable(first)
  if (loadable(second) !== count) return false
  const step = Math.max(1, Math.floor(count / mostCompared))
  for (let index = 0; index < first.pageCount && index < mostCompared * step; index += step) {
    const [a, b] = [first.page(index), second.page(index)]
    try {
      if ((a === undefined) !== (b === undefined)) return false
      if (a && b && !samePage(a, b)) return false
    } finally {
      a?.close()
      b?.close()
    }
  }
  return true
}

function samePage(a: PdfiumPage, b: PdfiumPage): boolean {
  if (Math.abs(a.width - b.width) > 0.5 || Math.abs(a.height - b.height) > 0.5) return false
  if (a.objects() !== b.objects() || a.text() !== b.text()) return false
  const scale = pictureSize / Math.max(a.width, a.height, 1)
  return samePicture(a.picture([0, 0, a.width, a.height], scale), b.picture([0, 0, b.width, b.height], scale))
}

function samePicture(a: GreyPicture, b: GreyPicture): boolean {
  if (a.width !== b.width || a.height !== b.height) return false
  let differing = 0
  for (const [index, value] of a.values.entries()) if (Math.abs(value - (b.values[index] ?? 0)) > 24) differing += 1
  return differing <= a.values.length * 0.001
}

/** Pages that can be loaded, of those a file claims. */
export function loadable(document: PdfiumDocument): number {
  let count = 0
  const last = Math.min(document.pageCount, 100_000)
  for (let index = 0; index < last; index += 1) {
    const page = document.page(index)
    if (page) count += 1
    page?.close()
  }
  return count
}
