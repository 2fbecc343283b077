import { PDFName } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { onePage, stream, writePdf } from '../attachments/write-pdf.ts'
import { inspect } from './inspect.ts'
import { packOf } from './make-pack.ts'

describe('stamps', () => {
  const text = (y: number, page = ''): Uint8Array =>
    writePdf({
      ...onePage('', `/Annots [6 0 R] ${page}`),
      4: stream(`BT /F1 12 Tf 20 ${y} Td (Some words of its own here) Tj ET`),
      6: '<< /Type /Annot /Subtype /Link /Rect [0 0 100 100] /Border [0 0 0] /Dest [3 0 R /XYZ 0 300 null] >>',
    })
  const linkOf = async (bytes: Uint8Array, stamp: 'overlay' | 'shrink' | 'auto'): Promise<number[]> => {
    const { reader, pages } = await inspect((await packOf({ a: bytes }, { stamp })).pack.bytes)
    const annotation = reader.dict(reader.array(pages[1]?.get(PDFName.of('Annots')))?.get(0))
    return (reader.array(annotation?.get(PDFName.of('Rect')))?.asArray() ?? []).map(
      (value) => reader.number(value) ?? 0,
    )
  }

  it('lie over a page that leaves room for them', async () => {
    expect(await linkOf(text(150), 'auto')).toEqual([0, 0, 100, 100])
  })

  it('make a page smaller, with its links, that does not', async () => {
    const [left = 0, bottom = 0, right = 0, top = 0] = await linkOf(text(16), 'auto')
    const scale = (300 - 42 - 32) / 300
    expect([right - left, top - bottom]).toEqual([expect.closeTo(100 * scale, 3), expect.closeTo(100 * scale, 3)])
    expect(bottom).toBeCloseTo(32, 3)
    expect(left).toBeCloseTo((200 * (1 - scale)) / 2, 3)
  })

  it('that cover something are told of, with the way to make room', async () => {
    const low = writePdf({
      ...onePage('Low', '/MediaBox [0 0 300 100]'),
      4: stream('BT /F1 12 Tf 150 14 Td (Low) Tj ET'),
    })
    const told = async (file: Uint8Array, stamp: 'overlay' | 'shrink' | 'auto') =>
      (await packOf({ a: file }, { stamp })).pack.messages.map(({ reason, note }) => `${reason}. ${note}`)
    expect(await told(text(150), 'overlay')).toEqual([])
    expect(await told(text(16), 'overlay')).toEqual([expect.stringMatching(/page 1 of a\.pdf.*`stamp: auto`/)])
    expect(await told(text(16), 'auto')).toEqual([])
    expect(await told(low, 'auto')).toEqual([expect.stringMatching(/too small to be made smaller/)])
  })

  it('are measured in points on a page of larger units', async () => {
    expect(await linkOf(text(20, '/UserUnit 2'), 'auto')).toEqual([0, 0, 100, 100])
    expect((await linkOf(text(6, '/UserUnit 2'), 'auto'))[1]).toBeCloseTo(16, 3)
  })

  it('follow what the document asks for', async () => {
    expect(await linkOf(text(16), 'overlay')).toEqual([0, 0, 100, 100])
    expect((await linkOf(text(150), 'shrink'))[1]).toBeCloseTo(32, 3)
  })
})
