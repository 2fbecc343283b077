import { expect, it } from 'vitest'
import { openAttachment } from '../../../src/attachments/opening/open.ts'
import { type Objects, stream, writePdf } from '../write-pdf.ts'

const place = { file: 'meeting.yaml', start: { line: 3, column: 5 }, end: { line: 3, column: 9 } }
const depth = 40

/** Forms of which each draws the next one twice: nobody comes to an end with the first. */
function doublingForms(first: number): Objects {
  const form = (number: number): [number, string] => [
    number,
    stream(
      '/X Do /X Do',
      `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${number + 1} 0 R >> >>`,
    ),
  ]
  const last = first + depth
  return {
    ...Object.fromEntries(Array.from({ length: depth }, (_, index) => form(first + index))),
    [last]: stream('0 0 1 1 re f', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]'),
  }
}

it('leaves one page unexamined that takes for ever, and no other', async () => {
  const page = (contents: number) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents ${contents} 0 R
      /Resources << /Font << /F1 8 0 R >> /XObject << /X 10 0 R >> >> >>`
  const file = writePdf({
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>',
    3: page(6),
    4: page(7),
    5: page(6),
    6: stream('BT /F1 12 Tf 40 150 Td (Weir) Tj ET'),
    7: stream('/X Do'),
    8: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...doublingForms(10),
  })
  const { value } = await openAttachment('weir.pdf', file, { place, title: 'Weir', allowOutsidePrograms: false })
  expect(value?.contents?.map((contents) => contents !== undefined)).toEqual([true, false, true])
})
