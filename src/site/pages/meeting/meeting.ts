import type { Wording } from '../../../wording/wording.ts'
import { calendarOf } from '../../address.ts'
import type { SiteFile } from '../../model.ts'
import type { People } from '../../records/people.ts'
import {
  type ItemRecord,
  itemsOf,
  type MeetingRecord,
  meetingName,
  type PackRecord,
  type PaperRecord,
} from '../../records/record.ts'
import type { ScheduledMeeting } from '../../records/schedule.ts'
import type { SiteContext } from '../../templates/edition.ts'
import { type Crumb, type Here, inEveryLanguage, type Page } from '../../templates/frame.ts'
import { safeHtml } from '../../templates/templates.ts'
import type { View } from '../../templates/view.ts'
import { decisionViews } from '../decisions.ts'
import { movedFromText, whenText } from '../lists.ts'
import { groupViews } from '../membership.ts'
import { agendaViews, tableHeads } from './agenda.ts'
import { eventView } from './event.ts'
import { fileText } from './file-text.ts'
import { changeViews, recordingView } from './meeting-news.ts'
import { noticeViews } from './meeting-notices.ts'
import { noticeView, statusView } from './meeting-status.ts'

/** The meetings of the same committee before and after. */
export interface Neighbours {
  previous?: ScheduledMeeting | undefined
  next?: ScheduledMeeting | undefined
  /** The meeting with a page of its own that is held instead. */
  heldAs?: MeetingRecord
  /** Its minutes among the papers of another. */
  minutes?: PlacedPaper | undefined
}

/** A paper and the meeting whose paper it is. */
interface PlacedPaper {
  record: MeetingRecord
  item: ItemRecord
  paper: PaperRecord
}

/** The minutes among the papers of meetings, by the date of the meeting that they are of: those that came last. */
export function minutesByDate(meetings: readonly MeetingRecord[]): ReadonlyMap<string, PlacedPaper> {
  const papers = meetings.flatMap((record) =>
    itemsOf(record).flatMap((item) => item.papers.map((paper) => ({ record, item, paper }))),
  )
  return new Map(
    papers.flatMap((placed): [string, PlacedPaper][] =>
      placed.paper.ofMeeting === undefined ? [] : [[placed.paper.ofMeeting, placed]],
    ),
  )
}

/** The page of a meeting: when and where, its packs, the agenda with every paper, the membership of that day. */
export function meetingPages(
  context: SiteContext,
  meeting: ScheduledMeeting,
  people: People,
  neighbours: Neighbours,
): SiteFile[] {
  return inEveryLanguage(context, meeting.record.page, (here) => meetingPage(here, meeting, people, neighbours))
}

function meetingPage(here: Here, meeting: ScheduledMeeting, people: People, neighbours: Neighbours): Page {
  const { context, wording, toFile } = here
  const { record } = meeting
  const day = wording.longDate(meeting.date)
  const at = whenText(meeting, wording)
  const committee = committeeCrumb(here, record)
  const { papers: keptUntil, backgroundPapers } = record.keptUntil ?? {}
  const papers = itemsOf(record).flatMap((item) => item.papers)
  const view: View = {
    name: meetingName(record),
    day,
    at,
    venue: meeting.venue,
    moved: movedFromText(meeting, wording),
    event: eventView(context, record),
    organisation: context.settings.organisation.name,
    record,
    committee,
    online: record.online !== undefined && /^https?:\/\//iu.test(record.online) ? record.online : undefined,
    open: wording.text(record.public ? 'meeting.yes' : 'meeting.no'),
    published: record.published && wording.date(record.published),
    contact: record.contact && contactView(record.contact),
    notice: noticeView(record, whenText(record, wording), wording),
    notices: noticeViews(here, record),
    status: statusView(here, record, neighbours.heldAs),
    minutes: neighbours.minutes && minutesView(here, neighbours.minutes),
    packs: packViews(here, record),
    agenda: agendaViews(here, record),
    decisions: decisionViews(here, record),
    table: record.isTable ? tableHeads(record, wording) : undefined,
    groups: groupViews(here, record, people),
    changes: changeViews(here, record),
    recording: recordingView(record),
    attend: record.attend,
    information: record.information === undefined ? undefined : safeHtml(record.information),
    keptUntil: keptUntil && wording.date(keptUntil),
    backgroundUntil:
      backgroundPapers !== undefined && papers.some((paper) => paper.kind === 'background')
        ? wording.date(backgroundPapers)
        : undefined,
    checksums: checksumViews(here, record),
    calendar: toFile(calendarOf(record.page)),
    data: context.baseUrl === undefined ? undefined : toFile(`api/oparl/meeting/${record.key}.json`),
    previous: neighbours.previous && neighbourView(here, neighbours.previous),
    next: neighbours.next && neighbourView(here, neighbours.next),
    siblings: neighbours.previous !== undefined || neighbours.next !== undefined,
  }
  return {
    path: record.page,
    title: `${meetingName(record)}, ${wording.date(meeting.date)}`,
    section: 'home',
    description: [`${meetingName(record)}, ${at}`, meeting.venue].filter((part) => part !== undefined).join(', '),
    template: 'meeting',
    view,
    crumbs: [{ label: wording.text('navigation.home'), href: here.toPage('') }, committee],
    feed: `committees/${record.committeeSlug}/feed.xml`,
    calendar: `committees/${record.committeeSlug}/calendar.ics`,
  }
}

