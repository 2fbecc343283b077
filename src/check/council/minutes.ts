import type { Attendance } from '../../load/schema/attendance.ts'
import type { Report } from '../../load/sources.ts'
import type { Place } from '../../messages/message.ts'
import type { MeetingInput, ReportInput } from '../inputs.ts'
import { datesIn } from '../text/dates.ts'
import type { ReportText } from '../text/report-text.ts'

/** Blocks at the top of minutes that may have their date. */
const HEAD = 12
/** Blocks that a cover and a list of attendance may take up before the title of the minutes. */
const COVER = 80

/** Minutes among the papers of a meeting. */
export interface Minutes {
  report: Report
  text: ReportText
  /** The ISO date of the meeting they record, from the front matter or from near their top. */
  meeting: string | undefined
}

/** Where it is written who was at a meeting. */
export interface AttendanceRecord {
  attendance: Attendance
  /** The ISO date of the meeting. */
  meeting: string
  place(keys: readonly (string | number)[]): Place
}

/** Who was at this meeting, by its decisions, and at those that minutes among its papers are of. */
export function attendanceRecords(input: MeetingInput): AttendanceRecord[] {
  const { decisions, definition } = input.sources
  const own = decisions && [{ attendance: decisions.value, meeting: definition.value.date, place: decisions.place }]
  const minutes = minutesOf(input).flatMap(({ report, meeting }) =>
    meeting === undefined ? [] : [{ attendance: report.frontMatter, meeting, place: report.place }],
  )
  return [...(own ?? []), ...minutes]
}

/** All Markdown minutes of a meeting's papers. */
export function minutesOf(input: MeetingInput): Minutes[] {
  return input.documents.flatMap(({ document }) => {
    const text = input.texts.get(document.id)
    if (document.kind !== 'minutes' || document.content.type !== 'report' || !text) return []
    const { report } = document.content
    return [{ report, text, meeting: meetingOfMinutes(report, text) }]
  })
}

/** A report as minutes; undefined if it is another kind of document. */
export function asMinutes({ document, report, text }: ReportInput): Minutes | undefined {
  return document.kind === 'minutes' ? { report, text, meeting: meetingOfMinutes(report, text) } : undefined
}

function meetingOfMinutes(report: Report, text: ReportText): string | undefined {
  if (report.frontMatter.meeting !== undefined) return report.frontMatter.meeting
  // The date in a line such as "Minutes - 22 September 2022" is more reliable than a date on a cover.
  const titled = text.blocks.slice(0, COVER).filter((block) => /^\W*(?:draft\s)?minutes\b/i.test(block.text))
  for (const block of [...titled, ...text.blocks.slice(0, HEAD)]) {
    const [date] = datesIn(block.text)
    if (date?.iso !== undefined) return date.iso
  }
  return undefined
}
