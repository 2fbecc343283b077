import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import type { Box } from '../../pdf/geometry.ts'
import { initPdfium } from '../../pdf/pdfium/init.ts'
import { textOf } from '../../pdf/pdfium/reading.ts'
import type { GreyPicture } from './ink.ts'
import type { RedactionProblem } from './page-contents.ts'
import { redactionProblem } from './redaction.ts'

export interface PdfiumPage {
  /** Points, as seen. */
  width: number
  height: number
  /** Text as read, for comparisons. */
  text(): string
  objects(): number
  /** A part of the page as seen, in points from its lower left corner; `scale` is pixels per point. */
  picture(part: Box, scale: number): GreyPicture
  /** Words that somebody meant to take out of the page and did not. */
  redactionProblem(isCropped: boolean): RedactionProblem | undefined
  close(): void
}

export interface PdfiumDocument {
  pageCount: number
  /** Page by 0-based index; undefined where it cannot be loaded. */
  page(index: number): PdfiumPage | undefined
  /** All of it written anew, without encryption; undefined where that fails. */
  copy(): Uint8Array | undefined
  close(): void
}

/** What PDFium says of a file that it does not open. */
export type PdfiumProblem = 'password' | 'encryption' | 'format'

export interface Pdfium {
  open(bytes: Uint8Array, password: string): PdfiumDocument | PdfiumProblem
}

const problems: Readonly<Record<number, PdfiumProblem>> = { 4: 'password', 5: 'encryption' }

const drawAnnotations = 0x01
const removeSecurity = 3
const bgra = 4
const mostPixels = 4_000_000

/** Loads PDFium to mend files and to draw pages. */
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
  return {
    pageCount: pdfium.FPDF_GetPageCount(document),
    page: (index) => {
      const page = pdfium.FPDF_LoadPage(document, index)
      return page === 0 ? undefined : openPage(pdfium, page)
    },
    copy: () => copyOf(pdfium, document),
    close: () => {
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

function openPage(pdfium: WrappedPdfiumModule, page: number): PdfiumPage {
  const width = pdfium.FPDF_GetPageWidthF(page)
  const height = pdfium.FPDF_GetPageHeightF(page)
  let textPage = 0
  const text = (): number => {
    textPage ||= pdfium.FPDFText_LoadPage(page)
    return textPage
  }
  const picture = (part: Box, scale: number): GreyPicture => render(pdfium, page, { width, height }, part, scale)
  return {
    width,
    height,
    text: () => textOf(pdfium, text()),
    objects: () => pdfium.FPDFPage_CountObjects(page),
    picture,
    redactionProblem: (isCropped) =>
      redactionProblem(
        {
          pdfium,
          page,
          width,
          height,
          textPage: text,
          picture: (scale) => picture([0, 0, width, height], scale),
        },
        isCropped,
      ),
    close: () => {
      if (textPage !== 0) pdfium.FPDFText_ClosePage(textPage)
      pdfium.FPDF_ClosePage(page)
    },
  }
}

const blank: GreyPicture = { width: 0, height: 0, values: new Uint8Array() }

function render(
  pdfium: WrappedPdfiumModule,
  page: number,
  size: { width: number; height: number },
  [left, bottom, right, top]: Box,
  scale: number,
): GreyPicture {
  const width = Math.round((right - left) * scale)
  const height = Math.round((top - bottom) * scale)
  if (width < 1 || height < 1 || width * height > mostPixels) return blank
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, bgra, 0, 0)
  if (bitmap === 0) return blank
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
    const across = Math.round(size.width * scale)
    const down = Math.round(size.height * scale)
    const [x, y] = [-Math.round(left * scale), -Math.round((size.height - top) * scale)]
    pdfium.FPDF_RenderPageBitmap(bitmap, page, x, y, across, down, 0, drawAnnotations)
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap)
    const pixels = pdfium.pdfium.HEAPU8.subarray(start, start + 4 * width * height)
    const values = new Uint8Array(width * height)
    for (let index = 0; index < values.length; index += 1) {
      const at = 4 * index
      values[index] = ((pixels[at] ?? 0) + 2 * (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0)) >> 2
    }
    return { width, height, values }
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap)
  }
}
