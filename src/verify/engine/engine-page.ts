import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { borrow, bytesAt, numbersAt, stringFrom } from '../../pdf/pdfium/memory.ts'
import { pageText } from '../../pdf/pdfium/reading.ts'
import type { LinkReading } from '../reading/reading.ts'
import { type Drawings, readDrawings } from './engine-drawings.ts'
import { readFields } from './engine-fields.ts'
import { type MarkedText, readMarkedTexts } from './marked-texts.ts'
import { PdfError } from './pdf-error.ts'

/** Points from the top left corner of the page, as seen. */
export interface PixelBox {
  left: number
  top: number
  right: number
  bottom: number
}

/** Pixels, four bytes each: red, green, blue, alpha; rows from the top. */
export interface Picture {
  width: number
  height: number
  data: Uint8Array
}

/** A page that the engine holds open. */
export interface OpenedPage {
  /** Points, as seen. */
  width: number
  height: number
  text(): string
  /** Box of the character at a 0-based index of `text()`; undefined for a character that is not drawn. */
  box(index: number): PixelBox | undefined
  links(): LinkReading[]
  /** @param isDrawn pictures are told by what they show, whatever they are stored as */
  drawings(isDrawn?: boolean): Drawings
  /** What each form field shows, as a hash. */
  fields(): string[]
  /** Its words by the identifier of their marked content. */
  markedTexts(): ReadonlyMap<string, MarkedText>
  /** `scale` is pixels per point. Annotations are drawn. Throws `PdfError` for a picture over 100 million pixels. */
  render(scale: number): Picture
  close(): void
}

/** How PDFium gives a hyphen at the end of a line; of the same length as what is for it here. */
const LINE_END_HYPHEN = '\u0002'
const NO_CHARACTER = '\ufffe'
const SOFT_HYPHEN = '\u00ad'
const MAXIMUM_LINKS = 20_000
const MAXIMUM_PIXELS = 100_000_000
const GO_TO = 1
/** Flags of an annotation that is not shown (ISO 32000-1, 12.5.3): Hidden and NoView. */
const NOT_SHOWN = 2 + 32
const URI = 3
const DRAW_ANNOTATIONS = 0x01
const REVERSE_BYTE_ORDER = 0x10
const BGRA = 4
/** `FPDF_PageToDevice` answers in whole units; hundredths of a point are fine enough. */
const UNITS_PER_POINT = 100

/** Opens a page by 0-based index. */
export function openPage(pdfium: WrappedPdfiumModule, document: number, index: number): OpenedPage {
  const page = pdfium.FPDF_LoadPage(document, index)
  if (page === 0) throw new PdfError(`Page ${index + 1} cannot be read.`)
  const width = pdfium.FPDF_GetPageWidthF(page)
  const height = pdfium.FPDF_GetPageHeightF(page)
  let opened = 0
  const textPage = (): number => {
    opened ||= pdfium.FPDFText_LoadPage(page)
    return opened
  }
  return {
    width,
    height,
    text: () => readText(pdfium, textPage()),
    box: (character) => readBox(pdfium, page, textPage(), character, { width, height }),
    links: () => readLinks(pdfium, document, page),
    drawings: (isDrawn) => readDrawings(pdfium, page, isDrawn),
    fields: () => readFields(pdfium, page),
    markedTexts: () => readMarkedTexts(pdfium, page, textPage()),
    render: (scale) => render(pdfium, page, Math.round(width * scale), Math.round(height * scale)),
    close: () => {
      if (opened !== 0) pdfium.FPDFText_ClosePage(opened)
      pdfium.FPDF_ClosePage(page)
    },
  }
}

function readText(pdfium: WrappedPdfiumModule, textPage: number): string {
  return pageText(pdfium, textPage).replaceAll(LINE_END_HYPHEN, SOFT_HYPHEN).replaceAll(NO_CHARACTER, SOFT_HYPHEN)
}

function readBox(
  pdfium: WrappedPdfiumModule,
  page: number,
  textPage: number,
  index: number,
  size: { width: number; height: number },
): PixelBox | undefined {
  const character = textPage === 0 ? -1 : pdfium.FPDFText_GetCharIndexFromTextIndex(textPage, index)
  if (character < 0) return undefined
  return borrow(pdfium, 48, (pointer) => {
    const at = (position: number): number => pointer + 8 * position
    if (!pdfium.FPDFText_GetCharBox(textPage, character, at(0), at(1), at(2), at(3))) return undefined
    const [left = 0, right = 0, bottom = 0, top = 0] = numbersAt(pdfium, pointer, 4, 'double')
    const seen = (x: number, y: number): [number, number] => {
      const [width, height] = [Math.round(size.width * UNITS_PER_POINT), Math.round(size.height * UNITS_PER_POINT)]
      pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, at(4), at(5))
      return [
        pdfium.pdfium.getValue(at(4), 'i32') / UNITS_PER_POINT,
        pdfium.pdfium.getValue(at(5), 'i32') / UNITS_PER_POINT,
      ]
    }
    const [x1, y1] = seen(left, top)
    const [x2, y2] = seen(right, bottom)
    return { left: Math.min(x1, x2), right: Math.max(x1, x2), top: Math.min(y1, y2), bottom: Math.max(y1, y2) }
  })
}

