import { PDFDocument, PDFName, StandardFonts } from 'pdf-lib'

/** A PDF with text and a picture of so many bytes on each page; every number makes other ones. */
export async function pdfOfPictures(number: number, pages: number, bytes: number): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const font = await document.embedFont(StandardFonts.Helvetica)
  const random = randomNumbers(number)
  for (let index = 0; index < pages; index += 1) {
    const page = document.addPage([595, 842])
    for (let line = 0; line < 30; line += 1) {
      page.drawText(`Paper ${number}, page ${index + 1}, line ${line + 1} of what was asked for`, {
        x: 60,
        y: 780 - line * 14,
        size: 10,
        font,
      })
    }
    const width = 100
    const height = Math.round(bytes / width)
    const pixels = Uint8Array.from({ length: width * height }, random)
    const picture = document.context.stream(pixels, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      ColorSpace: 'DeviceGray',
      BitsPerComponent: 8,
    })
    const name = page.node.newXObject('Picture', document.context.register(picture))
    page.node.addContentStream(
      document.context.register(document.context.stream(`q 200 0 0 200 60 100 cm ${name} Do Q`)),
    )
  }
  return document.save({ useObjectStreams: true })
}

/** A PDF of a hundred pages with so many objects that its pages need. */
export async function pdfOfObjects(count: number): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context } = document
  const pages = 100
  for (let index = 0; index < pages; index += 1) {
    const page = document.addPage([595, 842])
    page.drawText(`Page ${index + 1} of many objects`, { x: 60, y: 700 })
    const properties = context.obj({})
    for (let object = 0; object < count / pages; object += 1) {
      const name = PDFName.of(`P${object}`)
      properties.set(name, context.register(context.obj({ Page: index, Number: object, List: [1, 2, 3] })))
    }
    const resources = page.node.Resources()
    resources?.set(PDFName.of('Properties'), properties)
  }
  return document.save({ useObjectStreams: false })
}

/** Bytes, the same in every run (a linear congruence, as in ISO C). */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 16) & 255
  }
}
