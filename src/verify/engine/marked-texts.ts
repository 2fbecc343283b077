import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { objectsOf, TEXT } from '../../pdf/pdfium/reading.ts'

/** The words of marked content, and the indexes of its first and last character among those of its page. */
export interface MarkedText {
  text: string
  first: number
  last: number
}

const mostCharacters = 500_000
/** PDFium's characters for a hyphen at the end of a line, and for what has no letter. */
const dropped = /(?:(?![\t\n\r])\p{Cc}|[\u00ad\ufffe])(?:\r?\n)?/gu

interface Growing {
  codes: number[]
  first: number
  last: number
}

/**
 * The words of a page by the identifier of their marked content; `form 3` is that of a form on it. Spaces and line ends that PDFium
 * finds between words belong to the words before them.
 */
export function readMarkedTexts(
  pdfium: WrappedPdfiumModule,
  page: number,
  textPage: number,
): ReadonlyMap<string, MarkedText> {
  const keys = new Map<number, string>()
  for (const { object, kind, top } of objectsOf(pdfium, page)) {
    if (kind !== TEXT) continue
    const own = pdfium.FPDFPageObj_GetMarkedContentID(object)
    const around = object === top ? -1 : pdfium.FPDFPageObj_GetMarkedContentID(top)
    if (object === top && own >= 0) keys.set(object, String(own))
    else if (own >= 0) keys.set(object, `form ${own}`)
    else if (around >= 0) keys.set(object, String(around))
  }
  const found = new Map<string, Growing>()
  let current: Growing | undefined
  const count = textPage === 0 ? 0 : Math.min(pdfium.FPDFText_CountChars(textPage), mostCharacters)
  for (let index = 0; index < count; index += 1) {
    const code = pdfium.FPDFText_GetUnicode(textPage, index)
    const object = pdfium.FPDFText_GetTextObject(textPage, index)
    const isBetween = object === 0 || pdfium.FPDFText_IsGenerated(textPage, index) === 1
    if (!isBetween) {
      const key = keys.get(object)
      current = key === undefined ? undefined : (found.get(key) ?? { codes: [], first: index, last: index })
      if (key !== undefined && current) found.set(key, current)
    }
    if (!current || code === 0 || code > 0x10_ffff) continue
    current.codes.push(code)
    current.last = index
  }
  return new Map(
    [...found].map(([key, { codes, first, last }]) => {
      const text = codes
        .map((code) => (code >= 0xd800 && code < 0xe000 ? String.fromCharCode(code) : String.fromCodePoint(code)))
        .join('')
      return [key, { text: text.replaceAll(dropped, ''), first, last }]
    }),
  )
}
