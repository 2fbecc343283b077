import { describe, expect, it } from 'vitest'
import { extractPages as extractContent, loadPack } from '../../src/assemble/parts/extract.ts'
import { bytesOf } from '../../src/host/content.ts'
import { type Objects, onePage, stream, writePdf } from '../attachments/write-pdf.ts'
import { readPdf } from '../support/pdf/read-pdf.ts'
import { english } from '../support/wording.ts'
import { hasNoDanglingReferences, inspect } from './inspect.ts'
import { packOf } from './make-pack.ts'

/** Tagged pages: a heading on the first, a table that goes over both, a link from the second to the first. */
const report: Objects = {
  1: '<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 8 0 R /MarkInfo << /Marked true >> >>',
  2: '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R /StructParents 0 /Resources << /Font << /F1 5 0 R >> >> >>',
  4: stream(
    '/H1 << /MCID 0 >> BDC BT /F1 9 Tf 9 90 Td (Report) Tj ET EMC /TD << /MCID 1 >> BDC BT /F1 9 Tf 9 9 Td (Cell 1) Tj ET EMC',
  ),
  5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  6: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 7 0 R /StructParents 1 /Resources << /Font << /F1 5 0 R >> >> /Annots [20 0 R] >>',
  7: stream(
    '/TD << /MCID 0 >> BDC BT /F1 9 Tf 9 90 Td (Cell 2) Tj ET EMC /H3 << /MCID 1 >> BDC BT /F1 9 Tf 9 9 Td (Deep) Tj ET EMC /Link << /MCID 2 >> BDC BT /F1 9 Tf 9 50 Td (Back) Tj ET EMC',
  ),
  8: '<< /Type /StructTreeRoot /K 9 0 R /ParentTree << /Nums [0 [10 0 R 13 0 R] 1 [15 0 R 16 0 R 17 0 R] 2 17 0 R] >> >>',
  9: '<< /Type /StructElem /S /Document /P 8 0 R /K [10 0 R 11 0 R 16 0 R 17 0 R] >>',
  10: '<< /Type /StructElem /S /H1 /P 9 0 R /Pg 3 0 R /K 0 >>',
  11: '<< /Type /StructElem /S /Table /P 9 0 R /K [12 0 R 14 0 R] >>',
  12: '<< /Type /StructElem /S /TR /P 11 0 R /K [13 0 R] >>',
  13: '<< /Type /StructElem /S /TD /P 12 0 R /Pg 3 0 R /K 1 >>',
  14: '<< /Type /StructElem /S /TR /P 11 0 R /K [15 0 R] >>',
  15: '<< /Type /StructElem /S /TD /P 14 0 R /Pg 6 0 R /K 0 >>',
  16: '<< /Type /StructElem /S /H3 /P 9 0 R /Pg 6 0 R /K 1 >>',
  17: '<< /Type /StructElem /S /Link /P 9 0 R /Pg 6 0 R /K [2 << /Type /OBJR /Obj 20 0 R >>] >>',
  20: '<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [0 0 9 9] /StructParent 2 /Contents (Back) /Dest [3 0 R /Fit] >>',
}

const metadata = { title: 'Item 5', language: 'en-GB', wording: english }

async function loaded() {
  const { pack } = await packOf({ a: writePdf(report), b: writePdf(onePage('Other')) })
  return loadPack(pack.bytes)
}

async function extractPages(...given: Parameters<typeof extractContent>): Promise<Uint8Array> {
  return bytesOf(await extractContent(...given))
}

describe('pages taken out of a pack', () => {
  it('keep their numbers, words and sizes, in the order asked for', async () => {
    const pack = await loaded()
    const read = await readPdf(await extractPages(pack, [3, 1], metadata))
    expect(read.labels).toEqual(['4', '2'])
    expect(read.pages.map(({ text }) => text.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringContaining('Other'),
      expect.stringContaining('Report'),
    ])
    expect(read).toMatchObject({ language: 'en-GB', tagged: true, info: { Title: 'Item 5' } })
  })

  it('keep links among themselves; others become plain text', async () => {
    const pack = await loaded()
    const both = await readPdf(await extractPages(pack, [1, 2], metadata))
    expect(both.pages.map(({ links }) => links.map(({ target }) => target))).toEqual([[], [0]])
    const alone = await inspect(await extractPages(pack, [2], metadata))
    expect(alone.structure).not.toContain('Link')
    expect(alone.structure).toContain('Span')
    expect(hasNoDanglingReferences(alone)).toBe(true)
    const agenda = await readPdf(await extractPages(pack, [0], metadata))
    expect(agenda.pages[0]?.links).toEqual([])
  })

  it('keep the structure that belongs to them, and no level of heading is skipped', async () => {
    const pack = await loaded()
    expect((await inspect(await extractPages(pack, [1], metadata))).structure).toBe(
      'Document(Part(Document(H1 Table(TR(TD)))))',
    )
    expect((await inspect(await extractPages(pack, [2], metadata))).structure).toBe(
      'Document(Part(Document(Table(TR(TD)) H1 Span)))',
    )
  })

  it('keep the bookmarks that lead to them', async () => {
    const pack = await loaded()
    expect((await readPdf(await extractPages(pack, [3, 4], metadata))).outline).toMatchObject([
      { title: 'Paper b', page: 0 },
    ])
    expect((await readPdf(await extractPages(pack, [4], metadata))).outline).toEqual([])
  })

  it('bring nothing of the other pages along', async () => {
    const pack = await loaded()
    const text = (await inspect(await extractPages(pack, [4], metadata))).document.context
      .enumerateIndirectObjects()
      .map(([, object]) => String(object))
      .join('\n')
    expect(text).toContain('Closing words')
    expect(text).not.toMatch(/Report|Cell|Other|Agenda\)/)
  })

  it('are the same bytes however often they are taken', async () => {
    const pack = await loaded()
    const first = await extractPages(pack, [1, 2], metadata)
    await extractPages(pack, [0, 3], metadata)
    expect(Buffer.from(await extractPages(pack, [1, 2], metadata)).equals(first)).toBe(true)
  })
})
