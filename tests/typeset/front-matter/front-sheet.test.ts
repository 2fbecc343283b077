import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../../src/host/content.ts'
import { type Reader, startReader } from '../../../src/verify/reader.ts'
import { buildFiles } from '../../support/build.ts'
import { readPdf } from '../../support/read-pdf.ts'
import { MEETING, meetingHead } from '../../support/workspace.ts'

describe('the front sheet', () => {
  let reader: Reader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  /** The words of the front sheet, line by line. */
  async function frontSheet(committee: string, more = ''): Promise<string[]> {
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
    const [first] = (await readPdf(bytesOf(agenda))).pages
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
    const closed = await frontSheet(`name: Health Panel\ntype: Scrutiny\n${members}`, 'public: false\n')
    expect(closed).toContain('Type Scrutiny · not open to the public')
  })

  it('says in place of the papers that a meeting is cancelled', async () => {
    const text = await frontSheet('name: Health Panel\nmembers:\n  - { name: Cllr Ada Moss }\n', 'status: cancelled\n')
    expect(text.join(' ')).toMatch(/This meeting (?:has been|is) cancelled/)
  })
})
