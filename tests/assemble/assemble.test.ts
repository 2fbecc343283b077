import { PDFName } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { type Objects, onePage, stream, writePdf } from '../attachments/write-pdf.ts'
import { readPdf } from '../support/pdf/read-pdf.ts'
import { hasNoDanglingReferences, inspect } from './inspect.ts'
import { packOf } from './make-pack.ts'

/** Two pages; the first links to the second by name, the second to the web and to a page that is not there. */
const linked: Objects = {
  ...onePage('First', '/Annots [10 0 R 13 0 R]'),
  1: '<< /Type /Catalog /Pages 2 0 R /Names << /Dests << /Names [(plan) [6 0 R /XYZ 10 290 null]] >> >> /Outlines 14 0 R >>',
  2: '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>',
  6: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 7 0 R /Resources << /Font << /F1 5 0 R >> >> /Annots [11 0 R 12 0 R] >>',
  7: stream('BT /F1 12 Tf 40 150 Td (Second) Tj ET'),
  10: '<< /Type /Annot /Subtype /Link /Rect [0 0 50 50] /Dest (plan) >>',
  11: '<< /Type /Annot /Subtype /Link /Rect [0 0 50 50] /A << /S /URI /URI (https://rb.example/) >> >>',
  12: '<< /Type /Annot /Subtype /Link /Rect [0 0 50 50] /Border [0 0 0] /Dest [99 0 R /Fit] >>',
  13: '<< /Type /Annot /Subtype /Link /Rect [0 0 50 50] /Border [0 0 0] /A << /S /JavaScript /JS (app.alert\\(1\\)) >> >>',
  14: '<< /Type /Outlines /First 15 0 R /Last 15 0 R /Count 1 >>',
  15: '<< /Title (Chapter) /Parent 14 0 R /First 16 0 R /Last 16 0 R /Count 1 /Dest (plan) >>',
  16: '<< /Title (Section) /Parent 15 0 R /A << /S /GoTo /D [3 0 R /Fit] >> >>',
}

describe('a pack with attachments', () => {
  it('shows their pages, stamped, with numbers as labels', async () => {
    const { pack } = await packOf({ a: writePdf(linked), b: writePdf(onePage('Third', '/Rotate 90')) })
    const read = await readPdf(pack.bytes)
    expect(read.pages.map(({ text }) => text.replace(/\s+/g, ' ').trim())).toEqual([
      'Agenda',
      expect.stringMatching(/^First.*Page 2$/),
      expect.stringMatching(/^Second.*Page 3$/),
      expect.stringMatching(/^Third.*Page 4$/),
      'Closing words',
    ])
    expect(read.labels).toEqual(['1', '2', '3', '4', '5'])
    expect(read.pages[3]).toMatchObject({ width: 300, height: 200 })
  })

  it('leads links of the agenda and of attachments to the right pages, and drops those that lead nowhere', async () => {
    const { pack } = await packOf({ a: writePdf(linked), b: writePdf(onePage('Third')) })
    const read = await readPdf(pack.bytes)
    const targets = read.pages.map(({ links }) => links.map(({ target }) => target))
    expect(targets).toEqual([[1, 3], [2], ['https://rb.example/'], [], []])
    expect(hasNoDanglingReferences(await inspect(pack.bytes))).toBe(true)
  })

  it('nests bookmarks of an attachment below its own', async () => {
    const { pack } = await packOf({ a: writePdf(linked), b: writePdf(onePage('Third')) })
    const { outline } = await readPdf(pack.bytes)
    expect(outline).toMatchObject([
      {
        title: 'Paper a',
        page: 1,
        children: [{ title: 'Chapter', page: 2, children: [{ title: 'Section', page: 1 }] }],
      },
      { title: 'Paper b', page: 3, children: [] },
    ])
  })

  it('keeps names of two attachments apart', async () => {
    const { pack } = await packOf({ a: writePdf(linked), b: writePdf(linked) })
    const read = await readPdf(pack.bytes)
    expect(read.pages.map(({ links }) => links.map(({ target }) => target))).toEqual([
      [1, 3],
      [2],
      ['https://rb.example/'],
      [4],
      ['https://rb.example/'],
      [],
    ])
  })

  it('stores what two attachments share once', async () => {
    const picture = stream(
      'x'.repeat(50_000),
      '/Type /XObject /Subtype /Image /Width 250 /Height 200 /ColorSpace /DeviceGray /BitsPerComponent 8',
    )
    const file = writePdf({
      ...onePage('Map', '/Resources << /XObject << /Im 6 0 R >> >>'),
      4: stream('/Im Do'),
      6: picture,
    })
    const once = await packOf({ a: file })
    const twice = await packOf({ a: file, b: file })
    expect(twice.pack.bytes.length - once.pack.bytes.length).toBeLessThan(5_000)
    expect(twice.pack.bytesByDocument.get('a')).toBeGreaterThan(50_000)
    expect(twice.pack.bytesByDocument.get('b')).toBeLessThan(5_000)
  })

  it('gives the same bytes for the same input', async () => {
    const [first, second] = [await packOf({ a: writePdf(linked) }), await packOf({ a: writePdf(linked) })]
    expect(Buffer.from(first.pack.bytes).equals(second.pack.bytes)).toBe(true)
    expect(Buffer.from(first.pack.bytes).toString('latin1')).not.toMatch(/CreationDate|CreateDate/)
  })

  it.each(['', '/MediaBox [0 0 0 0]', '/MediaBox [(a) 0 10 10]', `/MediaBox [0 0 1${'0'.repeat(40)} 99]`])(
    'gives a page without a size (%s) that of a letter',
    async (box) => {
      const page = `<< /Type /Page /Parent 2 0 R ${box} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`
      const { pack } = await packOf({ a: writePdf({ ...onePage('Note'), 3: page }) })
      const { pages } = await inspect(pack.bytes)
      expect(String(pages[1]?.get(PDFName.of('MediaBox')))).toBe('[ 0 0 612 792 ]')
    },
  )

  it('does not let an attachment with unbalanced graphics states move its stamps', async () => {
    const contents = 'q 2 0 0 2 50 50 cm q BT /F1 12 Tf 4 4 Td (Open) Tj'
    const { pack } = await packOf({ a: writePdf({ ...onePage(''), 4: stream(contents) }) })
    const { reader, pages } = await inspect(pack.bytes)
    const parts = reader.array(pages[1]?.get(PDFName.of('Contents')))?.asArray() ?? []
    const text = parts.map((part) => Buffer.from(reader.stream(part)?.getContents() ?? []).toString('latin1')).join('')
    const before = text.slice(0, text.indexOf('/Artifact'))
    const count = (operator: RegExp): number => before.match(operator)?.length ?? 0
    expect(count(/(?<!\S)q(?!\S)/g)).toBe(count(/(?<!\S)Q(?!\S)/g))
    expect(count(/(?<!\S)BT(?!\S)/g)).toBe(count(/(?<!\S)ET(?!\S)/g))
  })
})

