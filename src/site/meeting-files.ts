import { pageFile } from './address.ts'
import { meetingObjectFiles } from './formats/oparl-meeting.ts'
import type { SiteFile } from './model.ts'
import { noticePages } from './pages/notices.ts'
import { reportPages, reportsOf } from './pages/report.ts'
import type { PreparedMeeting } from './prepare/prepared.ts'
import type { MeetingHistory } from './records/history.ts'
import type { MeetingRecord } from './records/record.ts'
import { papersToFind, partFiles, partPath, partsOf } from './search/parts.ts'
import type { SiteContext } from './templates/edition.ts'
import { inEachLanguage } from './templates/translations.ts'

/**
 * The files that are a meeting's own: nothing in them comes from another meeting, so that they change with it alone.
 * @param before what the site had of it
 */
export function meetingFiles(
  context: SiteContext,
  prepared: PreparedMeeting,
  before: MeetingHistory | undefined,
): SiteFile[] {
  const { record } = prepared
  const pages = [...inEachLanguage(context, [record])].flatMap(({ own, translated: [translated = record] }) =>
    reportPages(own, { ...prepared, record: translated }),
  )
  const notices = [...inEachLanguage(context, [record])].flatMap(({ own, translated: [translated = record] }) =>
    noticePages(own, translated),
  )
  const words = partFiles(record.page, partsOf(papersToFind(prepared, context.editions)))
  return [...pages, ...notices, ...meetingObjectFiles(context, record, before?.objects ?? {}), ...words]
}

/** Paths of those files. @param history what the site has of it from now on */
export function meetingFilePaths(context: SiteContext, record: MeetingRecord, history: MeetingHistory): string[] {
  const own = [...reportsOf(record), ...(record.notices ?? [])]
  const pages = context.editions.flatMap(({ prefix }) => own.map(({ page }) => pageFile(prefix + page)))
  const words = Array.from({ length: record.searchParts }, (_, index) => partPath(record.page, index + 1))
  const objects = context.baseUrl === undefined ? [] : Object.keys(history.objects)
  return [...pages, ...objects, ...words]
}