function minutesView({ wording, toPage }: Here, { record, item, paper }: PlacedPaper): View {
  return {
    title: paper.title,
    href: paper.page === undefined ? `${toPage(record.page)}#${item.id}` : toPage(paper.page),
    among: wording.text('meeting.minutes_among', { date: wording.date(record.date) }),
  }
}

/** The committee of a meeting, linked where it has a page. */
export function committeeCrumb(here: Here, record: Pick<MeetingRecord, 'committee' | 'committeeSlug'>): Crumb {
  return { label: record.committee, href: here.toPage(`committees/${record.committeeSlug}/`) }
}

/** Whom to ask, with links that a phone can use. */
export function contactView(contact: NonNullable<MeetingRecord['contact']>): View {
  return { ...contact, tel: contact.phone?.replaceAll(/[^\d+]/gu, '') }
}

function packViews({ wording, toFile }: Here, record: MeetingRecord): View[] {
  const whole = record.consolidated
  const packName = ({ supplement: number }: { supplement: number }): string =>
    number === 0
      ? wording.text('meeting.public_pack')
      : (record.supplements.find((supplement) => supplement.number === number)?.title ??
        wording.text('meeting.supplement', { number }))
  const packs = record.packs.map((pack): View => {
    const supplement = record.supplements.find(({ number }) => number === pack.supplement)
    return {
      name: packName(pack),
      href: toFile(pack.file.path),
      about: aboutFile(pack, wording),
      published:
        supplement && wording.text('meeting.supplement_published', { date: wording.date(supplement.published) }),
      reason: supplement?.reason,
    }
  })
  const name = wording.text('meeting.consolidated_pack')
  const { agendaFile } = record
  return [
    ...packs,
    ...(whole ? [{ name, href: toFile(whole.file.path), about: aboutFile(whole, wording) }] : []),
    ...(record.volumes ?? []).map((volume, _, all) => {
      const siblings = all.filter(({ supplement }) => supplement === volume.supplement)
      const [number, count] = [siblings.indexOf(volume) + 1, siblings.length]
      const pages = wording.text('range.pages_to', { ...volume.numbers })
      return {
        name: wording.text('meeting.volume', { pack: packName(volume), number, count, pages }),
        href: toFile(volume.file.path),
        about: aboutFile(volume, wording),
      }
    }),
    ...(record.largePrint ?? []).map((pack) => ({
      name:
        pack.supplement === 0 && !pack.isConsolidated
          ? wording.text('meeting.large_print')
          : wording.text('meeting.large_print_supplement', { supplement: pack.isConsolidated ? name : packName(pack) }),
      href: toFile(pack.file.path),
      about: aboutFile(pack, wording),
    })),
    ...(agendaFile
      ? [
          {
            name: wording.text('meeting.agenda_file'),
            href: toFile(agendaFile.path),
            about: fileText(agendaFile, wording),
          },
        ]
      : []),
    ...(record.decisionsFile
      ? [
          {
            name: wording.text('decisions.title'),
            href: toFile(record.decisionsFile.path),
            about: fileText(record.decisionsFile, wording),
          },
        ]
      : []),
  ]
}

/** "PDF, 75 kB, 19 pages". */
function aboutFile({ file, pageCount }: Pick<PackRecord, 'file' | 'pageCount'>, wording: Wording): string {
  return fileText({ ...file, pageCount }, wording)
}

function checksumViews({ toFile }: Here, record: MeetingRecord): View[] {
  const files = [
    ...record.packs.map((pack) => pack.file),
    ...(record.consolidated ? [record.consolidated.file] : []),
    ...[...(record.volumes ?? []), ...(record.largePrint ?? [])].map(({ file }) => file),
    ...(record.agendaFile ? [record.agendaFile] : []),
    ...(record.decisionsFile ? [record.decisionsFile] : []),
    ...itemsOf(record).flatMap((item) => item.files),
  ]
  return files.map((file) => ({
    name: file.path.slice(record.page.length),
    href: toFile(file.path),
    sha256: file.sha256,
  }))
}

function neighbourView({ wording, toPage }: Here, { record, date }: ScheduledMeeting): View {
  return { href: toPage(record.page), label: wording.date(date) }
}
