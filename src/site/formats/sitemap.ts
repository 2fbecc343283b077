import Handlebars from 'handlebars'
import { absolute } from '../address.ts'
import { yearOf } from '../dates.ts'
import type { SiteFile } from '../model.ts'
import { calendarMonths } from '../pages/calendar.ts'
import { yearsOf } from '../pages/decisions.ts'
import { noticeAddresses } from '../pages/notices.ts'
import { programmeAddress, programmes } from '../pages/programme.ts'
import { wardsOf } from '../pages/wards.ts'
import { groupBy } from '../records/group.ts'
import type { People } from '../records/people.ts'
import { itemsOf, type MeetingRecord } from '../records/record.ts'
import { scheduleOf } from '../records/schedule.ts'
import type { SiteContext } from '../templates/edition.ts'
import { lastChange } from './moments.ts'

/** The most addresses that one sitemap may hold (sitemaps.org). */
const LIMIT = 50_000

function decisionAddresses(context: SiteContext, records: readonly MeetingRecord[]): [string][] {
  const years = [...yearsOf(context, records).keys()]
  return years.length === 0 ? [] : [['decisions/'], ...years.map((year): [string] => [`decisions/${year}/`])]
}

/** `sitemap.xml` (an index of several where one does not hold all), and `robots.txt` that names it. */
export function sitemapFiles(context: SiteContext, records: readonly MeetingRecord[], people: People): SiteFile[] {
  const { baseUrl } = context
  if (baseUrl === undefined) return [{ path: 'robots.txt', content: 'User-agent: *\nAllow: /\n' }]
  const pages: [page: string, changed?: string][] = [
    [''],
    ['calendar/'],
    ...calendarMonths(context, scheduleOf(records).meetings).map((month): [string] => [`calendar/${month}/`]),
    ['committees/'],
    ...[...context.committees.keys()].map((slug): [string] => [`committees/${slug}/`]),
    ...[...programmes(context, scheduleOf(records)).keys()].map((slug): [string] => [programmeAddress(slug)]),
    ...noticeAddresses(context, records).map((page): [string] => [page]),
    ['people/'],
    ...people.list.map((person): [string] => [`people/${person.slug}/`]),
    ...(wardsOf(people, context).length > 0 ? [['wards/'] as [string]] : []),
    ['archive/'],
    ...[...groupBy(scheduleOf(records).meetings, ({ date }) => yearOf(date, context.years)).keys()].map(
      (year): [string] => [`archive/${year}/`],
    ),
    ...decisionAddresses(context, records),
    ...records.flatMap((record): [string, string][] => [
      [record.page, lastChange(record)],
      ...(record.notices ?? []).map(({ page, published }): [string, string] => [page, published ?? lastChange(record)]),
      ...itemsOf(record).flatMap((item) =>
        item.papers.flatMap((paper): [string, string][] => {
          const page = paper.page ?? paper.text?.page
          return page === undefined ? [] : [[page, paper.published ?? lastChange(record)]]
        }),
      ),
    ]),
  ]
  const all = context.editions.flatMap(({ prefix }) =>
    pages.map(([page, changed]) => ({ page: prefix + page, changed })),
  )
  const parts = Array.from({ length: Math.ceil(all.length / LIMIT) }, (_, part) =>
    urlset(
      all
        .slice(part * LIMIT, (part + 1) * LIMIT)
        .map(({ page, changed }) => entry('url', absolute(baseUrl, page), changed)),
    ),
  )
  const robots = {
    path: 'robots.txt',
    content: `User-agent: *\nAllow: /\nSitemap: ${absolute(baseUrl, 'sitemap.xml')}\n`,
  }
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return [{ path: 'sitemap.xml', content: only }, robots]
  const index = parts.map((_, part) => entry('sitemap', absolute(baseUrl, `sitemap-${part + 1}.xml`), undefined))
  return [
    { path: 'sitemap.xml', content: document('sitemapindex', index) },
    ...parts.map((content, part) => ({ path: `sitemap-${part + 1}.xml`, content })),
    robots,
  ]
}

function urlset(entries: readonly string[]): string {
  return document('urlset', entries)
}

function document(root: string, entries: readonly string[]): string {
  const lines = [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
  ]
  return `${[...lines, ...entries, `</${root}>`].join('\n')}\n`
}

function entry(name: string, address: string, changed: string | undefined): string {
  const location = Handlebars.Utils.escapeExpression(address)
  return `<${name}><loc>${location}</loc>${changed === undefined ? '' : `<lastmod>${changed}</lastmod>`}</${name}>`
}
