import { gzipSync } from 'node:zlib'
import { PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts } from 'pdf-lib'
import { typst } from './typst.ts'

/** Public outputs with `words` hidden in one place. */
export type Leak = (words: string) => Promise<Map<string, Uint8Array>> | Map<string, Uint8Array>

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const file = (path: string, text: string): Map<string, Uint8Array> => new Map([[path, bytesOf(text)]])

/** A public pack of one page, changed by `change`, and saved with its objects in compressed streams. */
async function pack(change: (document: PDFDocument) => unknown): Promise<Map<string, Uint8Array>> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const font = await document.embedFont(StandardFonts.Helvetica)
  document.addPage([400, 400]).drawText('Footpaths by the river are open', { x: 20, y: 300, size: 10, font })
  await change(document)
  return new Map([['public-pack.pdf', await document.save({ useObjectStreams: true })]])
}

const utf16 = (text: string): string => Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex')

/** Every place of an output in which words can hide, each found only there. */
export const leaks: Record<string, Leak> = {
  'text of a page': (words) =>
    pack((document) => document.addPage().drawText(words, { size: 4, x: 5, y: 50, maxWidth: 500, lineHeight: 5 })),
  'text in a font of its own codes': (words) =>
    new Map([['public-pack.pdf', typst(`#text(${JSON.stringify(words)})`)]]),
  'white text under a picture': (words) =>
    new Map([
      ['public-pack.pdf', typst(`#text(fill: white, ${JSON.stringify(words)})#place(rect(width: 5cm, fill: black))`)],
    ]),
  'document information': (words) => pack((document) => document.setSubject(words)),
  'XMP metadata': (words) =>
    pack((document) => {
      const xmp = `<x:xmpmeta><dc:description>${words}</dc:description></x:xmpmeta>`
      const stream = document.context.flateStream(xmp, { Type: 'Metadata', Subtype: 'XML' })
      document.catalog.set(PDFName.of('Metadata'), document.context.register(stream))
    }),
  'title of a bookmark': (words) =>
    pack((document) => {
      const entry = document.context.register(document.context.obj({ Title: PDFHexString.fromText(words) }))
      const outline = { Type: 'Outlines', First: entry, Last: entry, Count: 1 }
      document.catalog.set(PDFName.of('Outlines'), document.context.register(document.context.obj(outline)))
    }),
  'alternative text': (words) =>
    pack((document) => {
      const figure = document.context.register(document.context.obj({ S: 'Figure', Alt: PDFString.of(words) }))
      const root = document.context.obj({ Type: 'StructTreeRoot', K: figure })
      document.catalog.set(PDFName.of('StructTreeRoot'), document.context.register(root))
    }),
  'actual text within the contents': (words) =>
    pack((document) => {
      const contents = document.context.flateStream(`/Span <</ActualText <${utf16(words)}>>> BDC EMC`)
      document.addPage().node.set(PDFName.of('Contents'), document.context.register(contents))
    }),
  'embedded file': (words) => pack((document) => document.attach(bytesOf(words), 'notes.txt')),
  'embedded PDF': (words) =>
    pack(async (document) => document.attach(typst(`#text(${JSON.stringify(words)})`), 'more.pdf')),
  'name of an embedded file': (words) => pack((document) => document.attach(bytesOf('open'), `${words}.txt`)),
  'string of an object that nothing leads to': (words) =>
    pack((document) => document.context.register(document.context.obj({ Left: PDFHexString.fromText(words) }))),
  'page that is not among the pages': (words) =>
    pack(async (document) => {
      const other = await PDFDocument.load(typst(`#text(${JSON.stringify(words)})`))
      const [page] = await document.copyPages(other, [0])
      if (page) document.context.register(page.node)
    }),
  'appearance of an annotation': (words) =>
    pack((document) => {
      const font = document.context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' })
      const hexadecimal = Buffer.from(words, 'latin1').toString('hex')
      const form = document.context.flateStream(`BT /F 1 Tf <${hexadecimal}> Tj ET`, {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 9, 9],
        Resources: { Font: { F: font } },
      })
      document.context.register(form)
    }),
  'label of a page': (words) =>
    pack((document) => {
      const labels = document.context.obj({ Nums: [0, { P: PDFString.of(words) }] })
      document.catalog.set(PDFName.of('PageLabels'), labels)
    }),
  'PDF of an item': async (words) => new Map([['items/03-paths.pdf', typst(`#text(${JSON.stringify(words)})`)]]),
  manifest: (words) => file('pack.json', JSON.stringify({ agenda: [{ title: words }] })),
  'text of a web page': (words) => file('index.html', `<p>${words.split(' ').join('</p>\n<p>')}</p>`),
  'attribute of a web page': (words) => file('index.html', `<img alt="${words}">`),
  'comment of a web page': (words) => file('index.html', `<!-- ${words} -->`),
  'script of a web page': (words) =>
    file('index.html', `<script type="application/ld+json">{"name":"${words}"}</script>`),
  feed: (words) => file('feed.xml', `<title>${words}</title>`),
  calendar: (words) => file('meeting.ics', `DESCRIPTION:${words}`.replace(/(.{60})/g, '$1\r\n ')),
  'search index': (words) =>
    new Map([['pagefind/fragment/en_1.pf_fragment', gzipSync(JSON.stringify({ content: words }))]]),
  'name of an output': (words) => file(`items/07-${words.replaceAll(' ', '-')}.html`, '<p>Footpaths</p>'),
}
