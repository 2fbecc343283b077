import { beforeAll, describe, expect, it } from 'vitest'
import { loadPdfium, type Pdfium } from '../../../src/attachments/contents/pdfium.ts'
import { type Objects, stream, writePdf } from '../write-pdf.ts'

const WORDS = 'BT /F1 12 Tf 40 150 Td (Offer by Quokka of ten) Tj ET'
const BOX = '0 g 38 146 140 14 re f'

/** One page with these contents; annotations and other entries of the page as `more`. */
function page(contents: string, more = '', objects: Objects = {}): Uint8Array {
  return writePdf({
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> /XObject << /X 7 0 R >> >> ${more} >>`,
    4: stream(contents),
    5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    6: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    ...objects,
  })
}

const form = (contents: string) => stream(contents, '/Type /XObject /Subtype /Form /BBox [0 0 200 300]')
/** Ten rows of which the lower half is black, over all of the page. */
const scan = stream(
  String.fromCharCode(...Array.from({ length: 100 }, (_, index) => (index < 50 ? 255 : 0))),
  '/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceGray',
)
const annotation = (kind: string, more = '') =>
  `/Annots [<< /Type /Annot /Subtype /${kind} /Rect [38 146 178 160] /F 4 ${more} >>]`
const look = '/AP << /N 8 0 R >>'
const lookOfBox = { 8: stream('0 g 0 0 140 14 re f', '/Type /XObject /Subtype /Form /BBox [0 0 140 14]') }

describe('words that were meant to be taken out', () => {
  let pdfium: Pdfium
  beforeAll(async () => {
    pdfium = await loadPdfium()
  })

  function problemOf(bytes: Uint8Array, isCropped = false) {
    const opened = pdfium.open(bytes, '')
    if (typeof opened === 'string') throw new Error(opened)
    const first = opened.page(0)
    const problem = first?.redactionProblem(isCropped)
    first?.close()
    opened.close()
    return problem
  }

  it.each([
    ['a black area', page(`${WORDS} ${BOX}`)],
    ['a black area behind black words', page(`${BOX} ${WORDS}`)],
    ['a thick black line', page(`${WORDS} 14 w 38 153 m 178 153 l S`)],
    [
      'a black area that is hardly as high as small print',
      page('BT /F1 6 Tf 40 150 Td (Offer by Quokka of ten) Tj ET 0 g 38 148 70 7.5 re f'),
    ],
    ['a black area over one of them', page(`${WORDS} 0 g 85 146 60 14 re f`)],
    ['a black area in a form', page(`${WORDS} /X Do`, '', { 7: form(BOX) })],
    ['black on a turned page', page(`${WORDS} ${BOX}`, '/Rotate 90')],
    ['black on a page that is cropped', page(`${WORDS} ${BOX}`, '/CropBox [20 100 200 200]')],
    ['a black annotation', page(WORDS, annotation('Square', look), lookOfBox)],
    ['the black of a scan', page(`q 200 0 0 300 0 0 cm /X Do Q 3 Tr ${WORDS.replace('150', '80')}`, '', { 7: scan })],
  ])('are found under %s', (_name, bytes) => {
    expect(problemOf(bytes)).toBe('covered')
  })

  it('are told of where they are only marked', () => {
    expect(problemOf(page(WORDS, annotation('Redact')))).toBe('marked')
  })

  it('are told of where a page was cropped', () => {
    expect(problemOf(page(WORDS, '/CropBox [0 0 200 100]'), true)).toBe('cropped')
    expect(problemOf(page(WORDS, '/CropBox [0 100 200 200]'), true)).toBeUndefined()
    expect(problemOf(page(WORDS, '/CropBox [0 100 200 200] /Rotate 90'), true)).toBeUndefined()
    expect(problemOf(page(WORDS, '/CropBox [0 0 200 100] /Rotate 270'), true)).toBe('cropped')
  })

  it.each([
    ['black words on white', page(WORDS)],
    ['bold words beside a black area', page(`BT /F2 24 Tf 40 150 Td (MWMW) Tj ET 0 g 0 0 200 100 re f`)],
    ['white words on black', page(`${BOX} 1 g ${WORDS}`)],
    ['small white words on black', page(`${BOX} 1 g BT /F1 5 Tf 40 150 Td (Offer by Quokka) Tj ET`)],
    ['words under a white area', page(`${WORDS} 1 g 38 146 140 14 re f`)],
    ['words that are struck out', page(`${WORDS} 1 w 38 154 m 178 154 l S`)],
    ['two letters under black', page(`BT /F1 12 Tf 40 150 Td (of) Tj ET 0 g 38 146 14 14 re f`)],
    ['an annotation that covers nothing', page(WORDS, annotation('Square'))],
    [
      'recognised words on a light scan',
      page(`q 200 0 0 300 0 0 cm /X Do Q 3 Tr ${WORDS.replace('150', '220')}`, '', { 7: scan }),
    ],
  ])('are not taken to be %s', (_name, bytes) => {
    expect(problemOf(bytes)).toBeUndefined()
  })
})
