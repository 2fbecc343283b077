import { deflateSync } from 'node:zlib'
import { PDFDocument, type PDFPage, StandardFonts } from 'pdf-lib'

/** Points of the pages here: a sheet of A6. */
const [WIDE, HIGH] = [298, 420]

/** A page that was scanned. */
interface Scan {
  dpi: number
  kind?: 'grey' | 'colour' | 'two-tone'
  /** Takes up less of the page. */
  scale?: number
}

/** A picture of lines of print: the left half is darker, and the background has the grain that scanners make. */
export function drawScan(page: PDFPage, { dpi, kind = 'grey', scale = 1 }: Scan): void {
  const { context } = page.doc
  const [width, height] = [Math.round((WIDE * dpi) / 72), Math.round((HIGH * dpi) / 72)]
  const channels = kind === 'colour' ? 3 : 1
  const values = new Uint8Array(width * height * channels)
  let grain = 1
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    grain = (grain * 1103515245 + 12345) % 2147483648
    const [x, y] = [pixel % width, Math.floor(pixel / width)]
    const isInk = ((y * 72) / dpi) % 24 < 6 && ((x * 72) / dpi) % 9 < 5
    const paper = x < width / 2 ? 200 : 240
    for (let channel = 0; channel < channels; channel += 1)
      values[pixel * channels + channel] = isInk ? 30 + 40 * channel : paper + (grain % 15)
  }
  const isTwoTone = kind === 'two-tone'
  const data = isTwoTone ? new Uint8Array(Math.ceil(width / 8) * height).map((_, at) => (at * 37) % 256) : values
  const picture = context.register(
    context.stream(deflateSync(data), {
      ...{ Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: isTwoTone ? 1 : 8 },
      ...{ ColorSpace: kind === 'colour' ? 'DeviceRGB' : 'DeviceGray', Filter: 'FlateDecode' },
    }),
  )
  const name = page.node.newXObject('Scan', picture)
  const contents = `q ${WIDE * scale} 0 0 ${HIGH * scale} 0 0 cm ${name} Do Q`
  page.node.addContentStream(context.register(context.flateStream(contents)))
}

/** A PDF of small pages, each as it is drawn. */
export async function fileOf(...pages: ((page: PDFPage) => void)[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.setCreationDate(new Date(0))
  document.setModificationDate(new Date(0))
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (const draw of pages) {
    const page = document.addPage([WIDE, HIGH])
    page.setFont(font)
    draw(page)
  }
  return document.save()
}
