import type { SiteFile } from '../model.ts'
import type { PreparedMeeting, PreparedText } from '../prepare/prepared.ts'
import { type ItemRecord, itemsOf, type MeetingRecord, meetingName, type PaperRecord } from '../records/record.ts'
import { occurrenceOf } from '../records/schedule.ts'
import type { SiteContext } from '../templates/edition.ts'
import { type Here, inEveryLanguage, type Page } from '../templates/frame.ts'
import { safeHtml } from '../templates/templates.ts'
import type { View } from '../templates/view.ts'
import { paperView } from './meeting/agenda.ts'
import { committeeCrumb } from './meeting/meeting.ts'

interface Paper {
  item: ItemRecord
  paper: PaperRecord
  page: string
}

/** The pages of all Markdown reports of a meeting, and of the texts of its PDFs, in every language of the site. */
export function reportPages(context: SiteContext, { record, reports, textVersions }: PreparedMeeting): SiteFile[] {
  const texts = new Map([...reports, ...textVersions].map((report) => [report.paper, report.texts]))
  const all = reportsOf(record)
  return all.flatMap((own, index) =>
    inEveryLanguage(context, own.page, (here) => {
      const text = texts.get(own.paper.id)?.[context.editions.indexOf(here.edition)]
      if (!text) throw new Error(`No text of ${own.paper.id} of ${record.key} in ${here.wording.language}`)
      return reportPage(here, record, own, text, [all[index - 1], all[index + 1]])
    }),
  )
}

/** Papers of a meeting that have a page of their own. */
export function reportsOf(record: MeetingRecord): Paper[] {
  return itemsOf(record).flatMap((item) =>
    item.papers.flatMap((paper) => {
      const page = paper.page ?? paper.text?.page
      return page === undefined ? [] : [{ item, paper, page }]
    }),
  )
}

function reportPage(
  here: Here,
  record: MeetingRecord,
  { item, paper, page }: Paper,
  text: PreparedText,
  [previous, next]: readonly [Paper | undefined, Paper | undefined],
): Page {
  const { wording, context } = here
  const { date } = occurrenceOf(record)
  const foreign = text.language.split('-')[0] !== wording.language.split('-')[0]
  const view: View = {
    title: text.title,
    item,
    itemHref: `${here.toPage(record.page)}#${item.id}`,
    meeting: { label: `${meetingName(record)}, ${wording.longDate(date)}`, href: here.toPage(record.page) },
    paper: paperView(here, paper, item),
    origin: paper.text && wording.text(`text_version.${paper.text.origin}`),
    bodyLanguage: foreign ? text.language : undefined,
    onlyLanguage:
      foreign && !paper.text
        ? wording.text('report.only_language', { language: languageName(context, text.language) })
        : undefined,
    author: text.author,
    contact: text.contact,
    date: text.date && wording.date(text.date),
    background: text.background,
    contents: text.headings.length > 2 ? nested(text) : undefined,
    body: safeHtml(text.body),
    siblings: previous !== undefined || next !== undefined,
    previous: previous && { label: previous.paper.title, href: here.toPage(previous.page) },
    next: next && { label: next.paper.title, href: here.toPage(next.page) },
  }
  return {
    path: page,
    title: `${paper.text ? wording.text('text_version.title', { title: text.title }) : text.title} - ${meetingName(record)}, ${wording.date(date)}`,
    section: 'home',
    description:
      paper.summary === undefined || foreign
        ? wording.text('report.description', {
            title: text.title,
            meeting: meetingName(record),
            date: wording.date(date),
          })
        : paper.summary,
    kind: 'article',
    template: paper.text ? 'text-version' : 'report',
    view,
    crumbs: [
      { label: wording.text('navigation.home'), href: here.toPage('') },
      committeeCrumb(here, record),
      { label: wording.date(date), href: here.toPage(record.page) },
    ],
    feed: `committees/${record.committeeSlug}/feed.xml`,
    calendar: `committees/${record.committeeSlug}/calendar.ics`,
  }
}

function languageName(context: SiteContext, language: string): string {
  const same = context.editions.find((edition) => edition.wording.language.split('-')[0] === language.split('-')[0])
  return same?.wording.text('language_name') ?? language
}

/** Headings of the second and third level, for the contents. */
function nested({ headings }: PreparedText): View[] {
  const entries: { id: string; text: string; children: View[] }[] = []
  for (const { id, level, text } of headings) {
    if (level === 2) entries.push({ id, text, children: [] })
    if (level === 3) entries.at(-1)?.children.push({ id, text })
  }
  return entries
}
