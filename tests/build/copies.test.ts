import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../src/host/content.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../support/build.ts'
import { readPdf } from '../support/pdf/read-pdf.ts'
import { MEETING, meetingHead } from '../support/workspace.ts'

describe('copies with a name across each page', () => {
  let reader: PdfReader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  it.each([
    ['something', ', private: { paragraphs: [3], reason: Prices }'],
    ['nothing', ''],
  ])('are made for each who is named, with %s private in the pack', async (_, privacy) => {
    const { output, errors } = await buildFiles(
      {
        [MEETING]: `${meetingHead}copies: [Cllr Jo Jason]\nagenda:\n  - { title: Weir, documents: [{ file: weir.md${privacy} }] }\n`,
        'meetings/2022-12-12-health/weir.md': '# Weir\n\nThe weir is old.\n',
      },
      reader,
    )
    expect(errors).toEqual([])
    const copy = output?.privateFiles.get('copies/cllr-jo-jason.pdf')
    if (!copy) throw new Error(`no copy among ${[...(output?.privateFiles.keys() ?? [])]}`)
    const { pages } = await readPdf(bytesOf(copy))
    expect(pages.map(({ text }) => text.replace(/\s+/g, ' ').includes('Cllr Jo Jason'))).not.toContain(false)
    expect([...(output?.publicFiles.keys() ?? [])]).toContain('public-pack.pdf')
  })
})
