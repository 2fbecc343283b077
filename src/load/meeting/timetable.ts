import type { AgendaItem, Meeting } from '../schema/meeting.ts'

/** Where an agenda stands when an item begins, in minutes after midnight. */
interface Clock {
  /** The earliest time at which the item can begin, if each item before it takes as long as it says. */
  earliest: number
  /** False after an item that does not say how long it takes. */
  isKnown: boolean
}

/** When an item begins. */
export interface Beginning {
  /** As `HH:MM`; undefined where an item before it does not say how long it takes. */
  time: string | undefined
  /** The earliest time at which it can begin, as `HH:MM`. */
  earliest: string
  /** True where the item states a time that comes too early. */
  isTooEarly: boolean
}

export interface Timetable {
  /** One for each item of the agenda, in its order. */
  items: readonly Beginning[]
  /** The earliest time at which the meeting can end, as `HH:MM`. */
  end: string
  /** True where that is after the time at which it is to end. */
  isTooLong: boolean
}

/**
 * The times of an agenda, computed from the times and durations that its items state; undefined where none states any.
 * A time that an item states counts, even where it is too early.
 */
export function timetable(meeting: Pick<Meeting, 'time' | 'ends' | 'agenda'>): Timetable | undefined {
  const items = itemsWithTimes(meeting)
  if (items.every(({ time, duration }) => time === undefined && duration === undefined)) return undefined
  let clock: Clock = { earliest: minutes(meeting.time), isKnown: true }
  const beginnings = items.map(({ time, duration }): Beginning => {
    const { earliest } = clock
    const begins: Clock = time === undefined ? clock : { earliest: minutes(time), isKnown: true }
    clock = { earliest: begins.earliest + (duration ?? 0), isKnown: begins.isKnown && duration !== undefined }
    return {
      time: begins.isKnown ? clockTime(begins.earliest) : undefined,
      earliest: clockTime(earliest),
      isTooEarly: begins.earliest < earliest,
    }
  })
  return {
    items: beginnings,
    end: clockTime(clock.earliest),
    isTooLong: meeting.ends !== undefined && clock.earliest > minutes(meeting.ends),
  }
}

/** The items of an agenda; the first of a part that states a time begins then. */
function itemsWithTimes({ agenda }: Pick<Meeting, 'agenda'>): Pick<AgendaItem, 'time' | 'duration'>[] {
  const hasTimes = agenda.some((entry) => 'title' in entry && (entry.time ?? entry.duration) !== undefined)
  let begins: string | undefined
  return agenda.flatMap((entry) => {
    if ('part' in entry) begins = entry.time
    if (!('title' in entry)) return []
    const { time = hasTimes ? begins : undefined, duration } = entry
    begins = undefined
    return [{ time, duration }]
  })
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number)
  return hours * 60 + rest
}

function clockTime(after: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(Math.floor(after / 60) % 24)}:${two(after % 60)}`
}
