import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../../src/host/content.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { type BuiltFiles, buildFiles } from '../../support/build.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { MEETING, meetingHead, riverbank } from '../../support/workspace.ts'

const folder = 'meetings/2022-12-12-health'
const report = (title: string, text = 'Text.') => `---\ntitle: ${title}\n---\n\n${text}\n`

const files = {
  'agendapack.yaml': riverbank['agendapack.yaml']?.replace('england-council', 'england-executive') ?? '',
  [MEETING]: `${meetingHead}agenda:
  - title: Repair of the weir
    type: key
    documents:
      - weir.md
      - { file: bids.md, private: { paragraphs: [3], reason: The bids are open, public_title: Tender prices } }
  - { title: Budget, documents: [ budget.md ] }
  - { title: Quoll farm, private: { paragraphs: [3], reason: Talks go on, public_title: Land }, documents: [ farm.md ] }
supplements:
  - supplement: 1
    published: 2022-12-08
    items:
      - item: "1"
        documents:
          - comments.md
          - { file: late.md, private: { paragraphs: [3], reason: The bids are open, public_title: A late tender } }
      - item: "2"
        documents: [ { file: budget-2.md, revised: { date: 2022-12-08, change: One sum is another. } } ]
`,
  [`${folder}/weir.md`]: report('Repair of the weir'),
  [`${folder}/bids.md`]: report('Bids of the bidders'),
  [`${folder}/budget.md`]: report('Budget'),
  [`${folder}/budget-2.md`]: report('Budget'),
  [`${folder}/farm.md`]: report('The quolls of the farm'),
  [`${folder}/comments.md`]: report('Comments of scrutiny'),
  [`${folder}/late.md`]: report('A bid that came late'),
}

