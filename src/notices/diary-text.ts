import ical, { ICalCalendarMethod } from 'ical-generator'
import { slugOf } from '../slug.ts'
import { builtInWording } from '../wording/built-in.ts'
import type { DiaryEntry } from './diary.ts'

/** A diary is for the clerk, as messages are. */
const ENGLISH = builtInWording()

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** A diary for a terminal, one line for each entry; ends with a line feed. */
export function diaryText(entries: readonly DiaryEntry[]): string {
  if (entries.length === 0) return 'There is nothing in the diary.\n'
  const days = entries.map(({ date }) => `${DAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]} ${ENGLISH.date(date)}`)
  const width = Math.max(...days.map(({ length }) => length))
  const lines = entries.map((entry, index) => {
    const why = [entry.period, entry.law].filter((part) => part !== undefined).join('; ')
    const head = `${(days[index] ?? '').padEnd(width)}  ${summaryOf(entry)}`
    return why === '' ? head : `${head}\n${' '.repeat(width + 2)}  ${why}`
  })
  return `${lines.join('\n')}\n`
}

/**
 * A diary as a calendar with whole days (RFC 5545). Identifiers stay the same, so that a calendar that reads it again moves
 * its entries.
 */
export function diaryCalendar(entries: readonly DiaryEntry[], name: string): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'agendapack', product: 'agendapack', language: 'EN' },
  })
  const taken = new Map<string, number>()
  for (const entry of entries) {
    const stem = `${entry.key.replaceAll('/', '.')}.${slugOf(entry.what, 'entry').slice(0, 60)}`
    const count = (taken.get(stem) ?? 0) + 1
    taken.set(stem, count)
    const day = new Date(`${entry.date}T00:00:00Z`)
    const description = [entry.period, entry.law].filter((part) => part !== undefined).join('; ')
    calendar.createEvent({
      id: `${stem}${count > 1 ? `.${count}` : ''}@agendapack.invalid`,
      // Data has dates only, and the clock may not be asked.
      stamp: day,
      start: day,
      allDay: true,
      summary: summaryOf(entry),
      ...(description === '' ? {} : { description }),
    })
  }
  return `${calendar.toString()}\r\n`
}

function summaryOf({ what, body, meeting }: DiaryEntry): string {
  return `${what} (${body}, ${ENGLISH.date(meeting)})`
}
