import { baseUrlOf } from './address.ts'
import { crestOf, stylesheet } from './assets.ts'
import { dateIn } from './dates.ts'
import { calendarFiles } from './formats/calendar.ts'
import { feedFiles } from './formats/feed.ts'
import { oparlFiles } from './formats/oparl.ts'
import { popoloFile } from './formats/popolo.ts'
import { searchFiles } from './formats/search.ts'
import { sitemapFiles } from './formats/sitemap.ts'
import type { SiteContext } from './frame.ts'
import { groupBy } from './group.ts'
import { recordOf } from './meeting-record.ts'
import type { SiteFile, SiteInput, SiteTemplates } from './model.ts'
import { committeePages } from './pages/committees.ts'
import { archivePages, homePages, inOrder, notFoundFile } from './pages/lists.ts'
import { meetingPages } from './pages/meeting.ts'
import { peoplePages } from './pages/people.ts'
import { reportPages } from './pages/report.ts'
import { peopleOf } from './people.ts'
import { picturesOf } from './pictures.ts'
import type { MeetingRecord } from './record.ts'
import { informationHtml } from './report/information.ts'
import { renderer } from './templates.ts'
import { wordingOf } from './wording.ts'

/**
 * The files of a site, one after another: first the pages of each meeting's reports, a meeting at a time, then everything that
 * is made from the records of all meetings. Memory holds one meeting and the records, whatever the number of reports.
 */
export async function* buildSite(input: SiteInput, templates: SiteTemplates): AsyncGenerator<SiteFile> {
  const crest = await crestOf(input)
  const context = contextOf(input, templates, crest?.path)
  const records: MeetingRecord[] = []
  for (const source of input.meetings) {
    const meeting = await source.load()
    const record = recordOf(source.key, meeting, informationHtml(meeting, context))
    records.push(record)
    const { pictures, files } = await picturesOf(meeting, input.readFile)
    yield* files
    yield* reportPages(context, record, meeting, pictures)
  }
  if (crest) yield crest
  yield stylesheet(input.settings, templates)
  yield* indexFiles(context, records, templates)
}

/** What all pages share: languages, templates, the day. */
export function contextOf(input: SiteInput, templates: SiteTemplates, crest: string | undefined): SiteContext {
  const { settings } = input
  const languages = [...new Set([settings.language].flat())]
  return {
    settings,
    committees: input.committees,
    baseUrl: baseUrlOf(input.baseUrl),
    today: dateIn(settings.timezone, input.now),
    crest,
    editions: languages.map((language, index) => {
      const wording = wordingOf(language, templates)
      return { prefix: index === 0 ? '' : `${language}/`, wording, render: renderer(templates, wording) }
    }),
  }
}

/** Everything that is made from records alone. */
export function* indexFiles(
  context: SiteContext,
  records: readonly MeetingRecord[],
  templates: SiteTemplates,
): Generator<SiteFile> {
  const people = peopleOf(context.committees, records)
  for (const meetings of groupBy(inOrder(records), (record) => record.committeeSlug).values()) {
    for (const [index, record] of meetings.entries()) {
      yield* meetingPages(context, record, { previous: meetings[index - 1], next: meetings[index + 1] })
    }
  }
  yield* homePages(context, records)
  yield* committeePages(context, records, people)
  yield* peoplePages(context, people)
  yield* archivePages(context, records)
  yield* notFoundFile(context)
  yield* searchFiles(context, records, people, templates)
  yield* calendarFiles(context, records)
  yield* feedFiles(context, records)
  yield popoloFile(context, people)
  yield* oparlFiles(context, records, people)
  yield* sitemapFiles(context, records, people)
}
