import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../src/host/memory.ts'
import { committeeSchema } from '../../src/load/schema/committee.ts'
import { meetingSchema } from '../../src/load/schema/meeting.ts'
import { settingsSchema } from '../../src/load/schema/settings.ts'
import { linesOf } from '../../src/load/text/lines.ts'
import { findMissing, noticesOf } from '../../src/notices/all-notices.ts'
import type { NoticeContext } from '../../src/notices/notice.ts'
import { plannedNotices } from '../../src/notices/planned.ts'
import { loadCalendar } from '../../src/profiles/calendar.ts'
import { loadProfile } from '../../src/profiles/load-profile.ts'
import { english } from '../support/wording.ts'

const settings = settingsSchema.parse({ organisation: { name: 'Riverbank Council', address: 'Guildhall' } })

async function contextOf(profileName: string, agenda: object[], register: object = {}): Promise<NoticeContext> {
  const { value: profile } = await loadProfile(profileName, memoryHost({}).files, { file: 'agendapack.yaml' })
  if (!profile) throw new Error(profileName)
  return {
    key: 'cabinet/2026-12-07',
    meeting: meetingSchema.parse({ committee: 'cabinet', date: '2026-12-07', time: '17:00', venue: 'Room 1', agenda }),
    committee: committeeSchema.parse({
      ...{ name: 'Cabinet', type: 'Executive', contact: { name: 'Morgan Clerk', email: 'clerk@rb.example' } },
      members: [{ name: 'Cllr Ada Example' }, { name: 'Cllr Gone Away', to: '2026-01-01' }],
      ...register,
    }),
    law: { profile, calendar: await loadCalendar(profile) },
    settings,
    wording: english,
  }
}

const KEY = { title: 'Road contract', type: 'key', documents: [{ file: 'tender.md', title: 'Tender report' }] }
const PRIVATE = {
  title: 'Purchase of the tannery',
  note: 'From the bank.',
  private: { paragraphs: [3], reason: 'The price would rise.', public_title: 'Purchase of land' },
  notices: { representations: 'One resident asked for it.', response: 'It stays private.' },
}

const plain = (text: string | undefined) => text?.replaceAll('\\', '') ?? ''

describe('noticesOf', () => {
  it('has every field of regulation 9 for a key decision, in the order of the days', async () => {
    const made = noticesOf(await contextOf('england-executive', [KEY]))
    expect(made.map(({ name, latest }) => [name, latest])).toEqual([
      ['key-decisions', '2026-11-08'],
      ['notice-of-meeting', '2026-11-27'],
    ])
    const text = plain(made[0]?.text)
    for (const words of [
      'A key decision is to be made on behalf of Riverbank Council.',
      '**The matter:** Road contract.',
      '**Who decides:** Cabinet. Its members are Cllr Ada Example.',
      '**When:** 7 December 2026.',
      '**Documents for the decision:** Tender report.',
      'can be had from Morgan Clerk, Guildhall, clerk@rb.example.',
      'Other documents relevant to the matter may be submitted to those who decide.',
      'To be told of them as they become available, ask Morgan Clerk',
    ])
      expect(text).toContain(words)
  })

  it('prints the note of an item as the agenda does, and the titles that papers give themselves', async () => {
    const note = 'To award it:\n\n| Road | Price |\n| --- | --- |\n| Mill Lane | :redact[] |'
    const context = await contextOf('england-executive', [
      { ...KEY, note, documents: ['tender.md', 'plan_of-roads.pdf'] },
    ])
    const [made] = noticesOf({ ...context, titles: new Map([['tender.md', 'Tender of 2026']]) })
    expect(made?.text).toContain('| Road | Price |\n| --- | --- |\n| Mill Lane | \\[redacted\\] |')
    expect(plain(made?.text)).toContain('**Documents for the decision:** Tender of 2026; plan of roads.')
  })

  it('gives notice of private business twice, the second time with representations and the response', async () => {
    const made = noticesOf(await contextOf('england-executive', [PRIVATE]))
    expect(made.map(({ name, latest }) => [name, latest])).toEqual([
      ['private-business', '2026-11-08'],
      ['private-business-again', '2026-11-27'],
      ['notice-of-meeting', '2026-11-27'],
    ])
    expect(plain(made[0]?.text)).toContain('The price would rise.')
    expect(plain(made[1]?.text)).toContain('Representations received about why it should be open:** One resident asked')
    expect(plain(made[1]?.text)).toContain('**Response to them:** It stays private.')
  })

  it('has nothing private in any notice', async () => {
    const made = noticesOf(await contextOf('england-executive', [{ ...PRIVATE, type: 'key' }], { summons: 'Come.' }))
    expect(made.length).toBeGreaterThan(2)
    expect(JSON.stringify(made)).not.toMatch(/tannery|From the bank/)
  })

  it('says why a notice came late, and who agreed', async () => {
    const made = noticesOf(
      await contextOf('england-executive', [
        { ...KEY, notices: { general_exception: '2026-11-27', general_exception_reason: 'The tender came late.' } },
        {
          title: 'School roof',
          type: 'key',
          notices: { special_urgency: { agreed_by: 'Cllr Scrutiny', agreed: '2026-12-03', reason: 'It fell in.' } },
        },
      ]),
    )
    expect(plain(made.find(({ name }) => name === 'general-exception')?.text)).toContain('The tender came late.')
    const urgent = plain(made.find(({ name }) => name === 'special-urgency')?.text)
    expect(urgent).toContain('It fell in.')
    expect(urgent).toContain('**Agreed by:** Cllr Scrutiny on 3 December 2026.')
  })

  it('summons a full council, and says what is missing', async () => {
    const context = await contextOf('england-council', [{ title: 'Roads' }], {
      type: 'Council',
      summons: 'You are called to {{meeting.venue}} on {{ meeting.dateInWords }}.',
    })
    const made = noticesOf({ ...context, meeting: { ...context.meeting, summons: { signed: 'Jo Ash, Clerk' } } })
    expect(plain(made.find(({ name }) => name === 'summons')?.text)).toMatch(
      /You are called to Room 1 on Monday 7 December 2026\.\n\nJo Ash, Clerk/,
    )
    const lines = linesOf('')
    const late = noticesOf(await contextOf('england-executive', [{ ...PRIVATE, notices: {} }]))
    const found = findMissing(late, { place: () => lines.place('meeting.yaml', 0, 0) })
    expect(found.map(({ reason }) => reason)).toEqual([
      '“Second notice of business to be taken in private” does not say which representations were received.',
      '“Second notice of business to be taken in private” does not say the response to representations.',
    ])
  })
})

describe('plannedNotices', () => {
  it('announce what is on no agenda yet, before the first day of its month', async () => {
    const held = await contextOf('england-executive', [KEY], {
      planned: [
        { title: 'School meals', date: '2027-06', key: true },
        { title: 'Local plan', date: '2027-06', key: true },
        { title: 'Road contract', date: '2027-07', key: true },
        { title: 'No key decision', date: '2027-08' },
      ],
    })
    const made = plannedNotices(held.committee, 'cabinet', new Set(['road contract']), '2026-12-01', held)
    expect(made.map(({ key, notices }) => [key, notices.map(({ latest }) => latest)])).toEqual([
      ['cabinet/2027-06', ['2027-05-03']],
      ['cabinet/2027-08', []],
    ])
    const text = plain(made[0]?.notices[0]?.text)
    expect(text).toContain('**When:** June 2027.')
    expect(text).toContain('## Local plan')
  })
})
