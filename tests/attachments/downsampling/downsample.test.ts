import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFName, PDFRawStream, setTextRenderingMode, TextRenderingMode } from 'pdf-lib'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadPdfium } from '../../../src/attachments/contents/pdfium.ts'
import { smallerPicture } from '../../../src/attachments/downsampling/smaller-picture.ts'
import { endExaminations, openAttachment } from '../../../src/attachments/opening/open.ts'
import { place } from '../../assemble/make-pack.ts'
import { drawScan, fileOf } from './scanned-page.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agendapack-downsampling-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))
afterAll(endExaminations)

async function opened(bytes: Uint8Array, dpi: number | undefined = 150) {
  const downsample = { dpi, root: folder }
  const { value, messages } = await openAttachment('scan.pdf', bytes, { place, title: 'Scan', downsample })
  if (!value) throw new Error(messages.map(String).join('\n'))
  return { attachment: value, said: messages.filter(({ ruleId }) => ruleId === 'attachment-downsampled') }
}

/** Width, height, filter and colours of each picture of a file. */
function picturesOf(document: PDFDocument): string[] {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Image')) return []
    const keys = ['Width', 'Height', 'Filter', 'ColorSpace']
    return [keys.map((key) => String(object.dict.get(PDFName.of(key)))).join(' ')]
  })
}

describe('pictures of scanned pages', () => {
  it('have no more dots per inch than are asked for, and look as before', async () => {
    const bytes = await fileOf(
      (page) => drawScan(page, { dpi: 300 }),
      (page) => drawScan(page, { dpi: 200, kind: 'colour' }),
    )
    const { attachment, said } = await opened(bytes)
    expect(picturesOf(attachment.document)).toEqual(['621 875 /DCTDecode /DeviceGray', '621 875 /DCTDecode /DeviceRGB'])
    const { rewritten = new Uint8Array(), downsampled } = attachment
    expect(downsampled).toEqual({ dpi: 150, pages: [1, 2], twoTone: [], before: bytes.length, after: rewritten.length })
    expect(rewritten.length).toBeLessThan(bytes.length / 3)
    expect(attachment.size).toBe(bytes.length)
    expect(attachment.mending).toEqual(['pdf-lib', 'downsampled'])
    expect(said.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^“Scan” \(scan\.pdf\): \d+ kB → \d+ kB\. .*\(1-2\) have 150 dots/),
    ])
    const [before, after] = [await drawn(bytes), await drawn(rewritten)]
    const differing = before.filter((value, at) => Math.abs(value - (after[at] ?? 0)) > 24)
    expect(differing.length).toBeLessThan(before.length / 200)
  })

  it('are made once, to the same bytes', async () => {
    const bytes = await fileOf((page) => drawScan(page, { dpi: 300 }))
    const first = await opened(bytes)
    expect(await readdir(join(folder, '.agendapack/private/downsampled'))).toHaveLength(2)
    const again = await opened(bytes)
    await rm(join(folder, '.agendapack'), { recursive: true })
    const anew = await opened(bytes)
    for (const { attachment } of [again, anew]) {
      expect(Buffer.compare(attachment.rewritten ?? bytes, first.attachment.rewritten ?? bytes)).toBe(0)
      expect(attachment.downsampled).toEqual(first.attachment.downsampled)
    }
  })

  it('keep the words that were recognised over them', async () => {
    const bytes = await fileOf((page) => {
      drawScan(page, { dpi: 300 })
      page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible))
      page.drawText('Survey of the weir', { x: 20, y: 20, size: 10 })
    })
    const { attachment } = await opened(bytes)
    expect(attachment.downsampled?.pages).toEqual([1])
    const document = (await loadPdfium()).open(attachment.rewritten ?? bytes, '')
    if (typeof document === 'string') throw new Error(document)
    expect(document.page(0)?.text()).toContain('Survey of the weir')
  })

  it('stay as they are where they are black and white alone, small enough, or not all that a page shows', async () => {
    const bytes = await fileOf(
      (page) => drawScan(page, { dpi: 300 }),
      (page) => drawScan(page, { dpi: 300, kind: 'two-tone' }),
      (page) => drawScan(page, { dpi: 160 }),
      (page) => drawScan(page, { dpi: 300, scale: 0.5 }),
      (page) => {
        drawScan(page, { dpi: 300 })
        page.drawText('Figure 1', { x: 20, y: 20, size: 10 })
      },
      (page) => {
        drawScan(page, { dpi: 300 })
        page.drawRectangle({ x: 20, y: 20, width: 100, height: 20 })
      },
    )
    const { attachment, said } = await opened(bytes)
    expect(attachment.downsampled).toMatchObject({ pages: [1], twoTone: [2] })
    expect(String(said[0]?.reason)).toContain('Page 2 is black and white alone')
  })

  it('stay as they are where another page shows them as well', async () => {
    const document = await PDFDocument.load(
      await fileOf(
        (page) => drawScan(page, { dpi: 300 }),
        () => undefined,
      ),
    )
    const [first, second] = document.getPages()
    const resources = first?.node.Resources()
    if (resources) second?.node.set(PDFName.of('Resources'), resources)
    const name = resources
      ?.lookup(PDFName.of('XObject'))
      ?.toString()
      .match(/\/Scan\S*/)?.[0]
    const small = document.context.flateStream(`q 90 0 0 90 0 0 cm ${name} Do Q`)
    second?.node.set(PDFName.of('Contents'), document.context.register(small))
    const { attachment, said } = await opened(await document.save())
    expect([attachment.downsampled, said]).toEqual([undefined, []])
  })

  it('stay as they are where they claim more pixels than anybody scans', async () => {
    const document = await PDFDocument.load(await fileOf((page) => drawScan(page, { dpi: 100 })))
    for (const [, object] of document.context.enumerateIndirectObjects())
      if (object instanceof PDFRawStream && object.dict.has(PDFName.of('Width')))
        object.dict.set(PDFName.of('Width'), document.context.obj(2_000_000))
    const { attachment } = await opened(await document.save())
    expect(attachment.downsampled).toBeUndefined()
  })
})

describe('a smaller picture', () => {
  it('has the mean of the pixels that each new one covers', () => {
    const values = Uint8Array.from([0, 100, 200, 40, 60, 80])
    expect(smallerPicture({ width: 6, height: 1, channels: 1, values }, 1 / 2)).toEqual({
      ...{ width: 3, height: 1, channels: 1 },
      values: Uint8Array.from([50, 120, 70]),
    })
    expect([...smallerPicture({ width: 3, height: 1, channels: 1, values: values.slice(0, 3) }, 2 / 3).values]).toEqual(
      [33, 167],
    )
    expect([...smallerPicture({ width: 2, height: 1, channels: 3, values }, 1 / 2).values]).toEqual([20, 80, 140])
  })
})

/** The pages of a file in grey. */
async function drawn(bytes: Uint8Array): Promise<Uint8Array> {
  const document = (await loadPdfium()).open(bytes, '')
  if (typeof document === 'string') throw new Error(document)
  const pages = Array.from({ length: document.pageCount }, (_, index) => document.page(index)?.scan(60)?.picture.values)
  document.close()
  return Buffer.concat(pages.map((values) => values ?? new Uint8Array()))
}
