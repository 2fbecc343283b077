import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { initPdfium } from '../../pdf/pdfium/init.ts'
import { stringFrom } from '../../pdf/pdfium/memory.ts'
import type { BookmarkReading } from '../reading/reading.ts'
import { type OpenedPage, openPage } from './engine-page.ts'
import { type FileAccess, openFiles } from './file-access.ts'
import { PdfError } from './pdf-error.ts'

/** A file that the engine holds open. */
export interface OpenedPdf {
  pageCount: number
  /** Page by 0-based index. Throws `PdfError` where it cannot be loaded. Close it after use. */
  page(index: number): OpenedPage
  label(index: number): string
  /** Number of the page object, 0 where unknown. */
  object(index: number): number
  outline(): BookmarkReading[]
  /** A text of the information dictionary, such as `Title`; empty where there is none. */
  metadata(key: string): string
  /** Bytes of the file that were asked for: the engine keeps what it has read until the file is closed. */
  bytesRead(): number
  close(): void
}

/** PDFium, the second engine: it had no part in making the pack. */
export interface Engine {
  /** Throws `PdfError` where the bytes cannot be read. Close it after use. */
  open(bytes: Uint8Array, password?: string): OpenedPdf
}

const MAXIMUM_BOOKMARKS = 100_000
const MAXIMUM_BOOKMARK_LEVEL = 64
const GO_TO = 1

const LOAD_ERRORS: Record<number, string> = {
  3: 'The file is not a PDF.',
  4: 'The file needs a password, or another one than was given.',
  5: 'The file is protected in a way that cannot be opened.',
}

/** Loads PDFium into this thread. A hostile file can keep it busy: see `startReader`. */
export async function loadEngine(): Promise<Engine> {
  const pdfium = await initPdfium()
  const files = openFiles(pdfium)
  return { open: (bytes, password = '') => openPdf(pdfium, files, bytes, password) }
}

function openPdf(pdfium: WrappedPdfiumModule, files: FileAccess, bytes: Uint8Array, password: string): OpenedPdf {
  const file = files.open(bytes)
  const document = pdfium.FPDF_LoadCustomDocument(file, password)
  if (document === 0) {
    const code = pdfium.FPDF_GetLastError()
    files.close(file)
    throw new PdfError(LOAD_ERRORS[code] ?? 'The file is damaged and cannot be read.')
  }
  return {
    pageCount: pdfium.FPDF_GetPageCount(document),
    page: (index) => openPage(pdfium, document, index),
    label: (index) => stringFrom(pdfium, (buffer, size) => pdfium.FPDF_GetPageLabel(document, index, buffer, size)),
    object: (index) => pdfium.EPDFDoc_GetPageObjectNumberByIndex(document, index),
    outline: () => readOutline(pdfium, document),
    metadata: (key) => stringFrom(pdfium, (buffer, size) => pdfium.FPDF_GetMetaText(document, key, buffer, size)),
    bytesRead: () => files.bytesRead(file),
    close: () => {
      pdfium.FPDF_CloseDocument(document)
      files.close(file)
    },
  }
}

/** Walks without recursion and with limits, because an outline may be a loop. */
function readOutline(pdfium: WrappedPdfiumModule, document: number): BookmarkReading[] {
  const found: BookmarkReading[] = []
  const open: { bookmark: number; level: number }[] = []
  const seen = new Set<number>()
  const push = (bookmark: number, level: number): void => {
    if (bookmark !== 0 && level < MAXIMUM_BOOKMARK_LEVEL && !seen.has(bookmark)) open.push({ bookmark, level })
  }
  push(pdfium.FPDFBookmark_GetFirstChild(document, 0), 0)
  for (let next = open.pop(); next && found.length < MAXIMUM_BOOKMARKS; next = open.pop()) {
    const { bookmark, level } = next
    seen.add(bookmark)
    found.push({
      title: stringFrom(pdfium, (buffer, size) => pdfium.FPDFBookmark_GetTitle(bookmark, buffer, size)),
      level,
      target: bookmarkTarget(pdfium, document, bookmark),
    })
    push(pdfium.FPDFBookmark_GetNextSibling(document, bookmark), level)
    push(pdfium.FPDFBookmark_GetFirstChild(document, bookmark), level + 1)
  }
  return found
}

function bookmarkTarget(pdfium: WrappedPdfiumModule, document: number, bookmark: number): number | undefined {
  const direct = pdfium.FPDFBookmark_GetDest(document, bookmark)
  const action = direct === 0 ? pdfium.FPDFBookmark_GetAction(bookmark) : 0
  const throughAction = action !== 0 && pdfium.FPDFAction_GetType(action) === GO_TO
  const destination = throughAction ? pdfium.FPDFAction_GetDest(document, action) : direct
  if (destination === 0) return undefined
  const index = pdfium.FPDFDest_GetDestPageIndex(document, destination)
  return index < 0 ? undefined : index
}
