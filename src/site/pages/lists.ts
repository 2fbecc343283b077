import { municipalYear } from '../dates.ts'
import type { SiteFile } from '../model.ts'
import { compareText, groupBy } from '../records/group.ts'
import { type ItemRecord, itemsOf, type MeetingRecord, meetingName, type PaperRecord } from '../records/record.ts'
import type { SiteContext } from '../templates/edition.ts'
import { framed, type Here, hereAt, inEveryLanguage, type Page } from '../templates/frame.ts'
import type { View } from '../templates/view.ts'

const NEXT = 8
const LATEST = 8
const PAPERS = 10

/** Meetings from the earliest to the latest; on the same day by time, then by key. */
export function inOrder(records: readonly MeetingRecord[]): MeetingRecord[] {
  return records.toSorted(
    (a, b) => compareText(a.date, b.date) || compareText(a.time, b.time) || compareText(a.key, b.key),
  )
}

/** A meeting in a list. */
export function meetingLine({ wording, toPage }: Here, record: MeetingRecord): View {
  const key = {
    cancelled: 'meeting.status_cancelled',
    postponed: 'meeting.status_postponed',
    moved: 'meeting.status_moved',
  }[record.status]
  return {
    name: meetingName(record),
    href: toPage(record.page),
    day: wording.longDate(record.date),
    date: record.date,
    time: wording.time(record.time),
    venue: record.venue,
    special: record.title,
    status: key && wording.text(key),
  }
}

/** Home: what comes next, what was last, the committees and the newest papers. */
export function homePages(context: SiteContext, records: readonly MeetingRecord[]): SiteFile[] {
  const ordered = inOrder(records)
  const next = ordered.filter((record) => record.date >= context.today).slice(0, NEXT)
  const latest = ordered
    .filter((record) => record.date < context.today)
    .slice(-LATEST)
    .reverse()
  const papers = newestPapers(records, PAPERS)
  return inEveryLanguage(context, '', (here): Page => {
    const { wording } = here
    const { organisation } = context.settings
    return {
      path: '',
      title: wording.text('home.title'),
      section: 'home',
      template: 'home',
      view: {
        intro: wording.text('home.intro', { organisation: organisation.name }),
        searchAction: here.toPage('search/'),
        next: next.map((record) => meetingLine(here, record)),
        latest: latest.map((record) => meetingLine(here, record)),
        committees: committeeLinks(here),
        papers: papers.map(({ record, paper, published }) => ({
          title: paper.title,
          href: here.toPage(paper.page ?? `${record.page}`),
          meeting: `${meetingName(record)}, ${wording.date(record.date)}`,
          published: wording.text('meeting.paper_published', { date: wording.date(published) }),
          date: published,
        })),
      },
    }
  })
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

/** Committees by name. */
export function committeeLinks({ context, toPage }: Here): { label: string; href: string; type?: string }[] {
  return [...context.committees]
    .toSorted(([, a], [, b]) => compareText(a.name, b.name))
    .map(([slug, committee]) => ({
      label: committee.name,
      href: toPage(`committees/${slug}/`),
      type: committee.type,
    }))
}

/** Every meeting, a page for each municipal year. */
export function archivePages(context: SiteContext, records: readonly MeetingRecord[]): SiteFile[] {
  const years = [...groupBy(inOrder(records).reverse(), (record) => municipalYear(record.date))]
  const overview = inEveryLanguage(
    context,
    'archive/',
    (here): Page => ({
      path: 'archive/',
      title: here.wording.text('archive.title'),
      section: 'archive',
      template: 'archive',
      view: {
        years: years.map(([year, meetings]) => ({
          label: here.wording.text('committee.year', { year: year.replace('-', '–') }),
          href: here.toPage(`archive/${year}/`),
          count: meetings.length,
        })),
      },
    }),
  )
  const pages = years.flatMap(([year, meetings]) =>
    inEveryLanguage(context, `archive/${year}/`, (here): Page => {
      const title = here.wording.text('committee.year', { year: year.replace('-', '–') })
      return {
        path: `archive/${year}/`,
        title,
        section: 'archive',
        template: 'year',
        view: { title, meetings: meetings.map((record) => meetingLine(here, record)) },
        crumbs: [{ label: here.wording.text('archive.title'), href: here.toPage('archive/') }],
      }
    }),
  )
  return [...overview, ...pages]
}

/** The page for addresses that lead nowhere; it is served at any depth, so its links start at the root. */
export function notFoundFile(context: SiteContext): SiteFile[] {
  const [edition] = context.editions
  if (!edition || context.makes?.includes(edition) === false) return []
  const base = context.baseUrl === undefined ? '/' : new URL(context.baseUrl).pathname
  const rooted = (to: string): string => base + encodeURI(to)
  const here: Here = { ...hereAt(context, edition, ''), toPage: rooted, toFile: rooted }
  const title = edition.wording.text('not_found.title')
  return [
    framed(here, { path: '', file: '404.html', title, section: 'none', template: 'not-found', view: { home: base } }),
  ]
}
