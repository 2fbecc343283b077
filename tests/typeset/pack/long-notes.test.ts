import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../../src/host/content.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../../support/build.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { MEETING, meetingHead } from '../../support/workspace.ts'

/** A note of some 120 lines, which goes on after the page of the text that cites it. */
const note = Array.from({ length: 60 }, (_, line) => `Line ${line} of the note.`).join('\n\n    ')

describe('a footnote that goes on after the last page of its report', () => {
  let reader: PdfReader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  it.each([
    ['{ duplex: false }', '(Pages 3 - 4)', 4],
    ['{ duplex: true, blank_page_text: This page is blank }', '(Pages 5 - 6)', 6],
  ])('belongs to the pages of the report with the style %s', async (style, range, page) => {
    const { output, errors } = await buildFiles(
      {
        'agendapack.yaml': `organisation: { name: Riverbank Council }\nstyle: ${style}\n`,
        [MEETING]: `${meetingHead}agenda:\n  - { title: Weirs, documents: [ a.md ] }\n  - { title: Sluices, documents: [ b.md ] }\n`,
        'meetings/2022-12-12-health/a.md': `# Weirs\n\nThe weir leaks[^1].\n\n[^1]: ${note}\n`,
        'meetings/2022-12-12-health/b.md': '# Sluices\n\nThe end.\n',
      },
      reader,
    )
    expect(errors).toEqual([])
    const pack = output?.publicFiles.get('public-pack.pdf')
    if (!pack) throw new Error('no pack')
    const { pages } = await readPdf(bytesOf(pack))
    expect(pages.map(({ text }) => text).join('\n')).toContain(range)
    expect(pages[page - 1]?.text).toContain('Line 59 of the note.')
    expect(pages[page - 1]?.text).not.toContain('This page is blank')
    expect(pages[page]?.text).toContain('Sluices')
  })
})
