import { deflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { openAttachment } from '../../../src/attachments/opening/open.ts'
import { contentsWithinBounds } from '../../../src/pdf/opening/content-guard.ts'
import { onePage, stream, writePdf } from '../../attachments/write-pdf.ts'

const place = { file: 'meeting.yaml', start: { line: 3, column: 5 }, end: { line: 3, column: 9 } }
const once = (size: number): Buffer => deflateSync(Buffer.alloc(size, '0 g '), { level: 9 })
const file = (data: Buffer, entries: string): Uint8Array =>
  writePdf({ ...onePage('Weir'), 4: stream(data.toString('latin1'), entries) })

it.each([
  ['what pages draw', file(once(80_000_000), '/Filter /FlateDecode'), false],
  ['what is packed twice', file(deflateSync(once(80_000_000)), '/Filter [/FlateDecode /FlateDecode]'), false],
  ['what breaks off', file(once(80_000_000).subarray(0, -9), '/Filter /FlateDecode'), false],
  ['a long page', file(once(30_000_000), '/Filter /FlateDecode'), true],
  ['a picture', file(once(80_000_000), '/Subtype /Image /Filter /FlateDecode'), true],
])('holds %s within bounds', (_name, bytes, isWithin) => {
  expect(contentsWithinBounds(bytes)).toBe(isWithin)
})

it('refuses a file at once that is too large to unpack, or has too much on a page', async () => {
  const refused = async (bytes: Uint8Array) => {
    const { value, messages } = await openAttachment('weir.pdf', bytes, { place, title: 'Weir' })
    return { value, messages: messages.map(({ ruleId, reason }) => [ruleId, reason]) }
  }
  expect(await refused(file(once(80_000_000), '/Filter /FlateDecode'))).toEqual({
    value: undefined,
    messages: [['attachment', 'weir.pdf: The file unpacks to hundreds of megabytes of page content.']],
  })
  const links = '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >> '.repeat(5001)
  expect(await refused(writePdf(onePage('Weir', `/Annots [${links}]`)))).toEqual({
    value: undefined,
    messages: [['attachment', 'weir.pdf: A page of the file has more than 5,000 links, fields and comments.']],
  })
})
