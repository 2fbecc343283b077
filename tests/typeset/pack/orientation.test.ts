import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../../src/host/content.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../../support/build.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { MEETING, meetingHead } from '../../support/workspace.ts'

describe('a report with landscape pages', () => {
  let reader: PdfReader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  it.each([
    ['a4', [595, 842]],
    ['letter', [612, 792]],
  ])('is turned as a whole on %s, private or not, between upright ones', async (paper, [narrow, wide]) => {
    const { output, errors } = await buildFiles(
      {
        'agendapack.yaml': `organisation: { name: Riverbank Council }\nstyle: { duplex: false, paper: ${paper} }\n`,
        [MEETING]: `${meetingHead}agenda:\n  - { title: Weirs, documents: [ a.md, { file: b.md, private: { paragraphs: [3], reason: Prices } }, c.md ] }\n`,
        'meetings/2022-12-12-health/a.md':
          '---\norientation: landscape\n---\n\n# Weirs\n\nOne.\n\n::page-break\n\nTwo.\n',
        'meetings/2022-12-12-health/b.md': '---\norientation: landscape\n---\n\n# Prices\n\nThree.\n',
        'meetings/2022-12-12-health/c.md': '# Sluices\n\nFour.\n',
      },
      reader,
    )
    expect(errors).toEqual([])
    const pack = output?.privateFiles.get('members-pack.pdf')
    const { pages } = await readPdf(pack ? bytesOf(pack) : new Uint8Array())
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
      [narrow, wide],
      [narrow, wide],
      [wide, narrow],
      [wide, narrow],
      [wide, narrow],
      [narrow, wide],
    ])
    expect(pages.map(({ text }) => /One|Two|Three|Four/.exec(text)?.[0])).toEqual([
      ...[undefined, undefined],
      ...['One', 'Two', 'Three', 'Four'],
    ])
    expect(pages[2]?.text).toContain('Agenda Item No: 1')
  })
})