describe('layers', () => {
  it('keep their states', async () => {
    const file = writePdf({
      ...onePage('', ''),
      1: '<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R 7 0 R] /D << /Order [6 0 R 7 0 R] /OFF [7 0 R] >> >> >>',
      3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >>
        /Properties << /Shown 6 0 R /Hidden 7 0 R >> >> >>`,
      4: stream('/OC /Shown BDC BT /F1 12 Tf 9 9 Td (A) Tj ET EMC /OC /Hidden BDC BT /F1 12 Tf 9 9 Td (B) Tj ET EMC'),
      6: '<< /Type /OCG /Name (Streets) >>',
      7: '<< /Type /OCG /Name (Drafts) >>',
    })
    const { pack } = await packOf({ a: file, b: file })
    const { reader, at } = await inspect(pack.bytes)
    const names = (value: ReturnType<typeof at>): (string | undefined)[] =>
      (reader.array(value)?.asArray() ?? []).map((group) => reader.text(reader.dict(group)?.get(PDFName.of('Name'))))
    expect(names(at('OCProperties', 'OCGs'))).toEqual(['Streets', 'Drafts', 'Streets', 'Drafts'])
    expect(names(at('OCProperties', 'D', 'OFF'))).toEqual(['Drafts', 'Drafts'])
  })
})

describe('links to a page that is cropped, turned and scaled', () => {
  it('lead to the point that was meant, in the units of that page', async () => {
    const file = writePdf(onePage('Map', '/Rotate 90 /UserUnit 2 /CropBox [20 30 120 230]'))
    const { pack } = await packOf({ a: file })
    const { reader, pages } = await inspect(pack.bytes)
    const link = reader.dict(reader.array(pages[0]?.get(PDFName.of('Annots')))?.get(0))
    const destination = reader.array(link?.get(PDFName.of('Dest')))
    // The upper left corner as seen is the lower left one of a page that is turned clockwise.
    expect([2, 3].map((index) => reader.number(destination?.get(index)))).toEqual([20, 30])
  })
})
