import { randomBytes } from 'node:crypto'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf, lengthOf } from '../../src/host/content.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import { type BuiltFiles, buildFiles } from '../support/build.ts'
import { readPdf } from '../support/pdf/read-pdf.ts'
import { MEETING, meetingHead, riverbank } from '../support/workspace.ts'

const FOLDER = 'meetings/2022-12-12-health'
const PAGE = 120_000

/** A file of pages that each weigh as much as a scan. */
async function heavy(name: string, pages: number): Promise<Uint8Array> {
  const made = await PDFDocument.create()
  const font = await made.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= pages; number += 1) {
    const page = made.addPage([595.28, 841.89])
    page.drawText(`${name}, sheet ${number}`, { x: 90, y: 500, font })
    const stream = made.context.stream(randomBytes(PAGE), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: 400,
      Height: 100,
      ColorSpace: 'DeviceRGB',
      BitsPerComponent: 8,
    })
    const key = page.node.newXObject('Scan', made.context.register(stream))
    page.node.addContentStream(made.context.register(made.context.stream(`q 200 0 0 50 90 300 cm ${key} Do Q`)))
  }
  return made.save()
}

describe('volumes', () => {
  let reader: PdfReader
  let built: BuiltFiles
  beforeAll(async () => {
    reader = startReader()
    built = await buildFiles(
      {
        'agendapack.yaml': `${riverbank['agendapack.yaml']?.replace('duplex: true', 'duplex: false')}volumes: { max: 600 kB }\n`,
        [MEETING]: `${meetingHead}agenda:
  - { title: North, documents: [ north.pdf ] }
  - { title: South, documents: [ south.pdf ] }
  - { title: Long, documents: [ { file: long.pdf, title: Long } ] }
`,
        [`${FOLDER}/north.pdf`]: await heavy('North', 3),
        [`${FOLDER}/south.pdf`]: await heavy('South', 3),
        [`${FOLDER}/long.pdf`]: await heavy('Long', 6),
      },
      reader,
    )
  })
  afterAll(() => reader.close())

  it('hold all pages once, each volume with the agenda and no larger than asked', async () => {
    expect(built.errors).toEqual([])
    const files = built.output?.publicFiles
    const pack = await readPdf(bytesOf(files?.get('public-pack.pdf') ?? new Uint8Array()))
    const volumes = built.open?.volumes ?? []
    expect(volumes.length).toBeGreaterThan(2)
    const front = built.open?.frontMatter.agenda.last ?? 0
    const papers: string[] = []
    for (const [index, { file, numbers, pageCount }] of volumes.entries()) {
      expect(file.path).toBe(`public-pack-volume-${index + 1}.pdf`)
      expect(file.size).toBeLessThanOrEqual(600_000)
      const content = files?.get(file.path) ?? new Uint8Array()
      expect(lengthOf(content)).toBe(file.size)
      const { pages, labels } = await readPdf(bytesOf(content))
      expect(pages).toHaveLength(pageCount)
      expect(labels.slice(0, front)).toEqual(pack.labels.slice(0, front))
      expect([labels[front], labels.at(-1)]).toEqual([String(numbers.first), String(numbers.last)])
      papers.push(...labels.slice(front))
    }
    expect(papers).toEqual(pack.labels.slice(front))
  })

  it('keep a paper together where one volume holds it, and lead from file to file', async () => {
    const files = built.output?.publicFiles
    const items = built.open?.agenda.flatMap((entry) => (entry.kind === 'item' ? entry.documents : [])) ?? []
    const holding = (pages: { first: number; last: number } | undefined) =>
      built.open?.volumes?.filter(
        ({ numbers }) => numbers.first <= (pages?.last ?? 0) && numbers.last >= (pages?.first ?? 0),
      ) ?? []
    expect(items.slice(0, 2).map(({ pages }) => holding(pages).length)).toEqual([1, 1])
    const first = await reader.read(bytesOf(files?.get('public-pack-volume-1.pdf') ?? new Uint8Array()))
    const addresses = first.pages.flatMap(({ links }) =>
      links.flatMap((link) => (link.kind === 'address' ? [link.address] : [])),
    )
    expect(addresses.some((address) => address.startsWith('public-pack-volume-2.pdf#page='))).toBe(true)
  })

  it('are not made of a pack that is small enough', async () => {
    const small = await buildFiles(
      {
        'agendapack.yaml': `${riverbank['agendapack.yaml']}volumes: { max: 25 MB }\n`,
        [MEETING]: `${meetingHead}agenda: [{ title: Weir }]\n`,
      },
      reader,
    )
    expect(small.open?.volumes).toBeUndefined()
  })
})
