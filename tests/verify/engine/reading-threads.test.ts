import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadEngine } from '../../../src/verify/engine/engine.ts'
import { PdfError } from '../../../src/verify/engine/pdf-error.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { samplePack } from '../sample-pack.ts'
import { typst } from '../typst.ts'

describe('startReader', () => {
  let reader: PdfReader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  it('reads the same with one thread as with two, whatever each of them has to do besides', async () => {
    const single = startReader({ threads: 1 })
    const reading = await reader.read(samplePack())
    expect(await single.read(samplePack())).toEqual(reading)
    for (const one of [single, reader]) {
      expect(await one.read(samplePack(), { isBesideObjects: true })).toEqual(reading)
    }
    await single.close()
  })

  it('reads labels, numbers with their place, links and outline', async () => {
    const { pageCount, pages, outline } = await reader.read(samplePack())
    expect(pageCount).toBe(7)
    expect(pages.map(({ label }) => label)).toEqual(['1', '2', '3', '4', '5', '6', '7'])
    expect(pages[6]?.numbers.map(({ number }) => number)).toEqual([3, 7])
    expect(pages[1]?.links).toEqual([
      { kind: 'page', target: 2 },
      { kind: 'page', target: 4 },
    ])
    expect(outline).toContainEqual({ title: 'Footpaths by the river', level: 0, target: 2 })
  })

  it('finds the number at the foot of turned pages, as seen', async () => {
    const { PDFDocument, degrees } = await import('pdf-lib')
    const document = await PDFDocument.load(
      typst('#set page(width: 200pt, height: 100pt, margin: 10pt)\n#place(bottom)[Page 1]'),
    )
    document.getPage(0).setRotation(degrees(180))
    const { pages } = await reader.read(await document.save())
    expect(pages[0]?.numbers[0]?.fromBottom).toBeGreaterThan(80)
  })

  it('takes a year before the word for no number, whatever other lines of the page are written in', async () => {
    const { pages } = await reader.read(
      typst('#set page(width: 300pt, height: 200pt)\nשלום\n\nThe text\n\n12 December 2022 #h(9pt) Page 5'),
    )
    expect(pages[0]?.text).toContain('2022')
    expect(pages[0]?.numbers.map(({ number }) => number)).toEqual([5])
  })

  it('reads every page of a file that is larger than what is kept of it', async () => {
    const { PDFDocument } = await import('pdf-lib')
    const document = await PDFDocument.create()
    for (let page = 1; page <= 12; page += 1) {
      const { node } = document.addPage([200, 100])
      const picture = document.context.stream(new Uint8Array(4_000_000).fill(page), {
        Type: 'XObject',
        Subtype: 'Image',
        Width: 2000,
        Height: 2000,
        ColorSpace: 'DeviceGray',
        BitsPerComponent: 8,
      })
      const name = node.newXObject('Picture', document.context.register(picture))
      node.addContentStream(document.context.register(document.context.stream(`${name} Do`)))
      document.getPage(page - 1).drawText(`Sheet ${page}`, { x: 10, y: 50, size: 10 })
    }
    const { pages } = await reader.read(await document.save())
    expect(pages.map(({ text }) => text)).toEqual(pages.map((_, index) => `Sheet ${index + 1}`))
    expect(new Set(pages.flatMap(({ pictures }) => pictures)).size).toBe(12)
  })

  it.each([
    ['nothing', ''],
    ['no PDF', '<html>'],
    ['a PDF cut short', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>'],
  ])('refuses %s and goes on', async (_, text) => {
    await expect(reader.read(new TextEncoder().encode(text))).rejects.toThrow(PdfError)
    expect((await reader.read(samplePack())).pageCount).toBe(7)
  })

  it('gives up a file that takes too long, and reads the next', async () => {
    const hasty = startReader({ threads: 1, timeLimit: 0 })
    await expect(hasty.read(samplePack())).rejects.toThrow('The file could not be read within 0 seconds.')
    await expect(hasty.objects(samplePack())).rejects.toThrow(PdfError)
    await hasty.close()
  })
})

describe('the engine', () => {
  it('renders a page as it looks', async () => {
    const engine = await loadEngine()
    const opened = engine.open(
      typst('#set page(width: 20pt, height: 10pt, margin: 0pt)\n#rect(width: 10pt, height: 10pt, fill: red)'),
    )
    const page = opened.page(0)
    const { width, height, data } = page.render(2)
    const pixel = (x: number, y: number): number[] => [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)]
    expect([width, height]).toEqual([40, 20])
    expect(pixel(10, 10)).toEqual([255, 65, 54, 255])
    expect(pixel(30, 10)).toEqual([255, 255, 255, 255])
    expect(() => page.render(10_000)).toThrow(PdfError)
    page.close()
    opened.close()
  })
})
