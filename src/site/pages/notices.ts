import { isCalledOff } from '../../load/schema/meeting.ts'
import { plannedNotices } from '../../notices/planned.ts'
import type { Wording } from '../../wording/wording.ts'
import type { SiteFile } from '../model.ts'
import { compareText } from '../records/group.ts'
import { noticeRecord } from '../records/notice-record.ts'
import { itemsOf, type MeetingRecord, meetingName, type NoticeRecord } from '../records/record.ts'
import { pageHtml } from '../report/information.ts'
import type { SiteContext } from '../templates/edition.ts'
import { type Crumb, type Here, inEveryLanguage, type Page } from '../templates/frame.ts'
import { safeHtml } from '../templates/templates.ts'
import { cleanLine } from '../text.ts'
import { committeeCrumb } from './meeting/meeting.ts'
import { whenOut } from './meeting/meeting-notices.ts'
import { dayInWords } from './programme.ts'

/** Where the notices of a body are. */
export function noticesAddress(slug: string): string {
  return `committees/${slug}/notices/`
}

/** A notice, and the day or month of what it is of; `isPlanned` for business that is on no agenda yet. */
interface Placed {
  notice: NoticeRecord
  when: string
  isPlanned: boolean
}

/** The page of each notice of a meeting. */
export function noticePages(context: SiteContext, record: MeetingRecord): SiteFile[] {
  return (record.notices ?? []).flatMap((notice, index) =>
    inEveryLanguage(context, notice.page, (here) =>
      noticePage(here, record.notices?.[index] ?? notice, meetingName(record), {
        label: `${meetingName(record)}, ${here.wording.longDate(record.date)}`,
        href: here.toPage(record.page),
        crumbs: [
          { label: here.wording.text('navigation.home'), href: here.toPage('') },
          committeeCrumb(here, record),
          { label: here.wording.date(record.date), href: here.toPage(record.page) },
        ],
      }),
    ),
  )
}

/** What a notice belongs to, and how to come back to it. */
interface Origin extends Crumb {
  crumbs: readonly Crumb[]
}

function noticePage(here: Here, notice: NoticeRecord, name: string, { crumbs, ...origin }: Origin): Page {
  const { wording } = here
  const { title, page, provision, html } = notice
  return {
    path: page,
    title: `${title}: ${name}`,
    section: 'committees',
    description: `${title}: ${origin.label}. ${whenOut(notice, wording)}`,
    kind: 'article',
    template: 'notice',
    view: {
      ...{ title, origin, provision: wording.text('notices.provision', { provision }) },
      due: whenOut(notice, wording),
      body: safeHtml(html),
    },
    crumbs,
  }
}

/** What a body has to give notice of from today on, the first due first. */
export function noticesToCome(
  context: SiteContext,
  slug: string,
  records: readonly MeetingRecord[],
  wording: Wording,
): Placed[] {
  const coming = records.filter(
    ({ committeeSlug, date, status }) => committeeSlug === slug && date >= context.today && !isCalledOff(status),
  )
  const listed = coming.flatMap((meeting) =>
    (meeting.notices ?? []).map((notice) => ({ notice, when: meeting.date, isPlanned: false })),
  )
  const all: Placed[] = [...listed, ...plannedHere(context, slug, coming, wording)]
  return all.toSorted((a, b) => compareText(a.notice.latest, b.notice.latest))
}

function plannedHere(
  { committees, laws, settings, today }: SiteContext,
  slug: string,
  coming: readonly MeetingRecord[],
  wording: Wording,
): Placed[] {
  const [committee, law] = [committees.get(slug), laws?.get(slug)]
  if (!committee || !law) return []
  const titles = new Set(coming.flatMap((record) => itemsOf(record).map(({ title }) => title.toLowerCase())))
  return plannedNotices(committee, slug, titles, today, { law, settings, wording }).flatMap(({ key, notices }) =>
    notices.map((notice) => {
      const when = key.slice(slug.length + 1)
      const name = `${when}.${notice.name}`
      const html = (text: string, title: string) => pageHtml(text, title, wording)
      return { notice: noticeRecord({ ...notice, name }, noticesAddress(slug), html), when, isPlanned: true }
    }),
  )
}

/** A page for each body with its notices to come, and one for each notice of business that is on no agenda yet. */
export function noticeLists(context: SiteContext, records: readonly MeetingRecord[]): SiteFile[] {
  return [...context.committees].flatMap(([slug, committee]) => {
    const [first] = context.editions
    const known = first ? noticesToCome(context, slug, records, first.wording) : []
    if (known.length === 0) return []
    const body = cleanLine(committee.name)
    const list = inEveryLanguage(context, noticesAddress(slug), (here) => listPage(here, slug, body, records))
    const planned = known.flatMap(({ notice: { page }, when, isPlanned }) => {
      if (!isPlanned) return []
      return inEveryLanguage(context, page, (here) => {
        const own = noticesToCome(context, slug, records, here.wording).find(({ notice }) => notice.page === page)
        const href = here.toPage(noticesAddress(slug))
        const label = here.wording.text('notices.of', { body })
        const crumbs = [...crumbsOf(here, slug, body), { label: here.wording.text('notices.title'), href }]
        return noticePage(here, own?.notice ?? notFound(page), `${body}, ${dayInWords(when, here.wording)}`, {
          label,
          href,
          crumbs,
        })
      })
    })
    return [...list, ...planned]
  })
}

function notFound(page: string): never {
  throw new Error(`${page} is not in every language`)
}

function listPage(here: Here, slug: string, body: string, records: readonly MeetingRecord[]): Page {
  const { context, wording, toPage } = here
  return {
    path: noticesAddress(slug),
    title: wording.text('notices.of', { body }),
    section: 'committees',
    description: wording.text('notices.about', { body }),
    template: 'notices',
    view: {
      body,
      notices: noticesToCome(context, slug, records, wording).map(({ notice, when, isPlanned }) => ({
        ...{ title: notice.title, href: toPage(notice.page), due: whenOut(notice, wording) },
        of: isPlanned ? dayInWords(when, wording) : wording.text('notices.for', { date: wording.longDate(when) }),
      })),
    },
    crumbs: crumbsOf(here, slug, body),
  }
}

function crumbsOf({ wording, toPage }: Here, slug: string, body: string): Crumb[] {
  return [
    { label: wording.text('navigation.committees'), href: toPage('committees/') },
    { label: body, href: toPage(`committees/${slug}/`) },
  ]
}

/** Addresses of the pages that `noticeLists` makes. */
export function noticeAddresses(context: SiteContext, records: readonly MeetingRecord[]): string[] {
  const [first] = context.editions
  return [...context.committees.keys()].flatMap((slug) => {
    const known = first ? noticesToCome(context, slug, records, first.wording) : []
    const planned = known.flatMap(({ notice, isPlanned }) => (isPlanned ? [notice.page] : []))
    return known.length === 0 ? [] : [noticesAddress(slug), ...planned]
  })
}
