import { Feed } from 'feed'
import Handlebars from 'handlebars'
import { absolute } from '../address.ts'
import type { SiteFile } from '../model.ts'
import { newestPapers } from '../pages/lists.ts'
import { groupBy } from '../records/group.ts'
import { type MeetingRecord, meetingName } from '../records/record.ts'
import type { SiteContext } from '../templates/edition.ts'
import { startOfDay } from './moments.ts'

const ENTRIES = 50
/** The day of a feed without an entry; a feed must have one, and may not ask the clock. */
const BEGINNING = '1970-01-01'

/** Atom feeds of new and changed papers: of all committees, and of each. None where nobody knows the site's address. */
export function feedFiles(context: SiteContext, records: readonly MeetingRecord[]): SiteFile[] {
  const { baseUrl, settings, committees } = context
  if (baseUrl === undefined) return []
  const byCommittee = groupBy(records, (record) => record.committeeSlug)
  const { name } = settings.organisation
  return [
    feedFile(context, baseUrl, 'feed.xml', '', name, records),
    ...[...committees].map(([slug, committee]) => {
      const page = `committees/${slug}/`
      return feedFile(
        context,
        baseUrl,
        `${page}feed.xml`,
        page,
        `${committee.name}, ${name}`,
        byCommittee.get(slug) ?? [],
      )
    }),
  ]
}

function feedFile(
  { editions, settings }: SiteContext,
  baseUrl: string,
  path: string,
  page: string,
  title: string,
  records: readonly MeetingRecord[],
): SiteFile {
  const wording = editions[0]?.wording
  const papers = newestPapers(records, ENTRIES)
  const address = absolute(baseUrl, page)
  const feed = new Feed({
    id: address,
    title,
    link: address,
    feed: absolute(baseUrl, path),
    updated: startOfDay(papers[0]?.published ?? BEGINNING),
    generator: false,
    author: { name: settings.organisation.name },
  })
  for (const { record, item, paper, published } of papers) {
    const meeting = absolute(baseUrl, record.page)
    const about = [
      `${meetingName(record)}, ${wording?.date(record.date) ?? record.date}`,
      `${item.label} ${item.title}`,
    ]
    if (paper.revised && wording)
      about.push(wording.text('meeting.revised', { ...paper.revised, date: wording.date(paper.revised.date) }))
    feed.addItem({
      id: `${meeting}#${paper.id}${paper.revised ? `-${paper.revised.version}` : ''}`,
      title: escaped(paper.title),
      link: paper.page === undefined ? `${meeting}#${item.id}` : absolute(baseUrl, paper.page),
      description: escaped(about.join('. ')),
      date: startOfDay(published),
    })
  }
  return { path, content: `${feed.atom1()}\n` }
}

/** Titles and summaries are HTML in these feeds. */
function escaped(text: string): string {
  return Handlebars.Utils.escapeExpression(text)
}
