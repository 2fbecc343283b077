import { PDFName } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { type Objects, onePage, stream, writePdf } from '../attachments/write-pdf.ts'
import { readPdf } from '../support/read-pdf.ts'
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
    const file = writePdf({ ...onePage('Map', '/Resources << /XObject << /Im 6 0 R >> >>'), 6: picture })
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

describe('what must not come along', () => {
  it('is dropped and named in one warning', async () => {
    const file = writePdf({
      ...linked,
      1: `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (calc.exe) >>
        /Names << /JavaScript << /Names [(x) << /S /JavaScript /JS (1) >>] >>
          /EmbeddedFiles << /Names [(data.csv) << /Type /Filespec /F (data.csv) /EF << /F 20 0 R >> >>] >> >> >>`,
      20: stream('a,b', '/Type /EmbeddedFile'),
    })
    const { pack } = await packOf({ a: file })
    const dropped = pack.messages.filter((made) => made.ruleId === 'attachment-dropped')
    expect(dropped).toHaveLength(1)
    expect(dropped[0]?.reason).toMatch(/2 scripts.*1 action that starts a program.*1 embedded file/)
    const text = (await inspect(pack.bytes)).document.context.enumerateIndirectObjects().map(String).join('\n')
    expect(text).not.toMatch(/JavaScript|Launch|EmbeddedFile|data\.csv/)
  })

  it('is found in all kinds of actions', async () => {
    const script = '<< /S /JavaScript /JS (hello) >>'
    const file = writePdf({
      ...onePage('Actions', `/AA << /O ${script} >> /Annots [10 0 R 11 0 R 12 0 R]`),
      1: `<< /Type /Catalog /Pages 2 0 R /AA << /WC ${script} /WS ${script} >> >>`,
      10: '<< /Type /Annot /Subtype /Screen /Rect [0 0 9 9] /A << /S /Rendition /OP 0 /JS (hello) >> >>',
      11: `<< /Type /Annot /Subtype /Widget /FT /Btn /T (go) /Rect [0 0 9 9] /AA << /E ${script} /X 13 0 R >> >>`,
      12: `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://rb.example) /Next [${script} 13 0 R] >> >>`,
      13: '<< /S /Launch /F (hello.exe) /Win << /F (hello.exe) >> >>',
    })
    const { pack } = await packOf({ a: file })
    expect(pack.messages.map(({ reason }) => reason)).toEqual([
      'Unexpected 6 scripts and 1 action that starts a program in a.pdf, left out of the pack',
    ])
    const text = (await inspect(pack.bytes)).document.context.enumerateIndirectObjects().map(String).join('\n')
    expect(text).toContain('https://rb.example')
    expect(text).not.toMatch(/JavaScript|Launch|hello/)
  })

  it('are ways to pages that are not there, too, of buttons and links, each counted once', async () => {
    const nowhere = '<< /S /GoTo /D [99 0 R /Fit] >>'
    const file = writePdf({
      ...onePage('Buttons', '/Annots [10 0 R 11 0 R 12 0 R 13 0 R]'),
      10: `<< /Type /Annot /Subtype /Widget /FT /Btn /T (go) /Rect [0 0 9 9] /A ${nowhere} /AA << /E ${nowhere} >> >>`,
      11: `<< /Type /Annot /Subtype /Link /Rect [0 20 9 29] /A ${nowhere} >>`,
      12: `<< /Type /Annot /Subtype /Link /Rect [0 40 9 49] /Border [0 0 0] /A ${nowhere} >>`,
      13: `<< /Type /Annot /Subtype /Link /Rect [0 60 9 69] /A << /S /GoTo /D [3 0 R /Fit] /Next [${nowhere}] >> >>`,
    })
    const { pack } = await packOf({ a: file })
    const dropped = pack.messages.filter(({ ruleId }) => ruleId === 'attachment-dropped')
    expect(dropped.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('5 links to pages that are not there'),
    ])
    const { reader, pages } = await inspect(pack.bytes)
    const annotations = reader.array(pages[1]?.get(PDFName.of('Annots')))?.asArray() ?? []
    const actions = annotations.map((value) => reader.dict(reader.dict(value)?.get(PDFName.of('A'))))
    expect(actions.map((action) => action?.has(PDFName.of('D')))).toEqual([undefined, undefined, true])
  })

  it('leaves what is seen of it', async () => {
    const file = writePdf({
      ...onePage('Look', '/Annots [10 0 R 11 0 R 12 0 R 13 0 R]'),
      10: '<< /Type /Annot /Subtype /Link /Rect [0 0 50 50] /Border [0 0 2] /Dest [99 0 R /Fit] >>',
      11: '<< /Type /Annot /Subtype /Link /Rect [0 0 50 50] /A << /S /Launch /F (calc.exe) >> >>',
      12: '<< /Type /Annot /Subtype /Link /Rect [0 0 50 50] /BS << /W 0 >> /A << /S /Launch /F (calc.exe) >> >>',
      13: '<< /Type /Annot /Subtype /FileAttachment /Rect [60 0 99 50] /FS 14 0 R /AP << /N 15 0 R >> >>',
      14: '<< /Type /Filespec /F (data.csv) /EF << /F 16 0 R >> >>',
      15: stream('1 0 0 rg 0 0 9 9 re f', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]'),
      16: stream('a,b', '/Type /EmbeddedFile'),
    })
    const { pack } = await packOf({ a: file })
    const { reader, pages, document } = await inspect(pack.bytes)
    const annotations = reader.array(pages[1]?.get(PDFName.of('Annots')))?.asArray() ?? []
    expect(annotations.map((value) => String(reader.dict(value)?.get(PDFName.of('Subtype'))))).toEqual([
      '/Link',
      '/Link',
      '/Stamp',
    ])
    const text = document.context.enumerateIndirectObjects().map(String).join('\n')
    expect(text).not.toMatch(/Launch|EmbeddedFile|data\.csv|99 0 R/)
    const dropped = pack.messages.filter(({ ruleId }) => ruleId === 'attachment-dropped')
    expect(dropped.map(({ reason }) => reason)).toEqual([
      'Unexpected 2 actions that start programs, 1 embedded file and 1 link to a page that is not there in a.pdf, left out of the pack',
    ])
  })

  it('keeps embedded files where the document asks for them', async () => {
    const file = writePdf({
      ...onePage('Data'),
      1: '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(data.csv) 6 0 R] >> >> >>',
      6: '<< /Type /Filespec /F (data.csv) /UF (data.csv) /EF << /F 7 0 R >> >>',
      7: stream('a,b', '/Type /EmbeddedFile'),
    })
    const { pack } = await packOf({ a: file }, { keepFiles: true })
    const { at } = await inspect(pack.bytes)
    expect(String(at('Names', 'EmbeddedFiles', 'Names'))).toContain(Buffer.from('a-data.csv').toString('hex'))
    expect(pack.messages.map((made) => made.ruleId)).not.toContain('attachment-dropped')
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

describe('form fields', () => {
  it('get names of their own and keep their looks', async () => {
    const file = writePdf({
      ...onePage('Form', '/Annots [6 0 R 9 0 R]'),
      1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R 9 0 R 10 0 R] /NeedAppearances true /DA (/Helv 0 Tf) /DR << /Font << /Helv 5 0 R >> >> /XFA [(x) 7 0 R] >> >>',
      6: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Ada) /Rect [10 10 90 30] /P 3 0 R /AP << /N 7 0 R >> >>',
      7: stream('', '/Type /XObject /Subtype /Form /BBox [0 0 80 20]'),
      9: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (seal) /V << /Type /Sig /Contents <00> >> /Rect [10 40 90 60] /P 3 0 R >>',
      10: '<< /FT /Tx /T (elsewhere) /V (not on any page) >>',
    })
    const { pack } = await packOf({ a: file, b: file })
    const { reader, at } = await inspect(pack.bytes)
    const fields = (reader.array(at('AcroForm', 'Fields'))?.asArray() ?? []).map((field) => reader.dict(field))
    expect(fields.map((field) => reader.text(field?.get(PDFName.of('T'))))).toEqual([
      'a-name',
      'a-seal',
      'b-name',
      'b-seal',
    ])
    expect(fields[0]?.has(PDFName.of('AP'))).toBe(true)
    expect(fields[1]?.has(PDFName.of('V'))).toBe(false)
    expect(String(at('AcroForm', 'NeedAppearances'))).toBe('true')
    expect(at('AcroForm', 'XFA')).toBeUndefined()
    expect(pack.messages[0]?.reason).toMatch(/1 signature and an XFA form/)
  })
})

describe('fonts of forms', () => {
  it('of the same name are those of their own fields', async () => {
    const form = (font: string, defaults: string) =>
      writePdf({
        ...onePage('Form', '/Annots [6 0 R 7 0 R]'),
        1: `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R 7 0 R] /DA (/F 9 Tf) /DR << /Font << /F 8 0 R >> >> >> >>`,
        6: `<< /Type /Annot /Subtype /Widget /FT /Tx /T (one) /Rect [10 10 90 30] ${defaults} >>`,
        7: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (two) /Rect [10 40 90 60] >>',
        8: `<< /Type /Font /Subtype /Type1 /BaseFont /${font} >>`,
      })
    const { pack } = await packOf({
      a: form('Courier', '/DA (0 g /F 12 Tf)'),
      b: form('Times-Roman', '/DA (0 g /F 12 Tf)'),
      c: form('Courier', '/DA (/Fine 12 Tf)'),
    })
    const { reader, at } = await inspect(pack.bytes)
    const fonts = reader.dict(at('AcroForm', 'DR', 'Font'))
    const used = (reader.array(at('AcroForm', 'Fields'))?.asArray() ?? []).map((field) => {
      const defaults = reader.key(reader.dict(field)?.get(PDFName.of('DA')))
      const name = PDFName.of(/\/(\S+) \d+ Tf$/.exec(defaults ?? '')?.[1] ?? '')
      return String(reader.dict(fonts?.get(name))?.get(PDFName.of('BaseFont')))
    })
    expect(used).toEqual(['/Courier', '/Courier', '/Times-Roman', '/Times-Roman', 'undefined', '/Courier'])
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
