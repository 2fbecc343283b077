import { calendarOf, pageFile } from './address.ts'
import { meetingCalendar } from './formats/calendar.ts'
import { meetingObjectFiles, meetingObjectPaths } from './formats/oparl-meeting.ts'
import type { SiteContext } from './frame.ts'
import type { SiteFile } from './model.ts'
import { reportPages, reportsOf } from './pages/report.ts'
import type { PreparedMeeting } from './prepared.ts'
import type { MeetingRecord } from './record.ts'

/** The files that are a meeting's own: nothing in them comes from another meeting, so that they change with it alone. */
export function meetingFiles(context: SiteContext, prepared: PreparedMeeting): SiteFile[] {
  const { record } = prepared
  return [...reportPages(context, prepared), meetingCalendar(context, record), ...meetingObjectFiles(context, record)]
}

/** Paths of those files. */
export function meetingFilePaths(context: SiteContext, record: MeetingRecord): string[] {
  const pages = reportsOf(record).flatMap(({ page }) => context.editions.map(({ prefix }) => pageFile(prefix + page)))
  return [...pages, calendarOf(record.page), ...meetingObjectPaths(context, record)]
}
