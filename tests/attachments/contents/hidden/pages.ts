import { type Objects, stream, writePdf } from '../../write-pdf.ts'

export const WORDS = 'BT /F1 12 Tf 40 150 Td (Offer by Quokka of ten) Tj ET'
export const BOX = '0 g 38 146 140 14 re f'

/** One page with these contents; annotations and other entries of the page as `more`. */
export function page(contents: string, more = '', objects: Objects = {}): Uint8Array {
  return writePdf({
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> /XObject << /X 7 0 R /Y 8 0 R >> /Shading << /S 10 0 R >> /Pattern << /P 11 0 R >> /ExtGState << /G << /ca 0 >> >> /Properties << /L 9 0 R >> >> ${more} >>`,
    4: stream(contents),
    5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    6: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    8: grey(2, 2, () => 0),
    10: '<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [38 0 178 0] /Function << /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [0.5] /N 1 >> /Extend [true true] >>',
    11: stream(
      '0 g 0 0 4 4 re f 1 g 1 1 2 2 re f',
      '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 4 4] /XStep 4 /YStep 4 /Resources << >>',
    ),
    ...objects,
  })
}

/** A page with words in a layer that the file opens with in this state. */
export function layered(state: 'ON' | 'OFF'): Uint8Array {
  const objects = {
    1: `<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [9 0 R] /D << /${state} [9 0 R] >> >> >>`,
    9: '<< /Type /OCG /Name (Draft) >>',
  }
  return page(`/OC /L BDC ${WORDS} EMC`, '', objects)
}

export const form = (contents: string, box = '0 0 200 300') =>
  stream(contents, `/Type /XObject /Subtype /Form /BBox [${box}]`)
/** Black rows of a height that together cover what is `height` points high. */
export const strips = (from: number, height: number, step: number) =>
  Array.from({ length: height / step }, (_, index) => `38 ${from + index * step} 140 ${step} re f`).join(' ')
export const grey = (width: number, height: number, values: (index: number) => number) =>
  stream(
    String.fromCharCode(...Array.from({ length: width * height }, (_, index) => values(index))),
    `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace /DeviceGray`,
  )
export const picture = (values: (index: number) => number) => grey(14, 3, values)
/** As large as the page in points, with marks as dense as letters where the words of a page would stand. */
export const scanOfWords = grey(200, 300, (index) => {
  const [x, y] = [index % 200, 300 - Math.floor(index / 200)]
  return y > 150 && y < 160 && x > 40 && x < 165 && x % 3 === 0 ? 0 : 255
})
/** Ten rows of which the lower half is black, over all of the page. */
export const scan = stream(
  String.fromCharCode(...Array.from({ length: 100 }, (_, index) => (index < 50 ? 255 : 0))),
  '/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceGray',
)
export const annotation = (kind: string, more = '') =>
  `/Annots [<< /Type /Annot /Subtype /${kind} /Rect [38 146 178 160] /F 4 ${more} >>]`
export const look = '/AP << /N 8 0 R >>'
export const lookOfBox = { 8: stream('0 g 0 0 140 14 re f', '/Type /XObject /Subtype /Form /BBox [0 0 140 14]') }
