import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../../src/host/content.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { type BuiltFiles, buildFiles } from '../../support/build.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { allIn, structureOf } from '../../support/pdf/structure.ts'
import { MEETING, meetingHead } from '../../support/workspace.ts'

const folder = 'meetings/2022-12-12-health'
const paper = (title: string) => `---\ntitle: ${title}\n---\n\nText.\n`

const items = Array.from(
  { length: 30 },
  (_, index) => `  - { title: Matter ${index + 1}, lead: Director, duration: 5 }`,
)

const files = {
  [MEETING]: `${meetingHead}agenda_layout: table
enclosures: letters
agenda:
  - part: Quality
  - { title: Waiting times, time: "13:40", duration: 15, lead: Medical Director, purpose: Assurance, documents: [ waits.md, { file: table.md, label: Table 1 } ] }
  - { title: Pay, lead: Finance Director, purpose: Decision, documents: [ pay.md ], private: { paragraphs: [3], reason: Talks go on, public_title: A staff matter } }
  - { title: Plan, documents: [ plan.md ] }
  - { title: Nation, documents: [ { url: "https://www.gov.example/waits", title: National waits } ] }
  - { part: Further business, time: "14:10" }
${items.join('\n')}
`,
  [`${folder}/waits.md`]: paper('Waiting times'),
  [`${folder}/table.md`]: paper('Waits by service'),
  [`${folder}/pay.md`]: paper('Pay'),
  [`${folder}/plan.md`]: paper('Plan'),
}

describe('an agenda as a table', () => {
  let reader: PdfReader
  let built: BuiltFiles
  beforeAll(async () => {
    reader = startReader()
    built = await buildFiles(files, reader)
  })
  afterAll(() => reader.close())

  const bytes = (name: string): Uint8Array => {
    const file = built.output?.publicFiles.get(name) ?? built.output?.privateFiles.get(name)
    if (!file) throw new Error(`no ${name}: ${built.errors.join('\n')}`)
    return bytesOf(file)
  }
  const agenda = async (name: string) => {
    const { pages } = await readPdf(bytes(name))
    const text = (page: number) => (pages[page]?.text ?? '').replace(/\s+/g, ' ')
    return { first: text(2), second: text(3), links: pages[2]?.links ?? [] }
  }

  it('has a column each for times, items, leads, purposes and papers, and its head on every page', async () => {
    const { first, second } = await agenda('public-pack.pdf')
    expect(first).toContain('Time Item Lead Purpose Paper')
    expect(first).toMatch(/1\.40 pm 1 Waiting times .* Medical Director Assurance Enc A, Table 1 \(Pages \d+ - \d+\)/)
    expect(first).toContain('1.55 pm 2 A staff matter')
    expect(first).toMatch(/Further business, 2\.10 pm 2\.10 pm 5 Matter 1 .*2\.15 pm 6 Matter 2/)
    expect(second).toContain('Time Item Lead Purpose Paper')
  })

  it('leads to each paper, and to those that are kept elsewhere', async () => {
    const { links } = await agenda('public-pack.pdf')
    expect(links.map(({ target }) => target).filter((target) => typeof target === 'string')).toEqual([
      'https://www.gov.example/waits',
      'https://www.gov.example/waits',
    ])
    const starts = built.open?.agenda.flatMap((entry) =>
      entry.kind === 'item' ? entry.documents.flatMap(({ pages }) => (pages ? pages.first - 1 : [])) : [],
    )
    expect(links.map(({ target }) => target)).toEqual(expect.arrayContaining(starts ?? [-1]))
  })

  it('is a table with heads to those who have it read out', async () => {
    const elements = allIn(await structureOf(bytes('public-pack.pdf'), 3))
    const count = (role: string) => elements.filter((element) => element.role === role).length
    expect(count('Table')).toBe(1)
    // Five columns and the two parts.
    expect(count('TH')).toBe(7)
  })

  it('gives every edition the same letters, and the public no lead of a private item', async () => {
    const open = await agenda('public-pack.pdf')
    const members = await agenda('members-pack.pdf')
    expect(open.first).not.toContain('Finance Director')
    expect(members.first).toContain('Finance Director Decision Enc B')
    expect(members.first).toMatch(/3 Plan Enc C/)
    expect(open.first).toMatch(/3 Plan Enc C/)
    expect(
      (await readPdf(bytes('public-pack.pdf'))).pages.some(({ text }) => text.includes('Agenda Item No: 3 · Enc C')),
    ).toBe(true)
  })
})