function readLinks(pdfium: WrappedPdfiumModule, document: number, page: number): LinkReading[] {
  const found: LinkReading[] = []
  borrow(pdfium, 8, (pointer) => {
    pdfium.pdfium.setValue(pointer, 0, 'i32')
    while (found.length < MAXIMUM_LINKS && pdfium.FPDFLink_Enumerate(page, pointer, pointer + 4)) {
      const given = pdfium.pdfium.getValue(pointer + 4, 'i32')
      const link = isSeen(pdfium, page, given) ? readLink(pdfium, document, page, given) : undefined
      if (link) found.push(link)
    }
  })
  return found
}

/** Undefined for a link to another file, and for one that does nothing. */
function readLink(pdfium: WrappedPdfiumModule, document: number, page: number, link: number): LinkReading | undefined {
  const action = pdfium.FPDFLink_GetAction(link)
  const type = action === 0 ? GO_TO : pdfium.FPDFAction_GetType(action)
  if (type === URI) {
    const call = (pointer: number, size: number): number =>
      pdfium.FPDFAction_GetURIPath(document, action, pointer, size)
    return { kind: 'address', address: stringFrom(pdfium, call, 'utf-8') }
  }
  if (type !== GO_TO) return undefined
  const direct = pdfium.FPDFLink_GetDest(document, link)
  const destination = direct === 0 && action !== 0 ? pdfium.FPDFAction_GetDest(document, action) : direct
  if (destination === 0 && action === 0 && !hasDestination(pdfium, page, link)) return undefined
  const index = destination === 0 ? -1 : pdfium.FPDFDest_GetDestPageIndex(document, destination)
  return { kind: 'page', target: index < 0 ? undefined : index }
}

/** False for a link that is hidden, has no size or lies off the page: nobody can follow it, and a pack has none. */
function isSeen(pdfium: WrappedPdfiumModule, page: number, link: number): boolean {
  const annotation = pdfium.FPDFLink_GetAnnot(page, link)
  const flags = annotation === 0 ? 0 : pdfium.FPDFAnnot_GetFlags(annotation)
  if (annotation !== 0) pdfium.FPDFPage_CloseAnnot(annotation)
  if ((flags & NOT_SHOWN) !== 0) return false
  return borrow(pdfium, 32, (pointer) => {
    const areas = [pdfium.FPDFLink_GetAnnotRect(link, pointer), pdfium.FPDF_GetPageBoundingBox(page, pointer + 16)]
    if (!areas.every(Boolean)) return true
    const [left = 0, top = 0, right = 0, bottom = 0, ...visible] = numbersAt(pdfium, pointer, 8, 'float')
    const [pageLeft = 0, pageTop = 0, pageRight = 0, pageBottom = 0] = visible
    const width = Math.min(right, pageRight) - Math.max(left, pageLeft)
    const height = Math.min(Math.max(top, bottom), pageTop) - Math.max(Math.min(top, bottom), pageBottom)
    return width > 0 && height > 0
  })
}

/** Tells a link that shows a frame and does nothing from one whose destination is lost. */
function hasDestination(pdfium: WrappedPdfiumModule, page: number, link: number): boolean {
  const annotation = pdfium.FPDFLink_GetAnnot(page, link)
  if (annotation === 0) return false
  const found = pdfium.FPDFAnnot_HasKey(annotation, 'Dest')
  pdfium.FPDFPage_CloseAnnot(annotation)
  return found
}

function render(pdfium: WrappedPdfiumModule, page: number, width: number, height: number): Picture {
  if (width < 1 || height < 1 || width * height > MAXIMUM_PIXELS) {
    throw new PdfError(
      `A picture of ${width} by ${height} pixels cannot be drawn; it has to have between 1 and ${MAXIMUM_PIXELS}.`,
    )
  }
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, BGRA, 0, 0)
  if (bitmap === 0) throw new PdfError('The picture does not fit into memory.')
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, DRAW_ANNOTATIONS | REVERSE_BYTE_ORDER)
    const data = bytesAt(pdfium, pdfium.FPDFBitmap_GetBuffer(bitmap), 4 * width * height).slice()
    return { width, height, data }
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap)
  }
}
