import { Temporal } from 'temporal-polyfill'
import type { CountingMethod } from './schema.ts'

/** Which days count towards notice. */
export interface Calendar {
  /** The name of the day off, or undefined for a day that counts. `day` is an ISO date. */
  dayOff(day: string): string | undefined
}

/** No notice period reaches further back than this many days. */
const FARTHEST = 800

/**
 * Days of notice that a publication gives. `clear-days`: counting days strictly between the two dates;
 * `calendar-days`: all days from the publication to the meeting, that of the publication not counted.
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
  const to = Temporal.PlainDate.from(meeting)
  const span = from.until(to, { largestUnit: 'days' }).days
  if (span <= 0) return 0
  if (method === 'calendar-days') return span
  let count = 0
  const start = span > FARTHEST ? to.subtract({ days: FARTHEST }) : from
  for (let day = start.add({ days: 1 }); Temporal.PlainDate.compare(day, to) < 0; day = day.add({ days: 1 })) {
    if (calendar.dayOff(day.toString()) === undefined) count += 1
  }
  return count
}

/**
 * The last day on which publication gives `days` of notice: back over that many counting days from the meeting, then
 * to the counting day before them, because nobody publishes on a day off.
 * @param meeting ISO date
 * @returns ISO date
 */
export function latestPublication(
  meeting: string,
  days: number,
  calendar: Calendar,
  method: CountingMethod = 'clear-days',
): string {
  const date = Temporal.PlainDate.from(meeting)
  if (method === 'calendar-days') return date.subtract({ days }).toString()
  let day = date
  for (let left = days + 1; left > 0; ) {
    day = day.subtract({ days: 1 })
    if (calendar.dayOff(day.toString()) === undefined) left -= 1
    if (day.until(date, { largestUnit: 'days' }).days > FARTHEST) break
  }
  return day.toString()
}

/** Days off between publication and meeting, for a note that says why notice is short. ISO dates with names. */
export function daysOffBetween(
  published: string,
  meeting: string,
  calendar: Calendar,
): { date: string; name: string }[] {
  const found: { date: string; name: string }[] = []
  const to = Temporal.PlainDate.from(meeting)
  let day = Temporal.PlainDate.from(published).add({ days: 1 })
  for (let steps = 0; steps < FARTHEST && Temporal.PlainDate.compare(day, to) < 0; steps += 1) {
    const name = calendar.dayOff(day.toString())
    if (name !== undefined) found.push({ date: day.toString(), name })
    day = day.add({ days: 1 })
  }
  return found
}
