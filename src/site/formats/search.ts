import MiniSearch from 'minisearch'
import type { Wording } from '../../wording/wording.ts'
import type { SiteFile, SiteTemplates } from '../model.ts'
import type { People } from '../records/people.ts'
import { itemsOf, type MeetingRecord, meetingName } from '../records/record.ts'
import { scheduleOf } from '../records/schedule.ts'
import type { LanguageEdition, SiteContext } from '../templates/edition.ts'
import { type Here, inEveryLanguage, type Page } from '../templates/frame.ts'

/** What the index knows; `assets/search.js` uses the same options. */
export const SEARCH_OPTIONS = { fields: ['title', 'text'], storeFields: ['kind', 'title', 'about', 'page'] }

interface Entry {
  id: number
  kind: 'meeting' | 'paper' | 'person' | 'committee'
  title: string
  /** Shown below the title. */
  about: string
  /** Searched, not shown. */
  text: string
  page: string
}

/**
 * The search: a page and an index made now. Nothing is asked of another machine, and the site is whole without it.
 */
export function searchFiles(context: SiteContext, records: readonly MeetingRecord[], people: People): SiteFile[] {
  const pages = inEveryLanguage(
    context,
    'search/',
    (here: Here): Page => ({
      path: 'search/',
      title: here.wording.text('search.title'),
      description: here.wording.text('search.label'),
      section: 'search',
      template: 'search',
      scripts: ['assets/minisearch.js', 'assets/search.js'],
      view: {
        action: './',
        archive: here.toPage('archive/'),
        index: here.toFile(indexPath(here.edition)),
        root: here.toPage(''),
        results: resultsText(here.wording),
      },
    }),
  )
  return [
    ...pages,
    ...(context.makes ?? context.editions).map((edition) => ({
      path: indexPath(edition),
      content: JSON.stringify(indexOf(context, edition, records, people)),
    })),
  ]
}

/** What is said of a number of results, by the plural categories of the language, as JSON. */
function resultsText({ words }: Wording): string {
  const KEY = 'search.results.'
  const texts = [...words].flatMap(([key, text]) => (key.startsWith(KEY) ? [[key.slice(KEY.length), text]] : []))
  return JSON.stringify(Object.fromEntries(texts))
}

/** The scripts of the search, which all languages share. */
export function searchScripts(templates: SiteTemplates): SiteFile[] {
  return [
    { path: 'assets/search.js', content: templates.get('assets/search.js') ?? '' },
    { path: 'assets/minisearch.js', content: templates.get('assets/minisearch.js') ?? '' },
  ]
}

function indexPath({ prefix }: LanguageEdition): string {
  return `assets/search${prefix === '' ? '' : `-${prefix.slice(0, -1)}`}.json`
}

function indexOf(
  context: SiteContext,
  edition: LanguageEdition,
  records: readonly MeetingRecord[],
  people: People,
): MiniSearch<Entry> {
  const index = new MiniSearch<Entry>(SEARCH_OPTIONS)
  index.addAll(entriesOf(context, edition, records, people).map((entry, id) => ({ id, ...entry })))
  return index
}

function entriesOf(
  context: SiteContext,
  edition: LanguageEdition,
  records: readonly MeetingRecord[],
  people: People,
): Omit<Entry, 'id'>[] {
  return [
    ...[...context.committees].map(([slug, committee]) => ({
      kind: 'committee' as const,
      title: committee.name,
      about: committee.type ?? '',
      text: committee.description ?? '',
      page: `committees/${slug}/`,
    })),
    ...people.list.map((person) => ({
      kind: 'person' as const,
      title: person.name,
      about: [...new Set(person.seats.map((seat) => seat.committee))].join(', '),
      text: '',
      page: `people/${person.slug}/`,
    })),
    ...scheduleOf(records)
      .meetings.toReversed()
      .flatMap(({ record, date }) => entriesOfMeeting(record, edition.wording.date(date))),
  ]
}

function entriesOfMeeting(record: MeetingRecord, day: string): Omit<Entry, 'id'>[] {
  const name = meetingName(record)
  const items = itemsOf(record)
  const meeting = {
    kind: 'meeting' as const,
    title: name,
    about: day,
    text: items.map((item) => item.title).join(' '),
    page: record.page,
  }
  const papers = items.flatMap((item) =>
    item.papers
      .filter((paper) => !paper.withheld)
      .map((paper) => ({
        kind: 'paper' as const,
        title: paper.title,
        about: `${name}, ${day}`,
        text: [...paper.headings, paper.summary ?? ''].join(' '),
        page: paper.page ?? `${record.page}#${item.id}`,
      })),
  )
  return [meeting, ...papers]
}
