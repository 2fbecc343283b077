import type Holidays from 'date-holidays'
import { Temporal } from 'temporal-polyfill'
import type { Calendar } from './clear-days.ts'
import type { Profile } from './schema.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/**
 * The calendar by which a profile counts notice: its weekdays, the bank holidays of its nation (one-off ones such as
 * 2022-06-03, 2022-09-19 and 2023-05-08 included), its breaks, and days of the organisation's own.
 * Loads the holidays' library only here, because it is large.
 * @param own days from the settings that do not count either
 */
export async function loadCalendar(
  profile: Profile,
  own: readonly { date: string; name: string }[] = [],
): Promise<Calendar> {
  if (!profile.counting || profile.counting.method === 'calendar-days' || !profile.bank_holidays) {
    return makeCalendar(profile, own, () => [])
  }
  const { default: Library } = await import('date-holidays')
  const { country, region } = profile.bank_holidays
  const library: Holidays = region === undefined ? new Library(country) : new Library(country, region)
  return makeCalendar(profile, own, (year) =>
    library
      .getHolidays(year)
      .filter((holiday) => holiday.type === 'public' || holiday.type === 'bank')
      .map((holiday) => ({ date: holiday.date.slice(0, 10), name: holiday.name })),
  )
}

/** The calendar of a profile over any source of bank holidays, which is asked once for each year. */
export function makeCalendar(
  profile: Profile,
  own: readonly { date: string; name: string }[],
  bankHolidays: (year: number) => readonly { date: string; name: string }[],
): Calendar {
  const counting = profile.counting ?? { weekdays: [1, 2, 3, 4, 5], breaks: [], days: [] }
  const fixed = new Map([...counting.days, ...own].map((day) => [day.date, day.name]))
  const years = new Map<number, ReadonlyMap<string, string>>()

  function holidaysOf(year: number): ReadonlyMap<string, string> {
    const known = years.get(year)
    if (known) return known
    const holidays = bankHolidays(year)
    const named = new Map(
      [...holidays, ...breaksOf(counting.breaks, year, holidays)].map((day) => [day.date, day.name]),
    )
    years.set(year, named)
    return named
  }

  function dayOff(day: string): string | undefined {
    const date = Temporal.PlainDate.from(day)
    if (!counting.weekdays.includes(date.dayOfWeek)) return WEEKDAYS[date.dayOfWeek - 1]
    return fixed.get(day) ?? holidaysOf(date.year).get(day)
  }

  return { dayOff }
}

function breaksOf(
  breaks: readonly string[],
  year: number,
  holidays: readonly { date: string; name: string }[],
): { date: string; name: string }[] {
  const found: { date: string; name: string }[] = []
  if (breaks.includes('christmas-eve')) found.push({ date: `${year}-12-24`, name: 'Christmas break' })
  const goodFriday = holidays.find((holiday) => holiday.name === 'Good Friday')
  if (breaks.includes('maundy-thursday') && goodFriday) {
    const date = Temporal.PlainDate.from(goodFriday.date).subtract({ days: 1 }).toString()
    found.push({ date, name: 'Easter break' })
  }
  return found
}
