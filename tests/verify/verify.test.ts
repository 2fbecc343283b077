import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFRef } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasErrors, type Message } from '../../src/messages/message.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import type { PackExpectation } from '../../src/verify/expectation/expectation.ts'
import { verifyPack } from '../../src/verify/verify.ts'
import { changed, sampleExpectation, samplePack } from './sample-pack.ts'

let reader: PdfReader
let expectation: PackExpectation

beforeAll(async () => {
  reader = startReader()
  expectation = await sampleExpectation(reader)
})
afterAll(() => reader.close())

const verify = (bytes: Uint8Array): Promise<Message[]> =>
  verifyPack(bytes, expectation, { file: 'public-pack.pdf', reader })

async function reasons(bytes: Uint8Array): Promise<string[]> {
  const messages = await verify(bytes)
  return messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)
}

describe('a good pack', () => {
  it('gives no message', async () => {
    expect(await reasons(samplePack())).toEqual([])
  })

  it('gives none after pdf-lib has saved it anew', async () => {
    expect(await reasons(await changed(() => undefined))).toEqual([])
  })
})

/** Puts the pages of a pack into another order; a page may be left out or used twice. */
function reorder(document: PDFDocument, order: readonly number[]): void {
  const pages = document.getPages()
  const tree = document.catalog.Pages()
  const kids = order.flatMap((index) => pages[index]?.ref ?? [])
  for (const page of pages) page.node.setParent(document.catalog.get(PDFName.of('Pages')) as PDFRef)
  tree.set(PDFName.of('Kids'), document.context.obj(kids))
  tree.set(PDFName.of('Count'), PDFNumber.of(kids.length))
}

function setLabels(document: PDFDocument, start: number): void {
  const label = document.context.obj({ S: 'D', St: start })
  document.catalog.set(PDFName.of('PageLabels'), document.context.obj({ Nums: [0, label] }))
}