describe('the agenda of packs', () => {
  let reader: PdfReader
  let built: BuiltFiles
  beforeAll(async () => {
    reader = startReader()
    built = await buildFiles(files, reader)
  })
  afterAll(() => reader.close())

  async function read(name: string) {
    const bytes = built.output?.publicFiles.get(name) ?? built.output?.privateFiles.get(name)
    if (!bytes) throw new Error(`no ${name}: ${built.errors.join('\n')}`)
    const { pages, labels, info } = await readPdf(bytesOf(bytes))
    return { labels, title: info.Title, pages: pages.map(({ text }) => text.replace(/\s+/g, ' ')) }
  }
  const agendaOf = async (name: string) => (await read(name)).pages[2] ?? ''

  it('marks key decisions, and names the papers of open items that are not for publication', async () => {
    const open = await agendaOf('public-pack.pdf')
    expect(open).toMatch(
      /Key decision Repair of the weir: pages 5 - 6 Tender prices: pages 7 - 8\. Not for publication by virtue/,
    )
    expect(open.match(/Key decision/g)).toHaveLength(1)
    expect(open.match(/Not for publication/g)).toHaveLength(2)
    expect(open).not.toContain('Bids')
    expect(await agendaOf('members-pack.pdf')).toMatch(/Bids of the bidders: pages 7 - 8\. Not for publication by/)
  })

  it('names the papers of a supplement that have other titles than their items', async () => {
    const late = await agendaOf('supplement-1.pdf')
    expect(late).toMatch(/Comments of scrutiny: pages 17 - 18 A late tender: pages 19 - 20\. Not for publication/)
    expect(late).not.toContain('Tender prices')
    expect(late).toMatch(/2 Budget Revised: Budget, version 2 of 8 December 2022\. One sum is another\. \(Page/)
  })

  it('says on which pages of a consolidated pack each paper is, and which is replaced', async () => {
    const ranges = new Map(
      built.open?.agenda.flatMap((entry) =>
        entry.kind === 'item' ? entry.documents.map(({ id, pages }) => [id, pages] as const) : [],
      ),
    )
    const at = (id: string) => {
      const { first, last } = ranges.get(id) ?? { first: 0, last: 0 }
      return first === last ? `page ${first}` : `pages ${first} - ${last}`
    }
    const whole = await agendaOf('consolidated-pack.pdf')
    expect(whole).toContain(`Repair of the weir: ${at('1-1')} Tender prices: ${at('1-2')}. Not for`)
    expect(whole).toContain(`Comments of scrutiny: ${at('s1-1-1')} A late tender: ${at('s1-1-2')}. Not`)
    expect(whole).toContain(`Budget: ${at('2-1')}, replaced by version 2 and kept for the record`)
    expect(whole).toContain(`Budget, version 2: ${at('s1-2-1')} Revised: Budget, version 2 of`)
    expect(whole).not.toContain('Land: page')
  })

  it('begins with a front sheet that tells the members’ pack from the public one, whose numbers are the same', async () => {
    const [open, members] = [await read('public-pack.pdf'), await read('members-pack.pdf')]
    expect(open.title).toBe('Health Scrutiny Panel, 12 December 2022, agenda pack')
    expect(members.title).toBe('Health Scrutiny Panel, 12 December 2022, members’ pack')
    expect((await read('members-consolidated-pack.pdf')).title).toMatch(/members’ pack with supplements$/)
    expect((await read('members-supplement-1.pdf')).title).toMatch(/supplement 1, members’ pack$/)
    const words = 'Members’ pack: with papers that are not for publication'
    expect(members.pages[0]).toContain(words)
    expect(open.pages.join(' ')).not.toContain('Members’')
    expect(members.labels).toEqual(open.labels)
  })
})

describe('an item of several papers', () => {
  const reader = startReader()
  afterAll(() => reader.close())

  it('says where each of them is, a blank page with the paper before it, and links there', async () => {
    const { output, errors } = await buildFiles(
      {
        'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\nstyle: { duplex: true }\n',
        [MEETING]: `${meetingHead}agenda:
  - { title: Weir, documents: [ weir.md, costs.md, map.md ] }
  - { title: Alone, documents: [ alone.md ] }
`,
        ...Object.fromEntries(
          ['Weir', 'Costs', 'Map', 'Alone'].map((title) => [`${folder}/${title.toLowerCase()}.md`, report(title)]),
        ),
      },
      reader,
    )
    expect(errors).toEqual([])
    const { pages } = await readPdf(bytesOf(output?.publicFiles.get('public-pack.pdf') ?? []))
    const agenda = pages[2]
    expect(agenda?.text.replace(/\s+/g, ' ')).toContain(
      '1 Weir Weir: pages 5 - 6 Costs: pages 7 - 8 Map: pages 9 - 10 (Pages 5 - 10) 2 Alone (Page 11)',
    )
    expect(agenda?.links.map(({ target }) => target)).toEqual(expect.arrayContaining([4, 6, 8, 10]))
  })
})

describe('a meeting that is cancelled and has no agenda', () => {
  const reader = startReader()
  afterAll(() => reader.close())

  it('says so where its agenda would be', async () => {
    const { output } = await buildFiles({ [MEETING]: `${meetingHead}status: cancelled\n` }, reader)
    const { pages } = await readPdf(bytesOf(output?.publicFiles.get('public-pack.pdf') ?? []))
    expect(pages.at(-1)?.text.replace(/\s+/g, ' ')).toMatch(/^Agenda This meeting is cancelled\. No business is listed/)
  })
})

describe('a front sheet that the words for members make longer', () => {
  const reader = startReader()
  afterAll(() => reader.close())

  it('leaves the numbers of the papers the same', async () => {
    const information = Array.from({ length: 14 }, (_, line) => `  Line ${line + 1} of the information.\n\n`).join('')
    const { open, members, errors, output } = await buildFiles(
      {
        'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: england-council\n',
        [MEETING]: `${meetingHead}information: |\n${information}agenda:
  - { title: Weir, documents: [ weir.md, { file: bids.md, private: { paragraphs: [3], reason: The bids are open } } ] }
`,
        [`${folder}/weir.md`]: report('Weir'),
        [`${folder}/bids.md`]: report('Bids of the bidders'),
      },
      reader,
    )
    expect(errors).toEqual([])
    const pages = (made: typeof open) =>
      made?.agenda.flatMap((entry) => (entry.kind === 'item' ? entry.documents.map((paper) => paper.pages?.first) : []))
    expect(pages(open)).toEqual([4, 5])
    expect(pages(members)).toEqual([4, 5])
    const { pages: sheets } = await readPdf(bytesOf(output?.publicFiles.get('public-pack.pdf') ?? []))
    expect(sheets[1]?.text).toMatch(/blank so that the public pack/)
  })
})
