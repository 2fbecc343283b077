import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../../src/host/content.ts'
import { loadEditions } from '../../../src/load/meeting/editions.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../../support/build.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { allIn, structureOf } from '../../support/pdf/structure.ts'
import { MEETING, meetingHead, openWorkspace } from '../../support/workspace.ts'

const withAgenda = (agenda: string) => ({ [MEETING]: `${meetingHead}agenda:\n${agenda}` })

describe('what stands below an item', () => {
  let reader: PdfReader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  async function agendaFile(agenda: string, name = 'agenda.pdf') {
    const { output, errors } = await buildFiles(withAgenda(agenda), reader)
    const file = output?.publicFiles.get(name)
    if (!file) throw new Error(errors.join('\n'))
    const bytes = bytesOf(file)
    const { pages } = await readPdf(bytes)
    return { bytes, text: pages.map(({ text }) => text.replace(/\s+/g, ' ')).join(' ') }
  }

  it('is Markdown: a table of payments is a table', async () => {
    const { bytes, text } = await agendaFile(
      '  - title: Payments\n    note: |\n      To approve:\n\n      | Payee | Sum |\n      | --- | ---: |\n      | Hall | £96 |\n',
    )
    expect(text).toContain('To approve: Payee Sum Hall £96')
    expect(allIn(await structureOf(bytes, 3)).map(({ role }) => role)).toContain('Table')
  })

  it('keeps a line of plain text as a paragraph of its own', async () => {
    const { bytes } = await agendaFile('  - title: Payments\n    note: |\n      To note the list.\n      To pay it.\n')
    const { pages } = await readPdf(bytes)
    expect(pages[2]?.text).toMatch(/To note the list\.\n+\s*To pay it\./)
  })

  it('does not let a note end its entry', async () => {
    const { host, workspace } = await openWorkspace(
      withAgenda('  - title: Payments\n    note: |\n      One\n      ::::::\n      Two\n'),
    )
    const { value, messages } = await loadEditions(workspace, MEETING, host)
    expect(value).toBeUndefined()
    expect(messages.map(({ ruleId, line }) => [ruleId, line])).toEqual(expect.arrayContaining([['markdown', 10]]))
  })

  it('withholds from the public what a note redacts', async () => {
    const { text } = await agendaFile('  - title: Offer\n    note: An offer of :redact[two million crowns] is in.\n')
    expect(text).toContain('An offer of redacted is in.')
    expect(text).not.toContain('crowns')
  })

  it('gives the words of an exclusion, and the grounds of each item', async () => {
    const { text } = await agendaFile(
      `  - { title: Exclusion, type: exclusion, excludes: ["2", "3"] }
  - { title: Sale, private: { paragraphs: [3], reason: Prices, public_title: A property } }
  - { title: Advice, confidential: { ground: Forbidden by a court, public_title: Advice } }
`,
    )
    expect(text).toMatch(/To resolve: That, under section 100A\(4\)/)
    expect(text).toContain('Item 2, A property: paragraph 3')
    expect(text).toContain('Item 3, Advice: confidential information')
  })

  it('lets the exclusion stand where nothing is exempt, in case it is needed', async () => {
    const { text } = await agendaFile('  - { title: Exclusion, type: exclusion }\n  - { title: Hearing }\n')
    expect(text).toMatch(/To resolve: That the press and public be excluded from any part of the meeting/)
    expect(text).not.toContain('following items')
  })

  it('gives the day of the next meeting, unless its note does', async () => {
    const next = 'next_meeting: { date: 2023-01-19, time: "13:30" }'
    const { text } = await agendaFile(`  - { title: Next meeting, ${next} }\n`)
    expect(text).toContain('The next meeting is on Thursday 19 January 2023 at 1.30 pm.')
    const noted = await agendaFile(`  - { title: Next meeting, note: We meet on 19 January 2023, ${next} }\n`)
    expect(noted.text.match(/19 January 2023/g)).toHaveLength(1)
  })

  it('says why a meeting does not take place', async () => {
    const files = { [MEETING]: `${meetingHead}status: postponed\nreason: The hall is flooded\nagenda: []\n` }
    const { output } = await buildFiles(files, reader)
    const file = output?.publicFiles.get('public-pack.pdf')
    const { pages } = await readPdf(file ? bytesOf(file) : new Uint8Array())
    expect(pages[0]?.text.replace(/\s+/g, ' ')).toContain('This meeting is postponed. The hall is flooded.')
  })
})
