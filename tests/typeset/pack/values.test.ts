import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../../src/host/content.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../../support/build.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { MEETING, meetingHead } from '../../support/workspace.ts'

describe('values that no template prints', () => {
  let reader: PdfReader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  async function packOf(files: Readonly<Record<string, string>>) {
    const { output, errors, warnings } = await buildFiles(files, reader)
    expect(errors).toEqual([])
    const pack = output?.publicFiles.get('public-pack.pdf')
    const { pages } = await readPdf(pack ? bytesOf(pack) : new Uint8Array())
    return { warnings, text: pages.map((page) => page.text.replace(/\s+/g, ' ')) }
  }

  it('print what no font has as its code point, with a warning at their place', async () => {
    const { text, warnings } = await packOf({
      'agendapack.yaml': `organisation: { name: "Riverbank \u133c" }
style: { duplex: true, blank_page_text: "Blank \u133c" }
`,
      'committees/health.yaml': 'name: "Health \u133c"\nmembers: [{ name: Cllr Ada Moss, role: chair }]\n',
      [MEETING]: `${meetingHead}agenda:\n  - { item: "1\u133c", title: Weirs, documents: [ a.md ] }\n`,
      'meetings/2022-12-12-health/a.md':
        '---\ntitle: "Weirs \u133c"\nauthor: "Bo \u133c"\nbackground_papers: "Plan \u133c"\n---\n\nText.\n',
    })
    const mark = '[U+133C]'
    expect(text[0]).toContain(`Riverbank ${mark}`)
    expect(text[0]).toContain(`Health ${mark} · 12 December 2022`)
    expect(text[1]).toContain(`Blank ${mark}`)
    expect(text[4]).toContain(`Agenda Item No: 1${mark}`)
    for (const words of ['Weirs', 'Bo', 'Plan']) expect(text[4]).toContain(`${words} ${mark}`)
    expect(warnings.filter((words) => words.includes('U+133C')).map((words) => words.split(': ', 1)[0])).toEqual(
      expect.arrayContaining([
        'agendapack.yaml:1',
        'agendapack.yaml:2',
        `${MEETING}:9`,
        'meetings/2022-12-12-health/a.md:2',
        'meetings/2022-12-12-health/a.md:3',
        'meetings/2022-12-12-health/a.md:4',
      ]),
    )
  })

  it.each([
    ['None', /Text\. Background papers None/],
    ['[ "Survey of weirs, 2021", "Flood plan" ]', /Text\. Background papers •? ?Survey of weirs, 2021 •? ?Flood plan/],
  ])('are the background papers of a report, at its end: %s', async (papers, expected) => {
    const { text } = await packOf({
      [MEETING]: `${meetingHead}agenda:\n  - { title: Weirs, documents: [ a.md ] }\n`,
      'meetings/2022-12-12-health/a.md': `---\nbackground_papers: ${papers}\n---\n\nText.\n`,
    })
    expect(text.at(-1)).toMatch(expected)
  })
})
