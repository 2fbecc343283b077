import { Temporal } from 'temporal-polyfill'
import type { SiteFile } from '../model.ts'
import { groupBy } from '../records/group.ts'
import type { Schedule, ScheduledMeeting } from '../records/schedule.ts'
import type { SiteContext } from '../templates/edition.ts'
import { type Here, inEveryLanguage, type Page } from '../templates/frame.ts'
import type { View } from '../templates/view.ts'
import { meetingLine } from './lists.ts'

/** A page for each month with meetings, as a table of its days; the month of the day on which it is made stands first. */
export function calendarPages(context: SiteContext, { meetings }: Schedule): SiteFile[] {
  const months = calendarMonths(context, meetings)
  const days = groupBy(meetings, ({ date }) => date)
  return months.flatMap((month, index) => {
    const around = { previous: months[index - 1], next: months[index + 1] }
    const paths = month === monthOf(context.today) ? ['calendar/', pathOf(month)] : [pathOf(month)]
    return paths.flatMap((path) => inEveryLanguage(context, path, (here) => monthPage(here, path, month, around, days)))
  })
}

/** Months with meetings and the present one, as `2022-12`. */
export function calendarMonths(
  { today }: Pick<SiteContext, 'today'>,
  meetings: readonly ScheduledMeeting[],
): readonly string[] {
  return [...new Set([...meetings.map(({ date }) => monthOf(date)), monthOf(today)])].toSorted()
}

function monthPage(
  here: Here,
  path: string,
  month: string,
  around: { previous: string | undefined; next: string | undefined },
  days: ReadonlyMap<string, readonly ScheduledMeeting[]>,
): Page {
  const { wording, context, toPage } = here
  const name = monthName(month, here)
  const link = (to: string | undefined): View | undefined =>
    to === undefined ? undefined : { label: monthName(to, here), href: toPage(pathOf(to)) }
  return {
    path,
    title: wording.text('calendar.title', { month: name }),
    description: wording.text('calendar.description', {
      organisation: context.settings.organisation.name,
      month: name,
    }),
    section: 'calendar',
    template: 'calendar',
    view: {
      title: wording.text('calendar.title', { month: name }),
      month: name,
      busy: [...days.keys()].some((date) => monthOf(date) === month),
      weekdays: [1, 2, 3, 4, 5, 6, 0].map((day) => wording.text(`weekday.${day}`)),
      weeks: weeksOf(month).map((week) => ({
        days: week.map((date) => dayView(here, date, month, days.get(date) ?? [])),
      })),
      previous: link(around.previous),
      next: link(around.next),
      file: here.toFile('calendar.ics'),
    },
  }
}

function dayView(here: Here, date: string, month: string, meetings: readonly ScheduledMeeting[]): View {
  return {
    date,
    number: Number(date.slice(8)),
    day: here.wording.longDate(date),
    outside: monthOf(date) !== month,
    today: date === here.context.today,
    meetings: monthOf(date) === month ? meetings.map((one) => meetingLine(here, one)) : [],
  }
}

/** The days of the weeks that a month has part in, from Monday to Sunday. */
function weeksOf(month: string): string[][] {
  const first = Temporal.PlainDate.from(`${month}-01`)
  const start = first.subtract({ days: first.dayOfWeek - 1 })
  const count = Math.ceil((first.dayOfWeek - 1 + first.daysInMonth) / 7)
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_day, day) => start.add({ days: week * 7 + day }).toString()),
  )
}

function monthOf(date: string): string {
  return date.slice(0, 7)
}

function monthName(month: string, { wording }: Here): string {
  const [year = '', number = ''] = month.split('-')
  return `${wording.text(`month.${Number(number)}`)} ${year}`
}

function pathOf(month: string): string {
  return `calendar/${month}/`
}
