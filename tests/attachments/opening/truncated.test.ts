import { describe, expect, it } from 'vitest'
import { openAttachment } from '../../../src/attachments/opening/open.ts'
import { onePage, stream, writePdf } from '../write-pdf.ts'

const place = { file: 'meeting.yaml', start: { line: 3, column: 5 }, end: { line: 3, column: 9 } }
/** Three pages whose font comes last. */
const whole = Buffer.from(
  writePdf({
    ...onePage('First'),
    2: '<< /Type /Pages /Kids [3 0 R 6 0 R 8 0 R] /Count 3 >>',
    6: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 7 0 R /Resources << /Font << /F1 10 0 R >> >> >>',
    7: stream('BT /F1 12 Tf 40 150 Td (Second) Tj ET'),
    8: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 9 0 R /Resources << /Font << /F1 10 0 R >> >> >>',
    9: stream('BT /F1 12 Tf 40 150 Td (Third) Tj ET'),
    10: '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>',
  }),
)
const lastObject = whole.lastIndexOf('endobj') + 'endobj'.length

describe('a file of which the end is missing', () => {
  it('is refused wherever it was cut, as long as something is missing', async () => {
    const cuts = Array.from({ length: 12 }, (_, index) => 60 + Math.floor(((lastObject - 70) * index) / 11))
    for (const cut of cuts) {
      const { value, messages } = await openAttachment('cut.pdf', whole.subarray(0, cut), { place, title: 'Slides' })
      expect([cut, value === undefined, messages.map(({ reason }) => reason)]).toEqual([
        cut,
        true,
        ['cut.pdf: The end of the file is missing.'],
      ])
    }
  })

  it('is taken where all its objects are there', async () => {
    for (const cut of [lastObject + 1, lastObject + 12]) {
      const { value } = await openAttachment('cut.pdf', whole.subarray(0, cut), { place, title: 'Slides' })
      expect(value?.pages).toHaveLength(3)
    }
  })
})
