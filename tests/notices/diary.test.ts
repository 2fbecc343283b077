import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../src/host/memory.ts'
import { committeeSchema } from '../../src/load/schema/committee.ts'
import { decisionsSchema } from '../../src/load/schema/decisions.ts'
import { meetingSchema } from '../../src/load/schema/meeting.ts'
import { settingsSchema } from '../../src/load/schema/settings.ts'
import { type DiaryMeeting, diaryFrom, diaryOf } from '../../src/notices/diary.ts'
import { diaryCalendar, diaryText } from '../../src/notices/diary-text.ts'
import { loadCalendar } from '../../src/profiles/calendar.ts'
import { loadProfile } from '../../src/profiles/load-profile.ts'

const { diary: habits } = settingsSchema.parse({ organisation: { name: 'Riverbank Council' } })

async function meetingUnder(name: string, more: object = {}, register: object = {}): Promise<DiaryMeeting> {
  const { value: profile } = await loadProfile(name, memoryHost({}).files, { file: 'agendapack.yaml' })
  if (!profile) throw new Error(name)
  const meeting = { committee: 'cabinet', date: '2026-12-07', time: '17:00', agenda: [{ title: 'Roads' }], ...more }
  return {
    key: 'cabinet/2026-12-07',
    meeting: meetingSchema.parse(meeting),
    committee: committeeSchema.parse({ name: 'Cabinet', type: 'Executive', ...register }),
    decisions: undefined,
    law: { profile, calendar: await loadCalendar(profile) },
  }
}

const dates = (entries: ReturnType<typeof diaryOf>) => Object.fromEntries(entries.map(({ what, date }) => [what, date]))

describe('diaryOf', () => {
  it('has the days of the law and those of the house, in their order', async () => {
    const entries = diaryOf(await meetingUnder('england-executive'), habits)
    expect(dates(entries)).toEqual({
      'Notice of a key decision': '2026-11-08',
      'First notice of private business': '2026-11-08',
      'Papers come from their authors': '2026-11-20',
      'General exception: shorter notice of a key decision': '2026-11-27',
      'Second notice of private business': '2026-11-27',
      'Notice, agenda and reports are published': '2026-11-27',
      Meeting: '2026-12-07',
      'Decisions are published': '2026-12-09',
      'Call-in of decisions ends': '2026-12-16',
      'Draft minutes are ready': '2026-12-21',
    })
    expect(entries.map(({ date }) => date)).toEqual(entries.map(({ date }) => date).toSorted())
  })

  it('has a summons for a full council alone, and no call-in where there is no executive', async () => {
    const council = dates(diaryOf(await meetingUnder('england-council', {}, { type: 'Council' }), habits))
    const panel = dates(diaryOf(await meetingUnder('england-council', {}, { type: 'Scrutiny' }), habits))
    expect(council).toHaveProperty('Summons to the full council', '2026-11-27')
    expect(panel).not.toHaveProperty('Summons to the full council')
    expect(panel).not.toHaveProperty('Call-in of decisions ends')
  })

  it('goes by the habits of the body, the papers that are to follow, and actions that are open', async () => {
    const given = await meetingUnder(
      'plain',
      {
        published: '2026-11-30',
        agenda: [{ title: 'Roads', documents: [{ title: 'Survey', to_follow: '2026-12-03' }] }],
      },
      { diary: { minutes: 3 } },
    )
    const decisions = decisionsSchema.parse({
      published: '2026-12-08',
      actions: [
        { action: 'Ask them', owner: 'Clerk', due: '2027-01-04' },
        { action: 'Tell them', owner: 'Clerk', due: '2027-01-05', done: '2026-12-10' },
      ],
    })
    expect(dates(diaryOf({ ...given, decisions }, habits))).toEqual({
      'Papers come from their authors': '2026-11-23',
      'Agenda and papers are published': '2026-11-30',
      'Expected: Survey': '2026-12-03',
      Meeting: '2026-12-07',
      'Decisions are published': '2026-12-08',
      'Draft minutes are ready': '2026-12-10',
      'Clerk: Ask them': '2027-01-04',
    })
  })

  it('has nothing of a meeting that is called off', async () => {
    expect(diaryOf(await meetingUnder('england-executive', { status: 'cancelled' }), habits)).toEqual([])
  })
})

describe('the diary', () => {
  it('begins on the day that is asked for, with the law below each entry', async () => {
    const entries = diaryFrom(diaryOf(await meetingUnder('england-executive'), habits), '2026-12-07')
    expect(diaryText(entries).split('\n')[0]).toBe('Mon 7 December 2026   Meeting (Cabinet, 7 December 2026)')
    expect(diaryText([])).toBe('There is nothing in the diary.\n')
  })

  it('is a calendar of whole days, each with an identifier of its own that stays', async () => {
    const entries = diaryOf(await meetingUnder('england-executive'), habits)
    const text = diaryCalendar(entries, 'Deadlines')
    expect(diaryCalendar(entries, 'Deadlines')).toBe(text)
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    expect(events.map(({ startDate }) => startDate.toString())).toEqual(entries.map(({ date }) => date))
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(entries.length)
  })
})