describe('a broken pack', () => {
  it('with two pages of an attachment swapped names both places', async () => {
    const found = await reasons(await changed((pack) => reorder(pack, [0, 1, 2, 3, 5, 4, 6])))
    expect(found).toContainEqual(
      expect.stringMatching(/^verify-page-content: Sheet 5 .*page 6; .*page 1 of document 2-1/),
    )
    expect(found).toContainEqual(
      expect.stringMatching(/^verify-page-number: Sheet 5 \(page 1 of document 2-1\) .*6.*be 5\.$/),
    )
  })

  it('with two pages of a report swapped is found by the numbers', async () => {
    const found = await reasons(await changed((pack) => reorder(pack, [0, 1, 3, 2, 4, 5, 6])))
    expect(found).toContainEqual(
      expect.stringMatching(/^verify-page-number: Sheet 3 \(page 1 of document 1-1\) .*4.*be 3\.$/),
    )
  })

  it('with a page dropped has one too few', async () => {
    const found = await reasons(await changed((pack) => reorder(pack, [0, 1, 2, 3, 4, 5])))
    expect(found).toContainEqual(expect.stringMatching(/^verify-page-count: .*6 pages.* 7\.$/))
    expect(found.join('\n')).toMatch(/verify-page-orphan: .*1 page object/)
  })

  it('with a page twice says which', async () => {
    const found = await reasons(await changed((pack) => reorder(pack, [0, 1, 2, 3, 4, 4, 6])))
    expect(found).toContain('verify-page-repeated: Sheet 6 repeats sheet 5.')
    expect(found).toContainEqual(
      expect.stringMatching(/^verify-page-content: Sheet 6 .*page 5; .*page 2 of document 2-1/),
    )
  })

  it('with wrong labels names each', async () => {
    const found = await reasons(await changed((pack) => setLabels(pack, 2)))
    expect(found).toContainEqual(expect.stringMatching(/^verify-page-label: Sheet 1 .*"2".*"1"/))
    expect(found).toContainEqual(expect.stringMatching(/^verify-range: .*2-1.*6 to 8.*5 to 7/))
  })

  it('without labels says so', async () => {
    const found = await reasons(
      await changed((pack) => {
        pack.catalog.delete(PDFName.of('PageLabels'))
      }),
    )
    expect(found).toContainEqual(expect.stringMatching(/^verify-page-label: Sheet 1 has no page label.*"1"/))
  })

  it('with a wrong number printed at the foot', async () => {
    expect(await reasons(samplePack({ printed: 4 }))).toEqual([
      expect.stringMatching(/^verify-page-number: Sheet 3 \(page 1 of document 1-1\) .*4.*be 3\.$/),
    ])
  })

  it('with a wrong range on the agenda', async () => {
    expect(await reasons(samplePack({ range: '(Pages 5 - 8)' }))).toEqual([
      expect.stringMatching(/^verify-range: .*\(Pages 5 - 8\).*item 2.*\(Pages 5 - 7\)/),
    ])
  })

  it('without a range on the agenda', async () => {
    expect(await reasons(samplePack({ range: '' }))).toEqual([
      expect.stringMatching(/^verify-range: .*no page range.*item 2.*\(Pages 5 - 7\)/),
    ])
  })

  it('with a link of the agenda to another paper', async () => {
    expect(await reasons(samplePack({ wrongLink: true }))).toEqual([
      expect.stringMatching(/^verify-link: .*item 2 to page 5 \(sheet 5\)/),
    ])
  })

  it('with a link of an attachment to another page', async () => {
    const found = await reasons(await changed((pack) => redirect(pack, 4, 0)))
    expect(found.filter((line) => line.startsWith('verify-link'))).toEqual([
      expect.stringMatching(/^verify-link: .*document 2-1 on sheet 5 .*: 1\..*: 7\.$/),
    ])
  })

  it('with a link to a page that is not in the pack', async () => {
    const found = await reasons(
      await changed(async (pack) => {
        const [copy] = await pack.copyPages(pack, [6])
        const target = copy && pack.context.register(copy.node)
        setDestination(pack, 2, pack.context.obj([target ?? null, PDFName.of('Fit')]))
      }),
    )
    expect(found.join('\n')).toMatch(/^verify-link: .*sheet 3 \(page 3\) leads to no page/m)
    expect(found.join('\n')).toContain('verify-page-orphan')
  })

  it('without a bookmark', async () => {
    expect(await reasons(samplePack({ withoutBookmark: true }))).toContainEqual(
      expect.stringMatching(/^verify-outline: There is no bookmark for item 2.*page 5/),
    )
  })

  it('with objects that nothing leads to', async () => {
    const found = await reasons(
      await changed((pack) => {
        pack.context.register(pack.context.flateStream('left behind'))
      }),
    )
    expect(found.join('\n')).toMatch(/^verify-object-orphan: .*1 object \(\d+\)/)
  })

  it('that is no PDF at all is one error', async () => {
    const messages = await verify(new TextEncoder().encode('<html>Not found</html>'))
    expect(messages.map(({ reason }) => reason)).toEqual(['The file is not a PDF.'])
    expect(hasErrors(messages)).toBe(true)
  })
})

function linkOf(document: PDFDocument, sheet: number): PDFDict {
  const annotations = document.getPage(sheet).node.Annots()
  const link = annotations instanceof PDFArray ? annotations.lookup(0, PDFDict) : undefined
  if (!link) throw new Error('The sample has no such link')
  return link
}

function setDestination(document: PDFDocument, sheet: number, destination: PDFArray): void {
  const link = linkOf(document, sheet)
  link.delete(PDFName.of('A'))
  link.set(PDFName.of('Dest'), destination)
}

function redirect(document: PDFDocument, sheet: number, target: number): void {
  const fit = document.context.obj([document.getPage(target).ref, PDFName.of('XYZ'), PDFNumber.of(0)])
  setDestination(document, sheet, fit)
}
