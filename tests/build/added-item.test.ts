import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../src/host/content.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import { type BuiltFiles, buildFiles } from '../support/build.ts'
import { readPdf } from '../support/pdf/read-pdf.ts'
import { MEETING, meetingHead } from '../support/workspace.ts'

const folder = 'meetings/2022-12-12-health'
const agenda = (late: string) => `${meetingHead}agenda:
  - { item: "1", title: Budget, documents: [ budget.md ] }
${late}  - { item: "2", title: Paths, documents: [ paths.md ] }
`
const ADDED =
  '  - { item: "1a", title: Flood damage, added: 2022-12-09, urgent: { reason: The bridge closed, chair: Cllr Ruth Robson MBE } }\n'
const SUPPLEMENT =
  'supplements: [{ supplement: 1, published: 2022-12-09, items: [{ item: "1a", documents: [ flood.md ] }] }]\n'
const papers = Object.fromEntries(
  ['budget', 'paths', 'flood'].map((name) => [`${folder}/${name}.md`, `---\ntitle: The ${name}\n---\n\nText.\n`]),
)

describe('an urgent item that came after the agenda', () => {
  let reader: PdfReader
  let before: BuiltFiles
  let built: BuiltFiles
  beforeAll(async () => {
    reader = startReader()
    before = await buildFiles({ ...papers, [MEETING]: agenda('') }, reader)
    built = await buildFiles({ ...papers, [MEETING]: agenda(ADDED) + SUPPLEMENT }, reader)
  })
  afterAll(() => reader.close())

  const textOf = async (name: string) => {
    const file = built.output?.publicFiles.get(name)
    if (!file) throw new Error(`no ${name}: ${built.errors.join('\n')}`)
    const { pages } = await readPdf(bytesOf(file))
    return pages.map(({ text }) => text.replace(/\s+/g, ' ')).join(' ')
  }

  it('leaves the published pack as it is', () => {
    const [old] = before.open?.packs ?? []
    const [now] = built.open?.packs ?? []
    expect(old?.fingerprints?.length).toBeGreaterThan(5)
    expect(now?.fingerprints).toEqual(old?.fingerprints)
  })

  it('is in the supplement, with the day, the one who agreed, and why', async () => {
    const text = await textOf('supplement-1.pdf')
    expect(text).toContain('1a Flood damage Added on 9 December 2022 as urgent, as agreed by Cllr Ruth Robson MBE.')
    expect(text).toContain('Why it cannot wait: The bridge closed')
    expect(text).not.toContain('Budget')
  })

  it('stands in its place in the consolidated pack and in the manifest', async () => {
    expect(await textOf('consolidated-pack.pdf')).toMatch(/1 Budget .*1a Flood damage .*2 Paths/)
    const labels = built.open?.agenda.flatMap((entry) => (entry.kind === 'item' ? entry.label : []))
    expect(labels).toEqual(['1', '1a', '2'])
    expect(built.open?.agenda[1]).toMatchObject({ added: { date: '2022-12-09', reason: 'The bridge closed' } })
  })
})
