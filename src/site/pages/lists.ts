import type { Wording } from '../../wording/wording.ts'
import { compareText } from '../records/group.ts'
import {
  type Consultation,
  type ItemRecord,
  itemsOf,
  type MeetingRecord,
  meetingName,
  type PaperRecord,
} from '../records/record.ts'
import type { ScheduledMeeting } from '../records/schedule.ts'
import type { Here } from '../templates/frame.ts'
import type { View } from '../templates/view.ts'
import { bodyName } from './bodies.ts'

/** A meeting in a list, under the day on which it is held. */
export function meetingLine({ wording, toPage }: Here, meeting: ScheduledMeeting): View {
  const { record, movedFrom } = meeting
  const key = { cancelled: 'cancelled', postponed: 'postponed', moved: movedFrom ? undefined : 'moved' }[record.status]
  return {
    name: meetingName(record),
    href: toPage(record.page),
    day: wording.longDate(meeting.date),
    date: meeting.date,
    time: meeting.time && wording.time(meeting.time),
    venue: meeting.venue,
    special: record.title,
    status: key && wording.text(`meeting.status_${key}`),
    moved: movedFrom && {
      text: movedFromText(meeting, wording),
      href: movedFrom.page === undefined ? undefined : toPage(movedFrom.page),
    },
  }
}

/** A day and a time; the day alone of a meeting that is only announced. */
export function whenText({ date, time }: { date: string; time?: string | undefined }, wording: Wording): string {
  const day = wording.longDate(date)
  return time === undefined ? day : wording.text('format.at', { date: day, time: wording.time(time) })
}

/** "moved from Monday 12 December 2022": the day, else the time, else the place that has changed. */
export function movedFromText({ date, time, movedFrom }: ScheduledMeeting, wording: Wording): string | undefined {
  if (!movedFrom) return undefined
  const from =
    movedFrom.date !== date
      ? wording.longDate(movedFrom.date)
      : movedFrom.time !== undefined && movedFrom.time !== time
        ? wording.time(movedFrom.time)
        : movedFrom.venue
  return from === undefined ? undefined : wording.text('meeting.moved_from', { from })
}

/** A public paper and the day it was published. */
export interface PublishedPaper {
  record: MeetingRecord
  item: ItemRecord
  paper: PaperRecord
  published: string
}

/** Public papers, the last published first; those of a meeting that came on one day in the order of its agenda. */
export function newestPapers(records: readonly MeetingRecord[], limit: number): PublishedPaper[] {
  return records
    .flatMap((record) =>
      itemsOf(record).flatMap((item) =>
        item.papers
          .filter((paper) => !paper.withheld && paper.toFollow === undefined)
          .map((paper) => ({ record, item, paper, published: paper.published ?? record.published ?? record.date })),
      ),
    )
    .sort((a, b) => compareText(b.published, a.published) || compareText(a.record.key, b.record.key))
    .slice(0, limit)
}

/** Until when the public is asked to comment on an item or a paper, and the link to where. */
export function consultationView(
  consultation: Consultation | undefined,
  title: string,
  wording: Wording,
): View | undefined {
  if (!consultation) return undefined
  const { until, address } = consultation
  return {
    date: until,
    text: wording.text('consultation.until', { date: wording.date(until) }),
    address,
    label: `${wording.text('consultation.how')}: ${title}`,
  }
}

/** What is out for comment, what ends first before the rest. What ended before the day on which the site is made is left out. */
export function openConsultations(here: Here, records: readonly MeetingRecord[]): View[] {
  const { wording, toPage, context } = here
  const open = records.flatMap((record) =>
    itemsOf(record).flatMap((item) => {
      const place = `${toPage(record.page)}#${item.id}`
      const all = [
        { ...item, href: place },
        ...item.papers.map((paper) => ({ ...paper, href: paper.page === undefined ? place : toPage(paper.page) })),
      ]
      return all.flatMap(({ consultation, title, href }) =>
        consultation && consultation.until >= context.today ? [{ record, consultation, title, href }] : [],
      )
    }),
  )
  return open
    .toSorted((a, b) => compareText(a.consultation.until, b.consultation.until))
    .map(({ record, consultation, title, href }) => ({
      ...{ title, href },
      meeting: `${meetingName(record)}, ${wording.date(record.date)}`,
      consultation: consultationView(consultation, title, wording),
    }))
}

/** The bodies that there are now and that belong to no other, by name. */
export function committeeLinks({ context, toPage }: Here): { label: string; href: string }[] {
  const { committees, today } = context
  return [...committees]
    .filter(([, { dissolved }]) => dissolved === undefined || dissolved >= today)
    .filter(([, { parent }]) => parent === undefined || !committees.has(parent))
    .toSorted(([, a], [, b]) => compareText(a.name, b.name))
    .map(([slug]) => ({ label: bodyName(slug, context.committees), href: toPage(`committees/${slug}/`) }))
}
