import { calendarFiles } from './formats/calendar.ts'
import { feedFiles } from './formats/feed.ts'
import { oparlFiles } from './formats/oparl.ts'
import { popoloFile } from './formats/popolo.ts'
import { sitemapFiles } from './formats/sitemap.ts'
import type { SiteFile, SiteTemplates } from './model.ts'
import { archivePages } from './pages/archive.ts'
import { calendarPages } from './pages/calendar.ts'
import { committeePages } from './pages/committees.ts'
import { decisionPages } from './pages/decisions.ts'
import { homePages } from './pages/home.ts'
import { meetingPages, minutesByDate } from './pages/meeting/meeting.ts'
import { notFoundFile } from './pages/not-found.ts'
import { noticeLists } from './pages/notices.ts'
import { oldAddressPages } from './pages/old-addresses.ts'
import { peoplePages } from './pages/people.ts'
import { programmePages } from './pages/programme.ts'
import { wardPages } from './pages/wards.ts'
import { groupBy } from './records/group.ts'
import type { ObjectHistory } from './records/history.ts'
import { type People, peopleOf } from './records/people.ts'
import type { MeetingRecord } from './records/record.ts'
import { type Schedule, scheduleOf } from './records/schedule.ts'
import type { SiteHistory } from './records/state.ts'
import { searchPage, searchScripts } from './search/page.ts'
import type { SiteContext } from './templates/edition.ts'
import { inEachLanguage } from './templates/translations.ts'

/** The pages of one language, and its search. */
function* pagesOf(
  context: SiteContext,
  records: readonly MeetingRecord[],
  hasOldAddresses: boolean,
): Generator<SiteFile> {
  const people = peopleOf(context.committees, records)
  const schedule = scheduleOf(records)
  yield* meetingsPages(context, records, schedule, people)
  yield* homePages(context, schedule)
  yield* calendarPages(context, schedule)
  yield* committeePages(context, schedule, people)
  yield* programmePages(context, schedule)
  yield* noticeLists(context, records)
  yield* peoplePages(context, people, records)
  yield* wardPages(context, people)
  yield* archivePages(context, schedule, records)
  yield* decisionPages(context, records)
  yield* notFoundFile(context, hasOldAddresses)
  yield* searchPage(context)
}

/** The page of each meeting, with the meetings of the same committee before and after it. */
function* meetingsPages(
  context: SiteContext,
  records: readonly MeetingRecord[],
  { meetings, heldAs }: Schedule,
  people: People,
): Generator<SiteFile> {
  const minutes = new Map(
    [...groupBy(records, ({ committeeSlug }) => committeeSlug)].map(([slug, own]) => [slug, minutesByDate(own)]),
  )
  for (const own of groupBy(meetings, ({ record }) => record.committeeSlug).values()) {
    for (const [index, meeting] of own.entries()) {
      const { committeeSlug, date } = meeting.record
      yield* meetingPages(context, meeting, people, {
        previous: own[index - 1],
        next: own[index + 1],
        minutes: minutes.get(committeeSlug)?.get(meeting.date) ?? minutes.get(committeeSlug)?.get(date),
      })
    }
  }
  for (const record of records) {
    const held = heldAs.get(record.key)
    const { date, time, venue } = record
    if (held) yield* meetingPages(context, { date, time, venue, record }, people, { heldAs: held })
  }
}

/** Everything that is made from records alone: pages of meetings, committees and people, lists, calendars, feeds, data. Returns what open data has become. */
export function* indexFiles(
  context: SiteContext,
  records: readonly MeetingRecord[],
  templates: SiteTemplates,
  history: SiteHistory,
): Generator<SiteFile, ObjectHistory> {
  const moved = oldAddressPages(context, templates)
  for (const { own, translated } of inEachLanguage(context, records)) yield* pagesOf(own, translated, moved.length > 0)
  const people = peopleOf(context.committees, records)
  yield* moved
  yield* searchScripts(templates)
  yield { path: 'assets/filter.js', content: templates.get('assets/filter.js') ?? '' }
  yield* calendarFiles(context, records, scheduleOf(records))
  yield* feedFiles(context, records, history)
  yield popoloFile(context, people)
  yield* sitemapFiles(context, records, people)
  return yield* oparlFiles(context, records, people, history)
}
