import { describe, expect, it } from 'vitest'
import { timetable } from '../../../src/load/meeting/timetable.ts'
import { meetingSchema } from '../../../src/load/schema/meeting.ts'

const meeting = (agenda: object[], ends?: string) =>
  meetingSchema.parse({ committee: 'board', date: '2026-11-26', time: '09:30', ends, agenda })

const timesOf = (agenda: object[]) => timetable(meeting(agenda))?.items.map(({ time }) => time)

describe('the times of an agenda', () => {
  it('follow from the durations of the items before', () => {
    expect(
      timesOf([
        { title: 'Welcome', duration: 5 },
        { part: 'Quality' },
        { title: 'Waits', duration: 40 },
        { title: 'Close', duration: 5 },
      ]),
    ).toEqual(['09:30', '09:35', '10:15'])
  })

  it('are not known after an item without a duration, until one states its time', () => {
    const agenda = [{ title: 'Welcome' }, { title: 'Waits', duration: 10 }, { title: 'Lunch', time: '12:00' }]
    expect(timesOf(agenda)).toEqual(['09:30', undefined, '12:00'])
    expect(timesOf([...agenda.slice(0, 2), { title: 'Close' }])).toEqual(['09:30', undefined, undefined])
  })

  it('are none where no item has a time or a duration', () => {
    expect(timesOf([{ title: 'Welcome' }])).toBeUndefined()
  })

  it('leave room for a break, but do not go back', () => {
    const table = timetable(
      meeting([
        { title: 'A', duration: 30 },
        { title: 'B', time: '10:15' },
        { title: 'C', time: '10:00' },
      ]),
    )
    expect(table?.items.map(({ isTooEarly }) => isTooEarly)).toEqual([false, false, true])
    expect(table?.items[2]).toMatchObject({ time: '10:00', earliest: '10:15' })
  })

  it('end with the last item, which may be too late', () => {
    const agenda = [
      { title: 'A', duration: 90 },
      { title: 'B', duration: 45 },
    ]
    expect(timetable(meeting(agenda, '11:45'))).toMatchObject({ end: '11:45', isTooLong: false })
    expect(timetable(meeting(agenda, '11:30'))).toMatchObject({ end: '11:45', isTooLong: true })
  })
})
