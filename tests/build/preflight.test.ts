import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import type { KeptPaper, KeptPapers } from '../../src/build/kept-papers.ts'
import { preflight } from '../../src/build/preflight.ts'
import { createCheckContext } from '../../src/check/prepare.ts'
import { memoryHost } from '../../src/host/memory.ts'
import { loadEditions } from '../../src/load/meeting/editions.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { severityOf } from '../../src/messages/message.ts'
import { onePage, writePdf } from '../attachments/write-pdf.ts'

const MEETING = 'meetings/a/meeting.yaml'
const good = writePdf(onePage('The weir'))

async function pdf(change: (document: PDFDocument) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(good)
  change(document)
  return document.save()
}

/** Keeps papers in memory, and counts those that had to be opened. */
function memory(): KeptPapers & { opened: number } {
  const papers = new Map<string, KeptPaper>()
  return {
    opened: 0,
    get: (key) => papers.get(key),
    set(key, paper) {
      this.opened += 1
      papers.set(key, paper)
    },
    save: () => Promise.resolve(),
  }
}

interface Papers {
  files: Readonly<Record<string, string | Uint8Array>>
  documents: string
  /** Lines of meeting.yaml before its agenda. */
  before?: string
}

async function inspect({ files, documents, before = '' }: Papers, kept: KeptPapers = memory()) {
  const inFolder = Object.entries(files).map(([name, content]) => [`meetings/a/${name}`, content])
  const host = memoryHost({
    'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: england-council\n',
    'committees/health.yaml': 'name: Health Panel\nmembers:\n  - { name: Cllr Ada Moss, role: chair }\n',
    [MEETING]: `committee: health\ndate: 2022-12-12\ntime: "13:30"\n${before}agenda:\n  - item: "1"\n    title: Weir\n    documents: ${documents}\n`,
    ...Object.fromEntries(inFolder),
  })
  const { value: workspace } = await loadWorkspace(host)
  const context = workspace && (await createCheckContext(workspace, host)).value
  const sources = workspace && (await loadEditions(workspace, MEETING, host)).value
  if (!workspace || !context || !sources) throw new Error('the workspace is broken')
  const found = await preflight(sources, { workspace, profile: context.profile, version: '1', kept, host })
  return found.map((made) => `${severityOf(made)} ${made.ruleId} ${made.file}:${made.line}:${made.column}`)
}

describe('check opens what a build will open', () => {
  it.each<[string, () => Uint8Array | string | Promise<Uint8Array>]>([
    ['empty', () => ''],
    ['cut short', () => good.subarray(0, 30)],
    ['a web page', () => '<!doctype html>\n<title>Log in</title>'],
    ['locked with a password', () => pdf((document) => document.encrypt({ userPassword: 'x', ownerPassword: 'y' }))],
  ])('an attachment that is %s', async (_, content) => {
    const found = await inspect({ files: { 'weir.pdf': await content() }, documents: '[weir.pdf]' })
    expect(found).toContain(`error attachment ${MEETING}:7:17`)
  })

  it('a picture without an alternative text, and words that no font has', async () => {
    const files = {
      'weir.md': '# Weir\n\n![](weir.svg)\n',
      'weir.svg': PICTURE,
      'odd.md': '# Odd\n\nA sign: \u{10FFF0}\n',
    }
    const found = await inspect({ files, documents: '[weir.md, odd.md]' })
    expect(found).toEqual([
      'warning image-alt meetings/a/weir.md:3:1',
      expect.stringMatching(/^warning character-missing meetings\/a\/odd\.md:3:/),
    ])
  })

  it('a title that is better than the name of the file', async () => {
    const titled = await pdf((document) => document.setTitle('Draft budget 2027/28'))
    const named = await pdf((document) => document.setTitle('Microsoft Word - v3.docx'))
    const files = { 'Budget Report FINAL v3.pdf': titled, 'Roads v3.pdf': named }
    const found = await inspect({ files, documents: '["Budget Report FINAL v3.pdf", "Roads v3.pdf"]' })
    expect(found.filter((line) => line.includes('attachment-title'))).toEqual([`info attachment-title ${MEETING}:7:17`])
    const given = await inspect({ files, documents: '[{ file: Budget Report FINAL v3.pdf, title: Budget }]' })
    expect(given.filter((line) => line.includes('attachment-title'))).toEqual([])
  })

  it('once for both audiences, and nothing of a private paper in the public edition', async () => {
    const files = { 'weir.pdf': '', 'bids.pdf': '' }
    const documents = '[weir.pdf, { file: bids.pdf, private: { paragraphs: [3], reason: Prices } }]'
    const found = await inspect({ files, documents })
    expect(found.filter((line) => line.startsWith('error'))).toEqual([
      `error attachment ${MEETING}:7:17`,
      `error attachment ${MEETING}:7:27`,
    ])
  })
})

describe('the second check', () => {
  it('opens nothing that has not changed, and says the same, wherever the paper now stands', async () => {
    const kept = memory()
    const papers: Papers = {
      files: { 'weir.pdf': good, 'cut.pdf': good.subarray(0, 30) },
      documents: '[weir.pdf, cut.pdf]',
    }
    const first = await inspect(papers, kept)
    expect(kept.opened).toBe(2)
    expect(await inspect(papers, kept)).toEqual(first)
    const moved = await inspect({ ...papers, before: 'venue: Town Hall\n' }, kept)
    expect(kept.opened).toBe(2)
    expect(moved).toEqual(first.map((line) => line.replace(':7:', ':8:')))
  })

  it('opens what has changed', async () => {
    const kept = memory()
    await inspect({ files: { 'weir.pdf': good.subarray(0, 30) }, documents: '[weir.pdf]' }, kept)
    const found = await inspect({ files: { 'weir.pdf': good }, documents: '[weir.pdf]' }, kept)
    expect(kept.opened).toBe(2)
    expect(found.filter((line) => line.startsWith('error'))).toEqual([])
  })
})

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'
