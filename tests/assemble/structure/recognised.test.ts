import { decodePDFRawStream, PDFRawStream } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadPdfium, type Pdfium } from '../../../src/attachments/contents/pdfium.ts'
import { onePage, stream, writePdf } from '../../attachments/write-pdf.ts'
import { withoutTags } from '../../support/pdf/without-tags.ts'
import { typst } from '../../verify/typst.ts'
import { faultsOf } from '../faults.ts'
import { inspect } from '../inspect.ts'
import { packOf } from '../make-pack.ts'

const paper = `
#set page(paper: "a5", footer: context align(center)[Page #counter(page).display()], header: [Riverbank report])
#set par(justify: true)
= Weir repairs
#lorem(40)
== Costs
#lorem(60)
- Timber
- Nails and #link("https://rb.example/")[other iron]
+ First
+ Second
#table(columns: 3, [*Year*], [*Cost*], [*Work*], [2021], [£200], [Timber], [2022], [£310], [Labour and carting])
#pagebreak()
== Next year
#columns(2)[#lorem(120)]
`

describe('the structure of a paper without tags', () => {
  let pdfium: Pdfium
  beforeAll(async () => {
    pdfium = await loadPdfium()
  })

  function pictures(bytes: Uint8Array, first: number, count: number): string[] {
    const opened = pdfium.open(bytes, '')
    if (typeof opened === 'string') throw new Error(opened)
    const found = Array.from({ length: count }, (_, index) => {
      const page = opened.page(first + index)
      const { values } = page?.picture([0, 40, 419, 560], 1) ?? { values: new Uint8Array() }
      page?.close()
      return Buffer.from(values).toString('base64')
    })
    opened.close()
    return found
  }

  it('is made from its looks, without page numbers and running heads', async () => {
    const { pack } = await packOf({ a: await withoutTags(typst(paper)) })
    const inspected = await inspect(pack.bytes)
    expect(inspected.structure).toBe(
      'Document(P Part(H1 P H2 P L(LI(Lbl LBody) LI(Lbl LBody(Link))) L(LI(Lbl LBody) LI(Lbl LBody)) ' +
        'Table(TR(TH TH TH) TR(TD TD TD) TR(TD TD TD)) H2 P) P)',
    )
    expect(faultsOf(inspected)).toEqual([])
  })

  it('reads words once that are drawn twice to make them bold, and the spaces between words', async () => {
    const words = ['Weir', ' ', 'repairs'].map(
      (word, index) => `BT /F1 12 Tf ${40 + index * 25} 150 Td (${word}) Tj ET`,
    )
    const twice = 'BT /F1 12 Tf 40.2 150 Td (Weir) Tj ET'
    const page = writePdf({ ...onePage(''), 4: stream([words[0], twice, words[1], words[2]].join('\n')) })
    const { pack } = await packOf({ a: page })
    const { document } = await inspect(pack.bytes)
    const contents = document.context.enumerateIndirectObjects().flatMap(([, object]) => {
      const text =
        object instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(object).decode()).toString('latin1') : ''
      return text.includes('(repairs)') ? [text.replace(/\s+/g, ' ')] : []
    })
    expect(contents.join().match(/(?:\/Artifact|\/P <<)|\([^)]*\)/g)).toEqual([
      '/P <<',
      '(Weir)',
      '/Artifact',
      '(Weir)',
      '/P <<',
      '( )',
      '(repairs)',
    ])
  })

  it('does not change how a page looks', async () => {
    const bytes = await withoutTags(typst(paper))
    const { pack } = await packOf({ a: bytes })
    const drawn = pictures(bytes, 0, 2)
    expect(new Set(drawn).size).toBe(2)
    expect(pictures(pack.bytes, 1, 2)).toEqual(drawn)
  })
})
