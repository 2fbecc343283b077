import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePacks } from '../../src/build/build.ts'
import type { Host } from '../../src/host/host.ts'
import { memoryHost } from '../../src/host/memory.ts'
import { nodeHost } from '../../src/host/node.ts'
import { loadEditions } from '../../src/load/meeting/editions.ts'
import { settingsSchema } from '../../src/load/schema/settings.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import type { Notice } from '../../src/notices/notice.ts'
import { noticeSheet } from '../../src/notices/sheet.ts'
import { loadProfile } from '../../src/profiles/load-profile.ts'
import { startReader } from '../../src/verify/engine/reading-threads.ts'
import { papers } from '../cases/papers.ts'
import { para, wordFile } from '../support/papers/word.ts'
import { workbookFile } from '../support/papers/workbook.ts'
import { plainPictures } from '../support/pdf/pictures.ts'
import { withoutTags } from '../support/pdf/without-tags.ts'
import { english } from '../support/wording.ts'
import { MEETING, meetingHead, riverbank } from '../support/workspace.ts'
import { typst } from '../verify/typst.ts'
import { missingTools, validatePdfUa } from './verapdf.ts'

// Each file is validated by a program of its own, which takes its time to start.

const missing = await missingTools()
const example = new URL('../../examples/riverbank', import.meta.url).pathname

