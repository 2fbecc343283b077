import { afterAll, beforeAll, expect, it } from 'vitest'
import { bytesOf } from '../../src/host/content.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../support/build.ts'
import { readPdf } from '../support/pdf/read-pdf.ts'
import { MEETING, meetingHead } from '../support/workspace.ts'
import { onePage, writePdf } from './write-pdf.ts'

let reader: PdfReader
beforeAll(() => {
  reader = startReader()
})
afterAll(() => reader.close())

it('shows the numbers of an attachment beside those of the pack, as the attachment has them', async () => {
  const kids = { 2: '<< /Type /Pages /Kids [3 0 R 3 0 R 3 0 R] /Count 3 >>' }
  const labelled = '<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [0 << /S /r /St 3 >> 1 << /S /D >>] >> >>'
  const { output, errors } = await buildFiles(
    {
      [MEETING]: `${meetingHead}agenda:
  - title: Weir
    documents:
      - { file: plain.pdf, title: Slides, own_numbers: true, pages: "2-3" }
      - { file: labelled.pdf, title: Survey, kind: appendix, own_numbers: true }
      - { file: plain.pdf, title: Again }
`,
      'meetings/2022-12-12-health/plain.pdf': writePdf({ ...onePage('Plan'), ...kids }),
      'meetings/2022-12-12-health/labelled.pdf': writePdf({ ...onePage('Plan'), ...kids, 1: labelled }),
    },
    reader,
  )
  expect(errors).toEqual([])
  const { pages } = await readPdf(bytesOf(output?.publicFiles.get('public-pack.pdf') ?? []))
  const own = pages
    .filter(({ text }) => text.includes('Plan'))
    .map(({ text }) => /Page \d+(?:, page (\w+ of the \w+))?/.exec(text)?.[1])
  expect(own).toEqual([
    '2 of the document',
    '3 of the document',
    'iii of the appendix',
    '1 of the appendix',
    '2 of the appendix',
    undefined,
    undefined,
    undefined,
  ])
})
