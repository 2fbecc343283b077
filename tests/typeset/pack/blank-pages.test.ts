import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../../src/host/content.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../../support/build.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { allIn, structureOf } from '../../support/pdf/structure.ts'
import { MEETING, meetingHead } from '../../support/workspace.ts'

const words = 'This page is intentionally left blank'

describe('blank pages of a pack that is printed on both sides', () => {
  let reader: PdfReader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  async function packOf(style: string): Promise<Uint8Array> {
    const { output, errors } = await buildFiles(
      {
        'agendapack.yaml': `organisation: { name: Riverbank Council }\nstyle: ${style}\n`,
        [MEETING]: `${meetingHead}agenda:\n  - { title: Weirs, documents: [ a.md, b.md ] }\n`,
        'meetings/2022-12-12-health/a.md': '# Weirs\n\nOne.\n\n::page-break\n\nTwo.\n\n::page-break\n\nThree.\n',
        'meetings/2022-12-12-health/b.md': '# Sluices\n\nThe end.\n',
      },
      reader,
    )
    expect(errors).toEqual([])
    const pack = output?.publicFiles.get('public-pack.pdf')
    if (!pack) throw new Error('no pack')
    return bytesOf(pack)
  }

  it('say so where the style has words for it, to those who see them', async () => {
    const pack = await packOf(`{ duplex: true, blank_page_text: ${words} }`)
    const { pages } = await readPdf(pack)
    const blank = pages.flatMap(({ text }, index) => (text.includes(words) ? [index + 1] : []))
    expect(blank).toEqual([2, 4, 8])
    for (const page of blank) expect(allIn(await structureOf(pack, page)).map(({ role }) => role)).toEqual(['Root'])
  })

  it('are blank otherwise', async () => {
    for (const style of ['{ duplex: true }', `{ duplex: false, blank_page_text: ${words} }`]) {
      const { pages } = await readPdf(await packOf(style))
      expect(pages.filter(({ text }) => text.includes('blank'))).toEqual([])
    }
  })
})
