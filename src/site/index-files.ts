import { calendarFiles } from './formats/calendar.ts'
import { feedFiles } from './formats/feed.ts'
import { oparlFiles } from './formats/oparl.ts'
import { popoloFile } from './formats/popolo.ts'
import { searchFiles, searchScripts } from './formats/search.ts'
import { sitemapFiles } from './formats/sitemap.ts'
import type { SiteFile, SiteTemplates } from './model.ts'
import { committeePages } from './pages/committees.ts'
import { archivePages, homePages, inOrder, notFoundFile } from './pages/lists.ts'
import { meetingPages, minutesByDate } from './pages/meeting.ts'
import { peoplePages } from './pages/people.ts'
import { groupBy } from './records/group.ts'
import { peopleOf } from './records/people.ts'
import type { MeetingRecord } from './records/record.ts'
import type { SiteContext } from './templates/edition.ts'
import { inEachLanguage } from './templates/translations.ts'

/** The pages of one language, and its search. */
function* pagesOf(context: SiteContext, records: readonly MeetingRecord[]): Generator<SiteFile> {
  const people = peopleOf(context.committees, records)
  for (const meetings of groupBy(inOrder(records), (record) => record.committeeSlug).values()) {
    const minutes = minutesByDate(meetings)
    for (const [index, record] of meetings.entries()) {
      yield* meetingPages(context, record, {
        previous: meetings[index - 1],
        next: meetings[index + 1],
        minutes: minutes.get(record.date),
      })
    }
  }
  yield* homePages(context, records)
  yield* committeePages(context, records, people)
  yield* peoplePages(context, people)
  yield* archivePages(context, records)
  yield* notFoundFile(context)
  yield* searchFiles(context, records, people)
}

/** Everything that is made from records alone: pages of meetings, committees and people, lists, calendars, feeds, data. */
export function* indexFiles(
  context: SiteContext,
  records: readonly MeetingRecord[],
  templates: SiteTemplates,
): Generator<SiteFile> {
  for (const { own, translated } of inEachLanguage(context, records)) yield* pagesOf(own, translated)
  const people = peopleOf(context.committees, records)
  yield* searchScripts(templates)
  yield* calendarFiles(context, records)
  yield* feedFiles(context, records)
  yield popoloFile(context, people)
  yield* oparlFiles(context, records, people)
  yield* sitemapFiles(context, records, people)
}
