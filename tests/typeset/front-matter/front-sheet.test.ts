import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../../src/host/content.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../../support/build.ts'
import { piecesOf, placeOf } from '../../support/pdf/positions.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { allIn, structureOf } from '../../support/pdf/structure.ts'
import { MEETING, meetingHead } from '../../support/workspace.ts'

describe('the front sheet', () => {
  let reader: PdfReader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  /** The front sheet and the agenda as a file. */
  async function agendaOf(committee: string, more = ''): Promise<Uint8Array> {
    const { output, errors } = await buildFiles(
      {
        'committees/health.yaml': committee,
        [MEETING]: `${meetingHead.replace(/contact:.*\n/, '')}${more}agenda:\n  - { title: Weir }\n`,
      },
      reader,
    )
    expect(errors).toEqual([])
    const agenda = output?.publicFiles.get('agenda.pdf')
    if (!agenda) throw new Error('no agenda')
    return bytesOf(agenda)
  }

  /** The words of the front sheet, line by line. */
  async function frontSheet(committee: string, more = ''): Promise<string[]> {
    const [first] = (await readPdf(await agendaOf(committee, more))).pages
    return (first?.text ?? '').split('\n').map((line) => line.replace(/\s+/g, ' ').trim())
  }

  it('names members by group, offices, those co-opted with whom they represent, and vacancies', async () => {
    const text = (
      await frontSheet(`name: Health Panel
quorum: 1/3
members:
  - { name: Cllr Ada Moss, group: Blue, role: chair }
  - { name: Cllr Bo Weir, group: Green, role: vice-chair }
  - { name: Cllr Cy Sluice, group: Green }
  - { name: Revd Di Cope, role: co-opted, voting: false, represents: The diocese }
vacancies: [{ group: Blue }, { group: Blue }]
`)
    ).join(' ')
    expect(text).toMatch(/Blue Cllr Ada Moss \(Chair\) Two vacancies/)
    expect(text).toMatch(/Green Cllr Bo Weir \(Vice-chair\) Cllr Cy Sluice/)
    expect(text).toMatch(/Co-opted, non-voting Revd Di Cope The diocese/)
    expect(text).toMatch(/Quorum for this meeting is two voting members/)
  })

  it('says who is the contact with what is known of them, and whether the meeting is public', async () => {
    const members = 'members:\n  - { name: Cllr Ada Moss, role: chair }\n'
    const known = await frontSheet(
      `name: Health Panel\ncontact: { role: Clerk, phone: "01234", email: clerk@rb.example }\n${members}`,
    )
    expect(known).toEqual(
      expect.arrayContaining(['Contact Clerk · 01234 · clerk@rb.example', 'Type Open to the public']),
    )
  })

  it('says in place of the papers that a meeting is cancelled', async () => {
    const text = await frontSheet('name: Health Panel\nmembers:\n  - { name: Cllr Ada Moss }\n', 'status: cancelled\n')
    expect(text.join(' ')).toMatch(/This meeting (?:has been|is) cancelled/)
  })

  it('calls members to the full council in its own words, and its chair by the name of the office', async () => {
    const register = `name: Riverbank Council
type: Council
offices: { chair: Mayor, vice-chair: Deputy Mayor }
summons: |
  All members of the council are summoned to this meeting.
  Ada Moss, Chief Executive
members:
  - { name: Cllr Bo Weir, group: Green, role: chair }
  - { name: Cllr Cy Sluice, group: Green, role: vice-chair }
`
    const text = (await frontSheet(register)).join(' ')
    expect(text).toMatch(/summoned to this meeting\. Ada Moss, Chief Executive Membership/)
    expect(text).toMatch(/Bo Weir \(Mayor\) Cllr Cy Sluice \(Deputy Mayor\)/)
    expect((await frontSheet(register, 'status: cancelled\n')).join(' ')).not.toContain('summoned')
  })

  it('has no heading for information where there is none', async () => {
    const register = 'name: Health Panel\nmembers: [{ name: Cllr Ada Moss }]\n'
    expect(await frontSheet(register)).toContain('Information for the public')
    const { output } = await buildFiles(
      {
        'agendapack.yaml': 'organisation: { name: Riverbank Council }\n',
        'committees/health.yaml': register,
        [MEETING]: 'committee: health\ndate: 2022-12-12\ntime: "13:30"\nagenda: [{ title: Weir }]\n',
      },
      reader,
    )
    const agenda = output?.publicFiles.get('agenda.pdf')
    const [first] = (await readPdf(agenda ? bytesOf(agenda) : new Uint8Array())).pages
    expect(first?.text).toContain('Ada Moss')
    expect(first?.text).not.toContain('Information')
  })

  it('sets a large group in three columns, which are read one after the other', async () => {
    const names = Array.from({ length: 14 }, (_, index) => `Cllr Member ${String.fromCharCode(65 + index)}`)
    const pdf = await agendaOf(
      `name: Town Council\nmembers:\n${names.map((name) => `  - { name: ${name}, group: Green }\n`).join('')}`,
    )
    const pieces = await piecesOf(pdf)
    const [first, sixth, eleventh] = [names[0], names[5], names[10]].map((name) => placeOf(pieces, name ?? ''))
    expect([sixth?.y, eleventh?.y]).toEqual([first?.y, first?.y])
    expect((await readPdf(pdf)).pages[0]?.text.match(/Cllr Member ./g)).toEqual(names)
  })

  it('keeps each group of sixty members on one page', async () => {
    const groups = ['Blue', 'Green', 'Purple', 'Red']
    const member = (index: number) =>
      `  - { name: Cllr ${groups[index % 4]} No ${index} Featherstonehaugh-Cholmondeley, group: ${groups[index % 4]} }\n`
    const pdf = await agendaOf(
      `name: Town Council\nmembers:\n${Array.from({ length: 60 }, (_, index) => member(index)).join('')}`,
    )
    const { pages } = await readPdf(pdf)
    for (const group of groups) {
      const counts = pages.map(({ text }) => text.match(new RegExp(`Cllr ${group} No`, 'g'))?.length ?? 0)
      expect(counts.filter((count) => count > 0)).toEqual([15])
    }
  })

  it('has its facts as a list, and every title and label as a block of its own', async () => {
    const root = await structureOf(await agendaOf('name: Health Panel\nmembers: [{ name: Cllr Ada Moss }]\n'))
    const facts = allIn(root).find(({ role }) => role === 'L')
    expect(facts?.children.map(({ role, children }) => [role, ...children.map((child) => child.role)])).toEqual([
      ['LI', 'Lbl', 'LBody'],
      ['LI', 'Lbl', 'LBody'],
      ['LI', 'Lbl', 'LBody'],
    ])
    const paragraphs = allIn(root).filter(({ role }) => role === 'P')
    expect(paragraphs.flatMap(allIn).filter(({ role }) => /^H\d$/.test(role))).toEqual([])
  })
})
