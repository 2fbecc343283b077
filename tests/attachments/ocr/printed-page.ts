import { degrees, PDFDocument } from 'pdf-lib'
import { loadPdfium } from '../../../src/attachments/contents/pdfium.ts'
import { writePng } from '../../support/pdf/png.ts'
import { typst } from '../../verify/typst.ts'

const words =
  '#set page(paper: "a4")\n#set text(size: 12pt)\n= Condition of the weir\n' +
  'The survey of the weir at Mill Lane was made in March. It found three cracks in the east wall.'

/** A page that is a picture of print, and turned so that it is seen upright. */
export async function printedPage(rotation: 0 | 90): Promise<Uint8Array> {
  const pdfium = await loadPdfium()
  const source = pdfium.open(typst(words), '')
  const drawn = typeof source === 'string' ? undefined : source.page(0)?.scan(200)
  if (!drawn) throw new Error('The page cannot be drawn.')
  const document = await PDFDocument.create()
  const picture = await document.embedPng(writePng(drawn.picture))
  const page = document.addPage(rotation === 0 ? [595, 842] : [842, 595])
  page.setRotation(degrees(rotation))
  const turned = rotation === 0 ? { x: 0, y: 0 } : { x: 842, y: 0, rotate: degrees(90) }
  page.drawImage(picture, { ...turned, width: 595, height: 842 })
  return document.save()
}
