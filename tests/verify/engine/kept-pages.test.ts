import fc from 'fast-check'
import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShelves } from '../../../src/kept/shelves.ts'
import { readingChangedPages } from '../../../src/verify/engine/kept-pages.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'

interface Page {
  words: string
  /** 0-based page that a link leads to, taken round the end. */
  to: number
  by: 'page' | 'action' | 'name' | 'address'
  width: number
  isForm: boolean
}

const page: fc.Arbitrary<Page> = fc.record({
  words: fc.constantFrom('Bridge', 'Page 3', 'Weir', 'Ferry (old)'),
  to: fc.nat(4),
  by: fc.constantFrom('page', 'action', 'name', 'address'),
  width: fc.constantFrom(200, 300),
  isForm: fc.boolean(),
})

/** A file with labels, an outline of nothing, shared fonts, links of all kinds and form fields. */
async function fileOf(pages: readonly Page[], prefix: string): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context, catalog } = document
  const font = await document.embedFont(StandardFonts.Helvetica)
  const made = pages.map(({ width }) => document.addPage([width, 100]))
  for (const [index, { words, to, by, isForm }] of pages.entries()) {
    const on = made[index]
    const target = made[to % made.length]
    if (!on || !target) continue
    on.drawText(words, { x: 10, y: 40, size: 12, font })
    const destination = [target.ref, 'Fit']
    const leading = {
      page: { Dest: destination },
      action: { A: { S: 'GoTo', D: destination } },
      name: { Dest: PDFString.of(`page ${to % made.length}`) },
      address: { A: { S: 'URI', URI: PDFString.of(`https://parish.example/${to}`) } },
    }[by]
    const link = { Type: 'Annot', Subtype: 'Link', Rect: [10, 10, 60, 30], P: on.ref, ...leading }
    on.node.set(PDFName.of('Annots'), context.obj([context.register(context.obj(link))]))
    if (!isForm) continue
    const field = document.getForm().createTextField(`field ${index}`)
    field.setText(words)
    field.addToPage(on, { x: 80, y: 10, width: 60, height: 20 })
  }
  const named = made.flatMap(({ ref }, index) => [PDFString.of(`page ${index}`), [ref, 'Fit']])
  catalog.set(PDFName.of('Names'), context.obj({ Dests: { Names: named } }))
  const label = { S: 'D', P: PDFString.of(prefix) }
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: [0, label] }))
  return document.save()
}

describe('readingChangedPages', () => {
  let whole: PdfReader
  beforeAll(() => {
    whole = startReader()
  })
  afterAll(() => whole.close())

  /** A reader of changed pages, and how many pages it has had to read. */
  function changedPages() {
    let count = 0
    const counting: PdfReader = {
      ...whole,
      read: async (bytes, options) => {
        const reading = await whole.read(bytes, options)
        count += reading.pages.length
        return reading
      },
    }
    return { reader: readingChangedPages(counting, openShelves().shelf(1)), read: () => count }
  }

  const asked = { isBesideObjects: true, pageWord: 'Page' }

  it('reads of any file what is read when it is read whole', async () => {
    const file = fc.record({ pages: fc.array(page, { minLength: 1, maxLength: 5 }), prefix: fc.constantFrom('', 'A') })
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 2, maxLength: 4 }), async (files) => {
        const { reader } = changedPages()
        for (const { pages, prefix } of files) {
          const bytes = await fileOf(pages, prefix)
          const [reading, objects] = await Promise.all([reader.read(bytes, asked), reader.objects(bytes)])
          expect(reading).toEqual(await whole.read(bytes, asked))
          expect({ ...objects, pages: undefined }).toEqual(await whole.objects(bytes))
        }
      }),
      { numRuns: 15 },
    )
  })

  it('reads again the page with the changed word, and the one whose link leads elsewhere now', async () => {
    const plain: Page = { words: 'Bridge', to: 0, by: 'page', width: 200, isForm: false }
    const before = [plain, { ...plain, to: 3 }, { ...plain, words: 'Weir' }, { ...plain, width: 300 }, plain]
    const { reader, read } = changedPages()
    await reader.read(await fileOf(before, ''), asked)
    expect(read()).toBe(5)
    const linked = before.with(1, { ...plain, to: 4 })
    await reader.read(await fileOf(linked, 'B'), asked)
    expect(read()).toBe(6)
    const { pages } = await reader.read(await fileOf(linked.with(2, { ...plain, words: 'Ferry' }), 'C'), asked)
    expect(read()).toBe(7)
    expect(pages.map(({ label, text }) => `${label} ${text}`)).toEqual(
      ['Bridge', 'Bridge', 'Ferry', 'Bridge', 'Bridge'].map((words, index) => `C${index + 1} ${words}`),
    )
  })
})
