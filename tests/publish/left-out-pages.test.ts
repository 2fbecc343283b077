import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../src/host/content.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import { type Objects, stream, writePdf } from '../attachments/write-pdf.ts'
import { buildFiles } from '../support/build.ts'
import { canDecode, decodePdf } from '../support/pdf/decode.ts'
import { MEETING, meetingHead } from '../support/workspace.ts'

const picture = (words: string) =>
  stream(
    words.padEnd(300, ' '),
    '/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceRGB',
  )
const form = (contents: string, entries = '') =>
  stream(contents, `/Type /XObject /Subtype /Form /BBox [0 0 200 300] ${entries}`)
const page = (contents: number, more = '') =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents ${contents} 0 R ${more} >>`

/** Two pages that share one dictionary of resources; whatever belongs to the second says "quokka". */
const shared: Objects = {
  1: '<< /Type /Catalog /Pages 2 0 R /Outlines 30 0 R /AcroForm << /Fields [40 0 R] /DR << /XObject << /Q 12 0 R >> /Font << /F1 5 0 R >> >> >> /OCProperties << /OCGs [50 0 R] /D << /Order [50 0 R] >> >> /Names << /Dests << /Names [(quokka-place) [4 0 R /Fit]] >> >> >>',
  2: '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /Resources 6 0 R >>',
  3: page(20),
  4: page(21, '/Annots [40 0 R]'),
  5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  6: '<< /Font << /F1 5 0 R /T3 9 0 R >> /XObject << /Own 10 0 R /Nested 11 0 R /Q 12 0 R /FormA 13 0 R /FormB 14 0 R /#51uokka 15 0 R /Drawn 16 0 R >> /Pattern << /P1 17 0 R >> /Properties << /Layer 50 0 R >> >>',
  9: '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 18 0 R >> /Encoding << /Type /Encoding /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [1] >>',
  10: picture('weir picture'),
  11: picture('weir in a form'),
  12: picture('quokka picture'),
  13: form('/Nested Do'),
  14: form('q Q', '/Resources 6 0 R'),
  15: form('BT /F1 9 Tf (quokka form) Tj ET', '/Resources 6 0 R'),
  16: picture('weir in a glyph'),
  17: stream(
    'q Q',
    '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources 6 0 R',
  ),
  18: stream('1 0 d0 /Drawn Do'),
  20: stream(
    '/Own Do /FormA Do /FormB Do /Pattern cs /P1 scn 0 0 9 9 re f BT /F1 12 Tf 40 150 Td (The weir is old) Tj /T3 9 Tf (a) Tj ET',
  ),
  21: stream('/OC /Layer BDC /Q Do EMC /#51uokka Do BT /F1 12 Tf 40 150 Td (Quokka has bid) Tj ET'),
  30: '<< /Type /Outlines /First 31 0 R /Last 33 0 R /Count 3 >>',
  31: '<< /Title (quokka bookmark) /Parent 30 0 R /Dest [4 0 R /Fit] /First 32 0 R /Last 32 0 R /Count 1 /Next 33 0 R >>',
  32: '<< /Title (weir bookmark) /Parent 31 0 R /Dest [3 0 R /Fit] >>',
  33: '<< /Title (quokka on the web) /Parent 30 0 R /Prev 31 0 R /A << /S /URI /URI (https://rb.example) >> >>',
  40: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (quokka field) /V (quokka value) /Rect [10 10 90 30] /P 4 0 R >>',
  50: '<< /Type /OCG /Name (quokka layer) >>',
  51: '<< /Title (quokka file) >>',
}

/** What is on the first page refers to what is on the second, and a paragraph begins on one and ends on the other. */
const entangled: Objects = {
  1: '<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 30 0 R /MarkInfo << /Marked true >> /AcroForm << /Fields [40 0 R 41 0 R] >> >>',
  2: '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /Resources << /Font << /F1 5 0 R >> >> >>',
  3: page(20, '/StructParents 0 /DPart 60 0 R /Annots [42 0 R 43 0 R 44 0 R 45 0 R]'),
  4: page(21, '/StructParents 1 /Annots [46 0 R 47 0 R]'),
  5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  20: stream('/P <</MCID 0>> BDC BT /F1 12 Tf 40 150 Td (The weir is old) Tj ET EMC'),
  21: stream('/P <</MCID 0>> BDC BT /F1 12 Tf 40 150 Td (and Quokka has bid) Tj ET EMC'),
  30: '<< /Type /StructTreeRoot /K 31 0 R /ParentTree << /Nums [0 [32 0 R] 1 [33 0 R]] >> >>',
  31: '<< /Type /StructElem /S /P /P 30 0 R /ActualText (The weir is old and Quokka has bid) /K [32 0 R 33 0 R] >>',
  32: '<< /Type /StructElem /S /Span /P 31 0 R /Pg 3 0 R /K 0 /ActualText (The weir is olde) >>',
  33: '<< /Type /StructElem /S /Span /P 31 0 R /Pg 4 0 R /K 0 /Alt (quokka) >>',
  40: '<< /FT /Tx /T (weir) /Kids [44 0 R 46 0 R] >>',
  41: '<< /FT /Tx /T (quokka total) /V (quokka sum) >>',
  42: '<< /Type /Annot /Subtype /Widget /FT /Btn /Ff 65536 /T (reset) /Rect [0 0 9 9] /A << /S /ResetForm /Fields [40 0 R 41 0 R] >> >>',
  43: '<< /Type /Annot /Subtype /Widget /FT /Btn /Ff 65536 /T (hide) /Rect [0 9 9 18] /A << /S /Hide /T [46 0 R 47 0 R] >> >>',
  44: '<< /Type /Annot /Subtype /Widget /Parent 40 0 R /Rect [0 20 9 29] >>',
  45: '<< /Type /Annot /Subtype /Widget /Parent 48 0 R /Rect [0 30 9 39] >>',
  46: '<< /Type /Annot /Subtype /Widget /Parent 40 0 R /Rect [0 20 9 29] /TU (quokka field) >>',
  47: '<< /Type /Annot /Subtype /Widget /Parent 48 0 R /Rect [0 30 9 39] /TU (quokka field) >>',
  48: '<< /FT /Tx /T (in no form) /Kids [45 0 R 47 0 R] >>',
  60: '<< /Type /DPart /Parent 61 0 R /Start 3 0 R >>',
  61: '<< /Type /DPart /DParts [[60 0 R << /Type /DPart /Start 4 0 R /DPM << /Bidder (quokka) >> >>]] >>',
}

describe.skipIf(!canDecode)('pages that the public does not get', () => {
  let reader: PdfReader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  const built = (slides: Objects) =>
    buildFiles(
      {
        [MEETING]: `${meetingHead}agenda:\n  - { title: Weir, documents: [{ file: slides.pdf, title: Slides, pages: { public: 1, members: 1-2 } }] }\n`,
        'meetings/2022-12-12-health/slides.pdf': writePdf(slides, '/Info 51 0 R'),
      },
      reader,
    )

  it.each([
    [
      'only they show',
      shared,
      ['weir picture', 'weir in a form', 'weir in a glyph', 'weir bookmark', 'The weir is old'],
    ],
    ['others refer to', entangled, ['The weir is old', 'The weir is olde']],
  ])('leave nothing behind that %s', async (_name, slides, kept) => {
    const { output, errors } = await built(slides)
    expect(errors).toEqual([])
    const files = [...(output?.publicFiles ?? [])].filter(([path]) => path.endsWith('.pdf'))
    expect(files.map(([path]) => path)).toContain('public-pack.pdf')
    for (const [path, bytes] of files)
      expect([path, /quokka/i.exec(decodePdf(bytesOf(bytes)))?.[0]]).toEqual([path, undefined])
    const pack = decodePdf(bytesOf(output?.publicFiles.get('public-pack.pdf') ?? []))
    for (const words of kept) expect(pack).toContain(words)
  })

  it('may print an address to which a page for the public leads', async () => {
    const address = 'https://rb.example/brackwater-dredging-offer'
    const { errors } = await built({
      1: '<< /Type /Catalog /Pages 2 0 R >>',
      2: '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /Resources << /Font << /F1 5 0 R >> >> >>',
      3: page(
        20,
        `/Annots [<< /Type /Annot /Subtype /Link /Rect [40 140 90 170] /A << /S /URI /URI (${address}) >> >>]`,
      ),
      4: page(21),
      5: shared[5] ?? '',
      20: stream('BT /F1 12 Tf 40 150 Td (The offer) Tj ET'),
      21: stream(`BT /F1 6 Tf 10 150 Td (${address}) Tj ET`),
    })
    expect(errors).toEqual([])
  })

  it('are not in what is said of the file', async () => {
    const { output, open } = await built(shared)
    const title = 'quokka file'
    expect(JSON.stringify(output?.manifests.find(({ audience }) => audience === 'members'))).toContain(title)
    expect(JSON.stringify(open)).not.toContain(title)
  })

  it('are all there for the members', async () => {
    const { output } = await built(shared)
    const members = decodePdf(bytesOf(output?.privateFiles.get('members-pack.pdf') ?? []))
    for (const words of ['quokka picture', 'quokka form', 'quokka layer']) expect(members).toContain(words)
  })
})
