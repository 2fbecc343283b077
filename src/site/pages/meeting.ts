import { addYears } from '../dates.ts'
import { type Crumb, type Here, inEveryLanguage, type Page, type SiteContext } from '../frame.ts'
import { groupBy } from '../group.ts'
import { RETENTION_YEARS } from '../meeting-record.ts'
import type { SiteFile } from '../model.ts'
import {
  type ItemRecord,
  itemsOf,
  type MeetingRecord,
  meetingName,
  type PackRecord,
  type PaperRecord,
} from '../record.ts'
import { html, type View } from '../templates.ts'
import type { Wording } from '../wording.ts'

/** The meetings of the same committee before and after. */
export interface Neighbours {
  previous: MeetingRecord | undefined
  next: MeetingRecord | undefined
}

/** The page of a meeting: when and where, its packs, the agenda with every paper, the membership of that day. */
export function meetingPages(context: SiteContext, record: MeetingRecord, neighbours: Neighbours): SiteFile[] {
  return inEveryLanguage(context, record.page, (here) => meetingPage(here, record, neighbours))
}

function meetingPage(here: Here, record: MeetingRecord, neighbours: Neighbours): Page {
  const { context, wording, toFile } = here
  const day = wording.longDate(record.date)
  const at = wording.text('format.at', { date: day, time: wording.time(record.time) })
  const committee = committeeCrumb(here, record)
  const papers = itemsOf(record).flatMap((item) => item.papers)
  const hasParts = record.agenda.some((entry) => entry.kind === 'part')
  const view: View = {
    name: meetingName(record),
    day,
    at,
    start: `${record.date}T${record.time}`,
    schemaStatus: `https://schema.org/${SCHEMA_STATUS[record.status] ?? 'EventScheduled'}`,
    organisation: context.settings.organisation.name,
    record,
    committee,
    time: wording.time(record.time),
    online: record.online !== undefined && /^https?:\/\//iu.test(record.online) ? record.online : undefined,
    open: wording.text(record.public ? 'meeting.yes' : 'meeting.no'),
    published: record.published && wording.date(record.published),
    contact: record.contact && contactView(record.contact),
    notice: noticeView(record, at, wording),
    status: statusView(record, wording),
    packs: packViews(here, record),
    agenda: record.agenda.map((entry) =>
      entry.kind === 'item' ? itemView(here, entry) : { [entry.kind]: true, title: entry.title, deep: hasParts },
    ),
    groups: groupViews(record, wording),
    information: record.information === undefined ? undefined : html(record.information),
    keptUntil: wording.date(addYears(record.date, RETENTION_YEARS.papers)),
    backgroundUntil: papers.some((paper) => paper.kind === 'background')
      ? wording.date(addYears(record.date, RETENTION_YEARS.background))
      : undefined,
    checksums: checksumViews(here, record),
    calendar: toFile(`${record.page}meeting.ics`),
    data: context.baseUrl === undefined ? undefined : toFile(`api/oparl/meeting/${record.key}.json`),
    previous: neighbours.previous && neighbourView(here, neighbours.previous),
    next: neighbours.next && neighbourView(here, neighbours.next),
    siblings: neighbours.previous !== undefined || neighbours.next !== undefined,
  }
  return {
    path: record.page,
    title: `${meetingName(record)}, ${wording.date(record.date)}`,
    section: 'home',
    description: at,
    template: 'meeting',
    view,
    crumbs: [{ label: wording.text('navigation.home'), href: here.toPage('') }, committee],
    calendar: `${record.page}meeting.ics`,
  }
}

const SCHEMA_STATUS: Readonly<Record<string, string>> = { cancelled: 'EventCancelled', moved: 'EventRescheduled' }

/** The committee of a meeting, linked where it has a page. */
export function committeeCrumb(here: Here, record: Pick<MeetingRecord, 'committee' | 'committeeSlug'>): Crumb {
  return { label: record.committee, href: here.toPage(`committees/${record.committeeSlug}/`) }
}

/** Whom to ask, with links that a phone can use. */
export function contactView(contact: NonNullable<MeetingRecord['contact']>): View {
  return { ...contact, tel: contact.phone?.replaceAll(/[^\d+]/gu, '') }
}

function noticeView(record: MeetingRecord, at: string, wording: Wording): View {
  const closed = itemsOf(record).some(
    (item) => item.statement !== undefined || item.papers.some((paper) => paper.withheld),
  )
  return {
    text: wording.text('meeting.notice_text', { committee: record.committee, at }),
    venue: record.venue && wording.text('meeting.notice_venue', { venue: record.venue.replace(/\.$/u, '') }),
    closed: closed ? wording.text('meeting.notice_private') : undefined,
  }
}

