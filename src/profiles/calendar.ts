import type Holidays from 'date-holidays'
import { Temporal } from 'temporal-polyfill'
import { breaksOf } from './breaks.ts'
import type { Calendar, NamedDay } from './clear-days.ts'
import type { Profile } from './schema.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/**
 * The calendar by which a profile counts notice: its weekdays, the bank holidays of its nation (one-off ones such as
 * 2022-06-03, 2022-09-19 and 2023-05-08 included), its breaks, and days of the organisation's own.
 * Loads the holidays' library only here, because it is large.
 * @param own days from the settings that do not count either
 */
export async function loadCalendar(profile: Profile, own: readonly NamedDay[] = []): Promise<Calendar> {
  if (!profile.bank_holidays) return makeCalendar(profile, own, () => [])
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
  own: readonly NamedDay[],
  bankHolidays: (year: number) => readonly NamedDay[],
): Calendar {
  const { weekdays, breaks, days } = profile.counting ?? { weekdays: [1, 2, 3, 4, 5], breaks: [], days: [] }
  const added = byDate(days)
  const closed = byDate(own)
  const bankHolidaysOf = yearly((year) => byDate(bankHolidays(year)))
  const isBankHoliday = (day: Temporal.PlainDate) => bankHoliday(day.toString()) !== undefined
  const breaksIn = yearly((year) =>
    breaks.length === 0 ? new Map<string, string>() : byDate(breaksOf(breaks, year, isBankHoliday, bankHolidays(year))),
  )

  function bankHoliday(day: string): string | undefined {
    return added.get(day) ?? bankHolidaysOf(yearOf(day)).get(day)
  }

  function dayOff(day: string): string | undefined {
    const { dayOfWeek } = Temporal.PlainDate.from(day)
    if (!weekdays.includes(dayOfWeek)) return WEEKDAYS[dayOfWeek - 1]
    return bankHoliday(day) ?? closed.get(day) ?? breaksIn(yearOf(day)).get(day) ?? breaksIn(yearOf(day) + 1).get(day)
  }

  return { dayOff, bankHoliday }
}

function byDate(days: readonly NamedDay[]): ReadonlyMap<string, string> {
  return new Map(days.map((day) => [day.date, day.name]))
}

function yearOf(day: string): number {
  return Temporal.PlainDate.from(day).year
}

function yearly<T>(make: (year: number) => T): (year: number) => T {
  const known = new Map<number, T>()
  return (year) => {
    const found = known.get(year) ?? make(year)
    known.set(year, found)
    return found
  }
}
