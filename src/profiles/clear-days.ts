import { Temporal } from 'temporal-polyfill'
import type { CountingMethod } from './schema.ts'

/** A day with the name of what makes it special. */
export interface NamedDay {
  date: string
  name: string
}

/** Which days count towards notice. */
export interface Calendar {
  /** The name of the day off, or undefined for a day that counts. `day` is an ISO date. */
  dayOff(day: string): string | undefined
  /** The name of the bank holiday that a day is, whatever the weekday; undefined where it is none. */
  bankHoliday(day: string): string | undefined
}

/** No notice period reaches further back than this many days. */
const FARTHEST = 800

type Day = Temporal.PlainDate

/** True where the day of the meeting counts; that of the notice never does. */
function countsMeeting(method: CountingMethod): boolean {
  return method === 'calendar-days' || method === 'working-days'
}

function counts(day: Day, method: CountingMethod, calendar: Calendar): boolean {
  if (method === 'clear-days') return calendar.dayOff(day.toString()) === undefined
  return method !== 'working-days' || isWorkingDay(day.toString(), calendar)
}

/** True from Monday to Friday on days that are no bank holidays, whatever else a convention leaves out. ISO date. */
export function isWorkingDay(day: string, calendar: Calendar): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek <= 5 && calendar.bankHoliday(day) === undefined
}

/**
 * Days of notice that a publication gives.
 * @param published ISO date
 * @param meeting ISO date
 * @returns 0 where the publication is on or after the meeting; of more than two years only the last two are counted
 */
export function clearDays(
  published: string,
  meeting: string,
  calendar: Calendar,
  method: CountingMethod = 'clear-days',
): number {
  const from = Temporal.PlainDate.from(published)
  let day = Temporal.PlainDate.from(meeting)
  if (!countsMeeting(method)) day = day.subtract({ days: 1 })
  let count = 0
  for (let steps = 0; steps < FARTHEST && Temporal.PlainDate.compare(from, day) < 0; steps += 1) {
    if (counts(day, method, calendar)) count += 1
    day = day.subtract({ days: 1 })
  }
  return count
}

/**
 * The last day on which publication gives `days` of notice: the day before the earliest of the days that are counted.
 * By a method that leaves out days off it is a counting day itself, because nobody publishes on a day off.
 * @param meeting ISO date
 * @returns ISO date
 */
export function latestPublication(
  meeting: string,
  days: number,
  calendar: Calendar,
  method: CountingMethod = 'clear-days',
): string {
  let day = Temporal.PlainDate.from(meeting)
  let left = countsMeeting(method) && counts(day, method, calendar) ? days : days + 1
  for (let steps = 0; left > 0 && steps < FARTHEST; steps += 1) {
    day = day.subtract({ days: 1 })
    if (counts(day, method, calendar)) left -= 1
  }
  return day.toString()
}

/**
 * The last of so many days after a meeting.
 * @param meeting ISO date
 * @param days counted from the day after the meeting; with `includesMeeting` from the day of the meeting itself
 * @returns ISO date
 * @public the deadlines that follow use it
 */
export function dayAfterMeeting(
  meeting: string,
  days: number,
  calendar: Calendar,
  { method, includesMeeting = false }: { method: CountingMethod; includesMeeting?: boolean },
): string {
  let day = Temporal.PlainDate.from(meeting)
  let left = includesMeeting && counts(day, method, calendar) ? days - 1 : days
  for (let steps = 0; left > 0 && steps < FARTHEST; steps += 1) {
    day = day.add({ days: 1 })
    if (counts(day, method, calendar)) left -= 1
  }
  return day.toString()
}

/** Days off between publication and meeting, for a note that says why notice is short. ISO dates with names. */
export function daysOffBetween(published: string, meeting: string, calendar: Calendar): NamedDay[] {
  const found: NamedDay[] = []
  const to = Temporal.PlainDate.from(meeting)
  let day = Temporal.PlainDate.from(published).add({ days: 1 })
  for (let steps = 0; steps < FARTHEST && Temporal.PlainDate.compare(day, to) < 0; steps += 1) {
    const name = calendar.dayOff(day.toString())
    if (name !== undefined) found.push({ date: day.toString(), name })
    day = day.add({ days: 1 })
  }
  return found
}