function statusView(record: MeetingRecord, wording: Wording): View | undefined {
  if (record.status === 'cancelled') return { text: wording.text('meeting.cancelled') }
  if (record.status !== 'moved') return undefined
  const { movedTo } = record
  const date = movedTo && wording.longDate(movedTo.date)
  const when = movedTo?.time
    ? wording.text('meeting.moved_at', { date: date ?? '', time: wording.time(movedTo.time) })
    : date && wording.text('meeting.moved_to', { date })
  const venue = movedTo?.venue && wording.text('meeting.moved_venue', { venue: movedTo.venue })
  return { text: [wording.text('meeting.moved'), when, venue].filter(Boolean).join(' ') }
}

function packViews({ wording, toFile }: Here, record: MeetingRecord): View[] {
  const whole = record.consolidated
  const packs = record.packs.map((pack): View => {
    const supplement = record.supplements.find(({ number }) => number === pack.supplement)
    const name =
      pack.supplement === 0
        ? wording.text('meeting.public_pack')
        : (supplement?.title ?? wording.text('meeting.supplement', { number: pack.supplement }))
    return {
      name,
      href: toFile(pack.file.path),
      about: aboutFile(pack, wording),
      published:
        supplement && wording.text('meeting.supplement_published', { date: wording.date(supplement.published) }),
      reason: supplement?.reason,
    }
  })
  if (!whole) return packs
  const name = wording.text('meeting.consolidated_pack')
  return [...packs, { name, href: toFile(whole.file.path), about: aboutFile(whole, wording) }]
}

/** "PDF, 75 kB, 19 pages". */
function aboutFile({ file, pageCount: count }: Pick<PackRecord, 'file' | 'pageCount'>, wording: Wording): string {
  return wording.text(count === 1 ? 'meeting.pdf_page' : 'meeting.pdf_pages', { size: wording.size(file.size), count })
}

function itemView(here: Here, item: ItemRecord): View {
  const { wording, toFile } = here
  const several = item.papers.length > 1
  return {
    item: true,
    ...item,
    key: item.type === 'key' ? wording.text('meeting.key_decision') : undefined,
    pages: several ? item.ranges?.map(wording.pages).join(', ') : undefined,
    papers: item.papers.map((paper) => paperView(here, paper)),
    file: item.file &&
      several && {
        href: toFile(item.file.path),
        label: wording.text('meeting.item_papers', { label: item.label }),
        size: wording.size(item.file.size),
      },
  }
}

/** A paper in the agenda: its page first, its PDF beside it. */
export function paperView(here: Here, paper: PaperRecord): View {
  const { wording, toPage, toFile } = here
  return {
    title: paper.title,
    kind: wording.text(`kind.${paper.kind}`),
    page: paper.page === undefined ? undefined : toPage(paper.page),
    pdf: paper.pdf && {
      href: `${toFile(paper.pdf.file.path)}#page=${paper.pdf.sheet}`,
      size: wording.size(paper.pdf.file.size),
    },
    pages: paper.pages && wording.pages(paper.pages),
    supplement: paper.supplement > 0 ? wording.text('meeting.supplement', { number: paper.supplement }) : undefined,
    toFollow: paper.toFollow && wording.text('meeting.to_follow', { date: wording.date(paper.toFollow) }),
    revised:
      paper.revised && wording.text('meeting.revised', { ...paper.revised, date: wording.date(paper.revised.date) }),
    withheld: paper.withheld ? (paper.statement ?? wording.text('meeting.withheld')) : undefined,
    unreadable: paper.unreadable ? wording.text('meeting.unreadable') : undefined,
    keptUntil:
      paper.kind === 'background'
        ? wording.text('meeting.kept_until', { date: wording.date(paper.keptUntil) })
        : undefined,
  }
}

function groupViews(record: MeetingRecord, wording: Wording): View[] {
  const groups = groupBy(record.members, (member) =>
    member.role === 'co-opted' || member.role === 'substitute'
      ? wording.text(`role.${member.role}`)
      : (member.group ?? ''),
  )
  return [...groups].map(([name, members]) => ({
    name: name === '' ? wording.text(groups.size > 1 ? 'meeting.no_group' : 'role.member') : name,
    members: members.map((member) => ({
      name: member.name,
      office: member.role === 'chair' || member.role === 'vice-chair' ? wording.text(`role.${member.role}`) : undefined,
      represents: member.represents,
    })),
  }))
}

function checksumViews({ toFile }: Here, record: MeetingRecord): View[] {
  const files = [
    ...record.packs.map((pack) => pack.file),
    ...(record.consolidated ? [record.consolidated.file] : []),
    ...itemsOf(record).flatMap((item) => (item.file ? [item.file] : [])),
  ]
  return files.map((file) => ({
    name: file.path.split('/').slice(-2).join('/'),
    href: toFile(file.path),
    sha256: file.sha256,
  }))
}

function neighbourView({ wording, toPage }: Here, record: MeetingRecord): View {
  return { href: toPage(record.page), label: wording.date(record.date) }
}
