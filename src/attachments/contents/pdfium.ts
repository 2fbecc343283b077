import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import type { Box, PageGeometry } from '../../pdf/geometry.ts'
import { initPdfium } from '../../pdf/pdfium/init.ts'
import { pageText } from '../../pdf/pdfium/reading.ts'
import type { LinkPlace, PageView } from '../recognition/reading/page-view.ts'
import { readPage } from '../recognition/reading/read-page.ts'
import { draw, inGrey } from './drawing.ts'
import { type LookedGeometry, lookAt, type PageLook } from './hidden/redaction.ts'
import type { SpokenHere } from './hidden/replaced-words.ts'
import type { GreyPicture } from './ink.ts'
import { type OnlyPicture, onlyPicture } from './only-picture.ts'

export interface PdfiumPage {
  /** Points, as seen. */
  width: number
  height: number
  /** Text as read, for comparisons. */
  text(): string
  /** True where it draws signs of which the file does not say what they stand for. */
  hasUnknownSigns(): boolean
  objects(): number
  /** A part of the page as seen, in points from its lower left corner; `scale` is pixels per point. */
  picture(part: Box, scale: number): GreyPicture
  /**
   * The page as it is seen in a pack, and words in it that are not seen. Comments are hidden from then on.
   * @throws RangeError where there is more on the page than can be looked at
   */
  look(geometry: LookedGeometry, spoken?: readonly SpokenHere[]): PageLook
  /** All of it without annotations, in grey, at so many dots per inch at most; undefined where it cannot be drawn. */
  scan(dpi: number): { picture: GreyPicture; dpi: number } | undefined
  /** The picture that is all it shows, if that has so many dots per inch at least. */
  onlyPicture(least: number): OnlyPicture | undefined
  /** What each of its numbered drawings shows, and where; `links` are in the page's own units. */
  view(geometry: PageGeometry, links: readonly LinkPlace[]): PageView | undefined
  close(): void
}

export interface PdfiumDocument {
  pageCount: number
  /** Page by 0-based index; undefined where it cannot be loaded. */
  page(index: number): PdfiumPage | undefined
  /** All of it rewritten, without encryption; undefined where that fails. */
  copy(): Uint8Array | undefined
  close(): void
}

/** What PDFium says of a file that it does not open. */
export type PdfiumProblem = 'password' | 'encryption' | 'format'

export interface Pdfium {
  open(bytes: Uint8Array, password: string): PdfiumDocument | PdfiumProblem
}

const problems: Readonly<Record<number, PdfiumProblem>> = { 4: 'password', 5: 'encryption' }

const removeSecurity = 3

/** A page of A3 at 300 dots per inch. */
const mostScanPixels = 18_000_000

/** Loads PDFium to repair files and to draw pages. */
export async function loadPdfium(): Promise<Pdfium> {
  const pdfium = await initPdfium()
  return { open: (bytes, password) => openDocument(pdfium, bytes, password) }
}

function openDocument(
  pdfium: WrappedPdfiumModule,
  bytes: Uint8Array,
  password: string,
): PdfiumDocument | PdfiumProblem {
  const { malloc, free } = pdfium.pdfium.wasmExports
  const pointer = malloc(Math.max(bytes.length, 1))
  if (pointer === 0) return 'format'
  pdfium.pdfium.HEAPU8.set(bytes, pointer)
  const document = pdfium.FPDF_LoadMemDocument64(pointer, bytes.length, password)
  if (document === 0) {
    const problem = problems[pdfium.FPDF_GetLastError()] ?? 'format'
    free(pointer)
    return problem
  }
  const form = openForm(pdfium, document)
  return {
    pageCount: pdfium.FPDF_GetPageCount(document),
    page: (index) => {
      const page = pdfium.FPDF_LoadPage(document, index)
      return page === 0 ? undefined : openPage(pdfium, page, form)
    },
    copy: () => copyOf(pdfium, document),
    close: () => {
      form.close()
      pdfium.FPDF_CloseDocument(document)
      free(pointer)
    },
  }
}

function copyOf(pdfium: WrappedPdfiumModule, document: number): Uint8Array | undefined {
  const writer = pdfium.PDFiumExt_OpenFileWriter()
  try {
    if (!pdfium.FPDF_SaveAsCopy(document, writer, removeSecurity)) return undefined
    const size = pdfium.PDFiumExt_GetFileWriterSize(writer)
    const pointer = pdfium.pdfium.wasmExports.malloc(Math.max(size, 1))
    if (pointer === 0) return undefined
    pdfium.PDFiumExt_GetFileWriterData(writer, pointer, size)
    const bytes = pdfium.pdfium.HEAPU8.slice(pointer, pointer + size)
    pdfium.pdfium.wasmExports.free(pointer)
    return bytes
  } finally {
    pdfium.PDFiumExt_CloseFileWriter(writer)
  }
}

/** What PDFium draws the fields of a file's form with, made when it is asked for. */
interface FormEnvironment {
  handle(): number
  /** A page is about to be closed. */
  leave(page: number): void
  close(): void
}

function openForm(pdfium: WrappedPdfiumModule, document: number): FormEnvironment {
  let [information, handle] = [0, 0]
  return {
    handle: () => {
      if (handle === 0) {
        information = pdfium.PDFiumExt_OpenFormFillInfo()
        handle = pdfium.PDFiumExt_InitFormFillEnvironment(document, information)
      }
      return handle
    },
    leave: (page) => {
      if (handle !== 0) pdfium.FORM_OnBeforeClosePage(page, handle)
    },
    close: () => {
      if (handle !== 0) pdfium.PDFiumExt_ExitFormFillEnvironment(handle)
      if (information !== 0) pdfium.PDFiumExt_CloseFormFillInfo(information)
    },
  }
}

function openPage(pdfium: WrappedPdfiumModule, page: number, form: FormEnvironment): PdfiumPage {
  const width = pdfium.FPDF_GetPageWidthF(page)
  const height = pdfium.FPDF_GetPageHeightF(page)
  let textPage = 0
  const text = (): number => {
    textPage ||= pdfium.FPDFText_LoadPage(page)
    return textPage
  }
  const drawn = { pdfium, page, width, height }
  return {
    width,
    height,
    text: () => pageText(pdfium, text()),
    hasUnknownSigns: () => hasUnknownSigns(pdfium, text()),
    objects: () => pdfium.FPDFPage_CountObjects(page),
    picture: (part, scale) => inGrey(draw(drawn, part, scale)),
    look: (geometry, spoken) => lookAt(drawn, geometry, { textPage: text, form: form.handle }, spoken),
    scan: (most) => {
      const scale = Math.min(most / 72, Math.sqrt(mostScanPixels / Math.max(1, width * height)))
      const drawing = draw(drawn, [0, 0, width, height], scale, { withAnnotations: false, most: mostScanPixels * 1.01 })
      return drawing && { picture: inGrey(drawing), dpi: scale * 72 }
    },
    onlyPicture: (least) => onlyPicture(pdfium, page, { width, height }, least),
    view: (geometry, links) => readPage(pdfium, page, geometry, links),
    close: () => {
      if (textPage !== 0) pdfium.FPDFText_ClosePage(textPage)
      form.leave(page)
      pdfium.FPDF_ClosePage(page)
    },
  }
}

function hasUnknownSigns(pdfium: WrappedPdfiumModule, textPage: number): boolean {
  const count = textPage === 0 ? 0 : pdfium.FPDFText_CountChars(textPage)
  for (let sign = 0; sign < count; sign += 1) if (pdfium.FPDFText_HasUnicodeMapError(textPage, sign) !== 0) return true
  return false
}
