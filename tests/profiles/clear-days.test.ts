import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, it } from 'vitest'
import { memoryHost } from '../../src/host/memory.ts'
import { loadCalendar, makeCalendar } from '../../src/profiles/calendar.ts'
import { type Calendar, clearDays, daysOffBetween, latestPublication } from '../../src/profiles/clear-days.ts'
import { loadProfile } from '../../src/profiles/load-profile.ts'
import type { Profile } from '../../src/profiles/schema.ts'

async function profile(name: string): Promise<Profile> {
  const { value } = await loadProfile(name, memoryHost({}).files, { file: 'agendapack.yaml' })
  if (!value) throw new Error(`no profile ${name}`)
  return value
}

describe('clear days in England', () => {
  let calendar: Calendar
  beforeAll(async () => {
    calendar = await loadCalendar(await profile('england-council'))
  })

  it.each([
    ['2022-12-12', 5, '2022-12-02'],
    ['2022-12-12', 3, '2022-12-06'],
    ['2023-01-03', 5, '2022-12-21'],
  ])('a meeting on %s with %i clear days is published by %s', (meeting, days, latest) => {
    expect(latestPublication(meeting, days, calendar)).toBe(latest)
    expect(clearDays(latest, meeting, calendar)).toBe(days)
  })

  it('counts nothing from the day of the meeting on', () => {
    expect(clearDays('2022-12-12', '2022-12-12', calendar)).toBe(0)
    expect(clearDays('2022-12-13', '2022-12-12', calendar)).toBe(0)
  })

  it.each(['2022-06-03', '2022-09-19', '2023-05-08', '2022-12-27'])('knows the bank holiday of %s', (day) => {
    expect(calendar.dayOff(day)).toBeTypeOf('string')
  })

  it('is not held up by dates far away', () => {
    expect(clearDays('0001-01-01', '2022-12-12', calendar)).toBeGreaterThan(500)
    expect(latestPublication('9999-12-31', 5, calendar)).toMatch(/^9999-12-/)
    expect(latestPublication('0001-01-01', 5, calendar)).toMatch(/^0000-12-/)
  })

  it('names the days that do not count', () => {
    expect(daysOffBetween('2022-12-23', '2022-12-29', calendar)).toEqual([
      { date: '2022-12-24', name: 'Saturday' },
      { date: '2022-12-25', name: 'Sunday' },
      { date: '2022-12-26', name: 'Boxing Day' },
      { date: '2022-12-27', name: 'Christmas Day (substitute day)' },
    ])
  })

  it('takes days of the organisation’s own', async () => {
    const own = await loadCalendar(await profile('england-council'), [{ date: '2022-12-05', name: 'Offices closed' }])
    expect(latestPublication('2022-12-12', 5, own)).toBe('2022-12-01')
  })
})

describe('how other profiles count', () => {
  it('lets Saturdays count for a parish, and neither its Christmas break nor a day of mourning', async () => {
    const calendar = await loadCalendar(await profile('parish-council'))
    expect(calendar.dayOff('2022-12-10')).toBeUndefined()
    expect(calendar.dayOff('2022-12-11')).toBe('Sunday')
    expect(calendar.dayOff('2022-12-24')).toBe('Christmas break')
    expect(calendar.dayOff('2023-04-06')).toBe('Easter break')
    expect(calendar.dayOff('2022-09-19')).toBe('Day of mourning')
    expect(latestPublication('2022-12-12', 3, calendar)).toBe('2022-12-07')
  })

  it('counts all days for Northern Ireland, and both end days only where the law may', async () => {
    const { counting } = await profile('northern-ireland-council')
    const calendar = await loadCalendar(await profile('northern-ireland-council'))
    expect(latestPublication('2022-12-12', 5, calendar, counting?.method)).toBe('2022-12-06')
    expect(latestPublication('2022-12-12', 5, calendar, counting?.least)).toBe('2022-12-07')
  })

  it('counts back working days for a hearing', async () => {
    const calendar = await loadCalendar(await profile('licensing-sub-committee'))
    expect(latestPublication('2026-01-09', 10, calendar, 'working-days')).toBe('2025-12-23')
    expect(clearDays('2025-12-23', '2026-01-09', calendar, 'working-days')).toBe(10)
  })

  it('knows the bank holidays of each nation', async () => {
    const scotland = await loadCalendar(await profile('scotland-council'))
    const wales = await loadCalendar(await profile('wales-council'))
    expect(scotland.dayOff('2022-11-30')).toBe('St Andrew’s Day')
    expect(wales.dayOff('2022-11-30')).toBeUndefined()
    expect(scotland.dayOff('2022-04-18')).toBeUndefined()
    expect(wales.dayOff('2022-04-18')).toBe('Easter Monday')
  })
})

describe('whatever the calendar', () => {
  const start = Temporal.PlainDate.from('2021-01-01')
  const dates = fc.integer({ min: 0, max: 1500 }).map((days) => start.add({ days }).toString())
  const holidays = fc.uniqueArray(dates, { maxLength: 30 })
  const days = fc.integer({ min: 0, max: 28 })
  const calendarOf = (off: readonly string[], base: Profile) =>
    makeCalendar(
      base,
      off.map((date) => ({ date, name: 'Holiday' })),
      () => [],
    )

  it('the latest publication gives the notice, and the day after it does not', async () => {
    const base = await profile('england-council')
    fc.assert(
      fc.property(dates, days, holidays, (meeting, wanted, off) => {
        const calendar = calendarOf(off, base)
        const latest = latestPublication(meeting, wanted, calendar)
        const next = Temporal.PlainDate.from(latest).add({ days: 1 }).toString()
        expect(calendar.dayOff(latest)).toBeUndefined()
        expect(clearDays(latest, meeting, calendar)).toBe(wanted)
        expect(latest < meeting).toBe(true)
        if (next < meeting && wanted > 0) expect(clearDays(next, meeting, calendar)).toBeLessThanOrEqual(wanted)
      }),
    )
  })

  it('one more holiday never makes notice later', async () => {
    const base = await profile('england-council')
    fc.assert(
      fc.property(dates, days, holidays, dates, (meeting, wanted, off, another) => {
        const before = latestPublication(meeting, wanted, calendarOf(off, base))
        const after = latestPublication(meeting, wanted, calendarOf([...off, another], base))
        expect(after <= before).toBe(true)
      }),
    )
  })

  it('more notice is never published later, and a later meeting never earlier', async () => {
    const base = await profile('england-council')
    fc.assert(
      fc.property(dates, dates, days, holidays, (one, other, wanted, off) => {
        const calendar = calendarOf(off, base)
        expect(latestPublication(one, wanted + 1, calendar) < latestPublication(one, wanted, calendar)).toBe(true)
        const [first = one, second = other] = [one, other].sort()
        expect(latestPublication(first, wanted, calendar) <= latestPublication(second, wanted, calendar)).toBe(true)
      }),
    )
  })
})