describe.skipIf(missing.length > 0)('packs as PDF/UA-1 by veraPDF', () => {
  const reader = startReader()
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'agendapack-pdfua-packs-'))
  })
  afterAll(async () => {
    await reader.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** Builds a meeting and gives what veraPDF finds wrong with each PDF, by path. */
  async function failures(host: Host, meeting: string): Promise<Record<string, string[]>> {
    const workspace = await loadWorkspace(host)
    const profile = await loadProfile('england-council', host.files, { file: 'agendapack.yaml' })
    if (!workspace.value || !profile.value) throw new Error('The workspace can be loaded.')
    const sources = await loadEditions(workspace.value, meeting, host)
    if (!sources.value) throw new Error(sources.messages.map(String).join('\n'))
    const options = { profile: profile.value, allowMissing: false, reader, version: '0.0.0' }
    const built = await makePacks(workspace.value, sources.value, options, host)
    if (!built.value) throw new Error(built.messages.map(String).join('\n'))
    const target = await mkdtemp(join(folder, 'pack-'))
    const files = [...built.value.publicFiles, ...built.value.privateFiles].filter(([path]) => path.endsWith('.pdf'))
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(target, path)), { recursive: true })
      await writeFile(join(target, path), bytes)
    }
    const results = await validatePdfUa(files.map(([path]) => join(target, path)))
    expect(results).toHaveLength(files.length)
    return Object.fromEntries(
      results.filter(({ valid }) => !valid).map(({ path, failures: found }) => [path.slice(target.length + 1), found]),
    )
  }

  it('pass with three tagged attachments, whole, as agenda and item by item', async () => {
    expect(await failures(nodeHost(example), 'meetings/2022-12-12-health-scrutiny/meeting.yaml')).toEqual({})
  })

  it('pass with reports, private papers, redactions and supplements, for the public and for members', async () => {
    expect(await failures(nodeHost(example), 'meetings/2023-02-21-cabinet/meeting.yaml')).toEqual({})
    expect(await failures(nodeHost(example), 'meetings/2023-01-19-health-scrutiny/meeting.yaml')).toEqual({})
  })

  it('pass in large print with tables broken up and attachments enlarged, with what was decided and in volumes', async () => {
    const heads = ['Place', ...Array.from({ length: 11 }, (_, index) => `Quarter${index + 1}total`)]
    const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
    const figures = heads.slice(1).map((_, index) => `${index}99,999`)
    const host = memoryHost({
      ...riverbank,
      'agendapack.yaml': `${riverbank['agendapack.yaml']}large_print: { attachments: a3 }\nvolumes: { max: 40 kB }\n`,
      [MEETING]: `${meetingHead}agenda_layout: table
agenda:
  - part: Quality
  - { title: Clinics, lead: A Director, duration: 10, chair_note: Be brief., documents: [ report.md, plan.pdf, { url: "https://www.gov.example/", title: Guidance } ] }
  - { title: Bids, private: { paragraphs: [3], reason: Prices, public_title: Bids }, documents: [ bids.md ] }
`,
      'meetings/2022-12-12-health/decisions.yaml':
        'present: [Cllr Jo Jason]\ndecisions: [{ item: "1", resolved: "That *it* be so.", votes: { for: [Cllr Jo Jason] } }]\nactions: [{ action: Write, owner: Clerk, due: 2023-01-10 }]\n',
      'meetings/2022-12-12-health/report.md': `---\ntitle: Clinics\n---\n\nWith *stress*.\n\n${row(heads)}${row(heads.map(() => '---'))}${row(['North', ...figures])}`,
      'meetings/2022-12-12-health/bids.md': '# Bids\n\nHollowbrook asks for 412 pounds.\n',
      'meetings/2022-12-12-health/plan.pdf': typst(
        '#set document(title: "Plan")\n#set text(lang: "en")\n= Plan\n- One\n- #link("https://rb.example/")[Two]',
        'ua-1',
      ),
    })
    expect(await failures(host, MEETING)).toEqual({})
  })

  it('pass as notices', async () => {
    const settings = settingsSchema.parse({ organisation: { name: 'Riverbank Council' } })
    const notice: Notice = {
      ...{ name: 'key', title: 'Notice of key decisions', latest: '2022-11-12', published: undefined },
      ...{ provision: 'SI 2012/2089, reg 9', missing: [] },
      text: '**The matter:** Roads.\n\n## Business\n\n- 1 Roads\n- 2 Land',
    }
    const { value } = await noticeSheet(notice, 'Cabinet', settings, english)
    const path = join(folder, 'notice.pdf')
    await writeFile(path, value ?? new Uint8Array())
    expect((await validatePdfUa([path])).flatMap(({ failures: found }) => found)).toEqual([])
  })

  it('pass with papers from Word, Excel and pictures alone', async () => {
    const host = memoryHost({
      ...riverbank,
      [MEETING]: `${meetingHead}agenda:
  - title: Budget
    documents:
      - report.docx
      - budget.xlsx
      - { file: gate.png, title: The gate, alt: An iron gate }
      - { title: Site, pictures: [{ file: gate.png, title: North, alt: Gate }, { file: gate.png, title: South, alt: Gate }] }
`,
      'meetings/2022-12-12-health/report.docx': wordFile(para('The panel is asked to note the budget.')),
      'meetings/2022-12-12-health/budget.xlsx': workbookFile({
        sheets: [
          {
            rows: [
              ['Budget 2026'],
              [],
              ['Fund', 'Sums'],
              [undefined, 'Plan', 'Spent'],
              ['Parks', 5, 6],
              ['Roads', 7, 8],
            ],
            after: '<mergeCells><mergeCell ref="A3:A4"/><mergeCell ref="B3:C3"/></mergeCells>',
          },
          {
            rows: [
              ['Ann', 'Chair'],
              ['Bo', 'Vice-chair'],
            ],
          },
        ],
      }),
      'meetings/2022-12-12-health/gate.png': plainPictures.png,
    })
    expect(await failures(host, MEETING)).toEqual({})
  })

  it('pass with tagged attachments that lie on their side or are used twice', async () => {
    const page = (options: string) =>
      typst(`#set document(title: "Plan")\n#set text(lang: "en")\n#set page(${options})\n= Plan\n- One\n- Two`, 'ua-1')
    const host = memoryHost({
      ...riverbank,
      [MEETING]: `${meetingHead}agenda:\n  - { title: Plans, documents: [ wide.pdf, tall.pdf, { file: wide.pdf, title: Again } ] }\n`,
      'meetings/2022-12-12-health/wide.pdf': page('paper: "a4", flipped: true'),
      'meetings/2022-12-12-health/tall.pdf': page('width: 300pt, height: 900pt'),
    })
    expect(await failures(host, MEETING)).toEqual({})
  })

  it('pass with an attachment without tags whose structure was made and checked', async () => {
    const paper =
      '#set page(paper: "a4", footer: context counter(page).display())\n= Repairs\n#lorem(300)\n== Costs\n- Timber\n- #link("https://rb.example/")[Iron]\n' +
      '#table(columns: 2, [*Year*], [*Cost*], [2021], [£200], table.cell(rowspan: 2)[2022], [£300], [£400])\n#columns(2, lorem(500))'
    const host = memoryHost({
      ...riverbank,
      [MEETING]: `${meetingHead}agenda:\n  - { title: Plans, documents: [ { file: repairs.pdf, structure: checked, language: la } ] }\n`,
      'meetings/2022-12-12-health/repairs.pdf': await withoutTags(typst(paper)),
    })
    expect(await failures(host, MEETING)).toEqual({})
  })

  it('pass with papers of many kinds', async () => {
    const host = memoryHost({
      ...riverbank,
      [MEETING]: `${meetingHead}agenda:\n  - { title: Papers, documents: [ ${papers.map(({ name }) => name).join(', ')} ] }\n`,
      ...Object.fromEntries(papers.map(({ name, text }) => [`meetings/2022-12-12-health/${name}`, text])),
    })
    expect(await failures(host, MEETING)).toEqual({})
  })
})
