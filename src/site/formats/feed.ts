import { Feed } from 'feed'
import Handlebars from 'handlebars'
import type { Wording } from '../../wording/wording.ts'
import { absolute } from '../address.ts'
import type { SiteFile } from '../model.ts'
import { outcomeText, placedDecisions } from '../pages/decisions.ts'
import { movedFromText, newestPapers, whenText } from '../pages/lists.ts'
import { compareText } from '../records/group.ts'
import { type MeetingRecord, meetingName } from '../records/record.ts'
import { type ScheduledMeeting, scheduleOf } from '../records/schedule.ts'
import type { SiteHistory } from '../records/state.ts'
import type { SiteContext } from '../templates/edition.ts'

const ENTRIES = 50
/** The moment of a feed without an entry; a feed must have one, and may not ask the clock. */
const BEGINNING = '1970-01-01T00:00:00Z'

/** What a feed has entries of: meetings with what becomes of them, papers, decisions, or all. */
const KINDS = [
  { name: 'feed', has: ['meeting', 'paper', 'minutes', 'decision'] },
  { name: 'feed-meetings', has: ['meeting'] },
  { name: 'feed-papers', has: ['paper', 'minutes'] },
  { name: 'feed-decisions', has: ['decision'] },
] as const

interface Entry {
  id: string
  committeeSlug: string
  kind: 'meeting' | 'paper' | 'minutes' | 'decision'
  title: string
  about: string
  link: string
  /** RFC 3339. */
  moment: string
}

/**
 * Atom feeds of new, moved and cancelled meetings, of new and changed papers, and of decisions: of all
 * committees, and of each. None where nobody knows the site's address.
 */
export function* feedFiles(
  context: SiteContext,
  records: readonly MeetingRecord[],
  history: SiteHistory,
): Generator<SiteFile> {
  const { baseUrl, settings, committees, editions } = context
  const wording = editions[0]?.wording
  if (baseUrl === undefined || !wording) return
  const news = scheduleOf(records).meetings.flatMap((meeting) => meetingNews(meeting, history, baseUrl, wording))
  const { name } = settings.organisation
  const places = [
    { slug: undefined, page: '', title: name },
    ...[...committees].map(([slug, committee]) => ({
      slug,
      page: `committees/${slug}/`,
      title: `${committee.name}, ${name}`,
    })),
  ]
  for (const { slug, page, title } of places) {
    const own = slug === undefined ? records : records.filter(({ committeeSlug }) => committeeSlug === slug)
    const papers = paperNews(own, baseUrl, wording)
    const meetings = slug === undefined ? news : news.filter(({ committeeSlug }) => committeeSlug === slug)
    const entries = [...meetings, ...papers, ...decisionNews(own, baseUrl, wording)].toSorted(
      (a, b) => Date.parse(b.moment) - Date.parse(a.moment) || compareText(a.id, b.id),
    )
    for (const { name: file, has } of KINDS) {
      const kinds: readonly string[] = has
      const about = { path: `${page}${file}.xml`, page, title, author: name }
      yield feedFile(about, entries.filter(({ kind }) => kinds.includes(kind)).slice(0, ENTRIES), baseUrl)
    }
  }
}

/** A meeting that was called, and what has become of it. */
function meetingNews(meeting: ScheduledMeeting, history: SiteHistory, baseUrl: string, wording: Wording): Entry[] {
  const { record } = meeting
  const page = absolute(baseUrl, record.page)
  const name = meetingName(record)
  const date = wording.date(meeting.date)
  const at = whenText(meeting, wording)
  const said = { meeting: name, date, moved: movedFromText(meeting, wording) ?? '' }
  const events = Object.entries(history.meetings.get(record.key)?.events ?? {}).filter(([, moment]) => moment !== '')
  return events.map(([event, moment]) => {
    const kind = event.split(' ')[0] ?? event
    const key = kind === 'called' && record.published !== undefined ? 'published' : kind
    return {
      id: `${page}#${event.replaceAll(' ', '-').replaceAll(':', '')}`,
      committeeSlug: record.committeeSlug,
      kind: 'meeting' as const,
      title: wording.text(`feed.${key}`, said).trim(),
      about: [at, meeting.venue, record.reason].filter((part) => part !== undefined).join('. '),
      link: page,
      moment,
    }
  })
}

function paperNews(records: readonly MeetingRecord[], baseUrl: string, wording: Wording): Entry[] {
  return newestPapers(records, ENTRIES).map(({ record, item, paper, published }) => {
    const meeting = absolute(baseUrl, record.page)
    const about = [`${meetingName(record)}, ${wording.date(record.date)}`, `${item.label} ${item.title}`]
    if (paper.revised)
      about.push(wording.text('meeting.revised', { ...paper.revised, date: wording.date(paper.revised.date) }))
    return {
      id: `${meeting}#${paper.id}${paper.revised ? `-${paper.revised.version}` : ''}`,
      committeeSlug: record.committeeSlug,
      kind: paper.kind === 'minutes' ? ('minutes' as const) : ('paper' as const),
      title: paper.title,
      about: about.join('. '),
      link: paper.page === undefined ? `${meeting}#${item.id}` : absolute(baseUrl, paper.page),
      moment: `${published}T00:00:00Z`,
    }
  })
}

/** Decisions by the day on which they were taken. */
function decisionNews(records: readonly MeetingRecord[], baseUrl: string, wording: Wording): Entry[] {
  return placedDecisions(records)
    .slice(0, ENTRIES)
    .map(({ record, decision }) => {
      const link = `${absolute(baseUrl, record.page)}#${decision.id}`
      const outcome = outcomeText(decision, wording)
      const who = decision.by ?? meetingName(record)
      return {
        id: link,
        committeeSlug: record.committeeSlug,
        kind: 'decision' as const,
        title: outcome === undefined ? decision.title : `${decision.title} (${outcome})`,
        about: `${who}, ${wording.date(decision.date)}`,
        link,
        moment: `${decision.date}T00:00:00Z`,
      }
    })
}

function feedFile(
  { path, page, title, author }: { path: string; page: string; title: string; author: string },
  entries: readonly Entry[],
  baseUrl: string,
): SiteFile {
  const feed = new Feed({
    id: absolute(baseUrl, path.endsWith('/feed.xml') || path === 'feed.xml' ? page : path),
    title,
    link: absolute(baseUrl, page),
    feed: absolute(baseUrl, path),
    updated: new Date(entries[0]?.moment ?? BEGINNING),
    generator: false,
    author: { name: author },
  })
  for (const entry of entries)
    feed.addItem({
      id: entry.id,
      title: escaped(entry.title),
      link: entry.link,
      description: escaped(entry.about),
      date: new Date(entry.moment),
      category: [{ name: entry.kind, term: entry.kind }],
    })
  return { path, content: `${feed.atom1()}\n` }
}

/** Titles and summaries are HTML in these feeds. */
function escaped(text: string): string {
  return Handlebars.Utils.escapeExpression(text)
}
