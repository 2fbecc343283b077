import { PDFDocument, StandardFonts } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf, type Content } from '../../src/host/content.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import { type BuiltFiles, buildFiles } from '../support/build.ts'
import { readPdf } from '../support/pdf/read-pdf.ts'
import { MEETING, meetingHead } from '../support/workspace.ts'

const FOLDER = 'meetings/2022-12-12-health'

async function pdfOf(words: string): Promise<Uint8Array> {
  const made = await PDFDocument.create()
  const font = await made.embedFont(StandardFonts.Helvetica)
  for (const number of [1, 2]) made.addPage([2384, 3370]).drawText(`${words}, sheet ${number}`, { x: 90, y: 900, font })
  made.addJavaScript('greeting', 'app.alert("hello")')
  return made.save()
}

async function filesOf(documents: string): Promise<Record<string, string | Uint8Array>> {
  return {
    [MEETING]: `${meetingHead}agenda:\n  - title: Harbour\n    documents:\n${documents}`,
    [`${FOLDER}/report.md`]: '---\ntitle: The harbour\n---\n\nText.\n',
    [`${FOLDER}/plan.pdf`]: await pdfOf('Plan of the harbour'),
    [`${FOLDER}/survey.pdf`]: await pdfOf('What the divers of Wexcombe found'),
  }
}

describe('papers that are listed, but not bound', () => {
  let reader: PdfReader
  let built: BuiltFiles
  beforeAll(async () => {
    reader = startReader()
    const documents = `      - report.md
      - { file: plan.pdf, title: Plan of the harbour, bound: false }
      - { url: "https://www.gov.example/harbours", title: Guidance on harbours, kind: background }
      - { file: survey.pdf, title: Survey of the sea wall, bound: false, private: { paragraphs: [3], reason: Prices, public_title: Survey } }
`
    built = await buildFiles(await filesOf(documents), reader)
  })
  afterAll(() => reader.close())

  const textOf = (content: Content = new Uint8Array()) => new TextDecoder().decode(bytesOf(content))
  const read = (files: ReadonlyMap<string, Content> | undefined, name: string) =>
    readPdf(bytesOf(files?.get(name) ?? new Uint8Array()))

  it('are files of their own beside the pack, whole and without scripts', async () => {
    expect(built.errors).toEqual([])
    const { publicFiles, privateFiles } = built.output ?? {}
    const separate = (files?: ReadonlyMap<string, Content>) =>
      [...(files?.keys() ?? [])].filter((name) => /^doc/.test(name))
    expect(separate(publicFiles)).toEqual(['documents/1-2-plan-of-the-harbour.pdf'])
    expect(separate(privateFiles)).toEqual([
      'documents/1-2-plan-of-the-harbour.pdf',
      'documents/1-4-survey-of-the-sea-wall.pdf',
    ])
    const { pages } = await read(publicFiles, 'documents/1-2-plan-of-the-harbour.pdf')
    expect(pages.map(({ text }) => text)).toEqual(['Plan of the harbour, sheet 1', 'Plan of the harbour, sheet 2'])
    const bytes = bytesOf(publicFiles?.get('documents/1-2-plan-of-the-harbour.pdf') ?? new Uint8Array())
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/JavaScript|app\.alert/)
    expect((await read(publicFiles, 'public-pack.pdf')).pages).toHaveLength(5)
  })

  it('have their pages counted in pack.json, as the agenda and the PDFs of items have', async () => {
    const { outputs } = JSON.parse(textOf(built.output?.publicFiles.get('pack.json')))
    const counted = new Map<string, number>(
      outputs.map((file: { path: string; pageCount?: number }) => [file.path, file.pageCount]),
    )
    const names = ['agenda.pdf', 'items/01-harbour.pdf', 'documents/1-2-plan-of-the-harbour.pdf']
    for (const name of names)
      expect(counted.get(name), name).toBe((await read(built.output?.publicFiles, name)).pages.length)
    expect(built.open?.agenda[0]).toMatchObject({ file: { pageCount: counted.get('items/01-harbour.pdf') } })
  })

  it('are listed on the agenda, linked, and what is private is named as its public title', async () => {
    const { pages } = await read(built.output?.publicFiles, 'agenda.pdf')
    const text = pages.map((page) => page.text.replace(/\s+/g, ' ')).join(' ')
    expect(text).toContain('Plan of the harbour (separate document, 2 pages)')
    expect(text).toContain('Guidance on harbours (kept at gov.example)')
    expect(text).toMatch(/Survey: Not for publication/)
    expect(text).not.toContain('sea wall')
    const agenda = bytesOf(built.output?.publicFiles.get('agenda.pdf') ?? new Uint8Array())
    const links = (await reader.read(agenda)).pages.flatMap((page) => page.links)
    const addresses = links.flatMap((link) => (link.kind === 'address' ? [link.address] : []))
    expect(addresses).toEqual(
      expect.arrayContaining(['documents/1-2-plan-of-the-harbour.pdf', 'https://www.gov.example/harbours']),
    )
    const listed = built.open?.agenda.flatMap((entry) => (entry.kind === 'item' ? entry.documents : []))
    expect(listed?.map(({ title, file, url }) => [title, file?.path, url])).toEqual([
      ['The harbour', undefined, undefined],
      ['Plan of the harbour', 'documents/1-2-plan-of-the-harbour.pdf', undefined],
      ['Guidance on harbours', undefined, 'https://www.gov.example/harbours'],
    ])
  })

  it.each([
    ['{ file: report.md, bound: false }', /`bound: false` can only be used for a PDF/],
    ['{ url: "https://www.gov.example/", file: plan.pdf, title: Plan }', /`url` or `file`, not both/],
    ['{ url: "https://www.gov.example/" }', /an address, but no title/],
    ['{ url: "javascript:alert(1)", title: Plan }', /A web address begins with https/],
  ])('refuses %s', async (document, reason) => {
    await expect(buildFiles(await filesOf(`      - ${document}\n`), reader)).rejects.toThrow(reason)
  })
})
