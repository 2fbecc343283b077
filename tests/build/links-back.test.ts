import { PDFDocument, StandardFonts } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../src/host/content.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import { type BuiltFiles, buildFiles } from '../support/build.ts'
import { MEETING, meetingHead } from '../support/workspace.ts'

async function turnedPdf(): Promise<Uint8Array> {
  const made = await PDFDocument.create()
  const font = await made.embedFont(StandardFonts.Helvetica)
  const page = made.addPage([595, 842])
  page.setRotation({ type: 'degrees', angle: 90 } as never)
  page.drawText('A plan that lies on its side', { x: 90, y: 400, font })
  return made.save()
}

describe('pages lead back', () => {
  let reader: PdfReader
  let built: BuiltFiles
  beforeAll(async () => {
    reader = startReader()
    built = await buildFiles(
      {
        [MEETING]: `${meetingHead}agenda:
  - { title: Apologies }
  - { title: Bridges, documents: [ bridges.md, plan.pdf ] }
`,
        'meetings/2022-12-12-health/bridges.md': '---\ntitle: Bridges\n---\n\nText.\n',
        'meetings/2022-12-12-health/plan.pdf': await turnedPdf(),
      },
      reader,
    )
  })
  afterAll(() => reader.close())

  const linksOf = async (name: string) => {
    const { pages } = await reader.read(bytesOf(built.output?.publicFiles.get(name) ?? new Uint8Array()))
    return pages.map(({ links }) => links.map((link) => (link.kind === 'address' ? link.address : link.target)))
  }

  it('by the stamp of each paper, to the page of the agenda that its line is on', async () => {
    expect(built.errors).toEqual([])
    const links = await linksOf('public-pack.pdf')
    const agenda = 2
    const [bridges, plan] = [4, 6]
    expect(links[agenda]?.filter((target) => typeof target === 'number')).toEqual(
      expect.arrayContaining([bridges, plan]),
    )
    expect(links[bridges]).toEqual([agenda])
    expect(links[plan]).toEqual([agenda])
  })

  it('and lead from file to file, where they are published one by one', async () => {
    const agenda = await linksOf('agenda.pdf')
    expect(agenda.flat()).toEqual(expect.arrayContaining(['items/02-bridges.pdf', 'items/02-bridges.pdf#page=3']))
    expect((await linksOf('items/02-bridges.pdf')).flat()).toEqual(['../agenda.pdf', '../agenda.pdf'])
  })
})
