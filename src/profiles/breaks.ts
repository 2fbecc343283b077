import { Temporal } from 'temporal-polyfill'
import type { NamedDay } from './clear-days.ts'

type Break = 'christmas' | 'easter' | 'bank-holiday'
type Day = Temporal.PlainDate

const SUNDAY = 7

/**
 * The days of the breaks that begin with a holiday of a year, as section 270(1) of the Local Government Act 1972 defines
 * them: Christmas from the last weekday before Christmas Day to the first after it that is no bank holiday; Easter from
 * the Thursday before to the Tuesday after; any other bank holiday with the weekday before it and the next after it.
 * Saturday is a weekday. The Act does not say "clear days"; that the breaks do not count is a convention of parishes.
 * @param isBankHoliday asked for days of the neighbouring years as well
 * @param holidays the bank holidays of the year
 */
export function breaksOf(
  breaks: readonly Break[],
  year: number,
  isBankHoliday: (day: Day) => boolean,
  holidays: readonly NamedDay[],
): NamedDay[] {
  const christmas = Temporal.PlainDate.from({ year, month: 12, day: 25 })
  const christmasBreak = days(weekdayBefore(christmas), openDayAfter(christmas, isBankHoliday))
  const goodFriday = holidays.find(({ name }) => name === 'Good Friday')
  const friday = goodFriday && Temporal.PlainDate.from(goodFriday.date)
  const easterBreak = friday ? days(friday.subtract({ days: 1 }), friday.add({ days: 4 })) : []
  const isTaken = (day: string) => [...christmasBreak, ...easterBreak].some((taken) => taken.toString() === day)
  const others = holidays
    .filter(({ date }) => !isTaken(date))
    .map(({ date }) => Temporal.PlainDate.from(date))
    .flatMap((day) => days(weekdayBefore(day), openDayAfter(day, isBankHoliday)))
  return [
    ...(breaks.includes('christmas') ? named(christmasBreak, 'Christmas break') : []),
    ...(breaks.includes('easter') ? named(easterBreak, 'Easter break') : []),
    ...(breaks.includes('bank-holiday') ? named(others, 'bank holiday break') : []),
  ]
}

function weekdayBefore(day: Day): Day {
  const before = day.subtract({ days: 1 })
  return before.dayOfWeek === SUNDAY ? before.subtract({ days: 1 }) : before
}

function openDayAfter(day: Day, isBankHoliday: (day: Day) => boolean): Day {
  let after = day.add({ days: 1 })
  while (after.dayOfWeek === SUNDAY || isBankHoliday(after)) after = after.add({ days: 1 })
  return after
}

function days(from: Day, to: Day): Day[] {
  const length = from.until(to, { largestUnit: 'days' }).days + 1
  return Array.from({ length }, (_, after) => from.add({ days: after }))
}

function named(found: readonly Day[], name: string): NamedDay[] {
  return found.map((day) => ({ date: day.toString(), name }))
}
