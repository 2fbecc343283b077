import type {
  ItemFile,
  ManifestDocument,
  ManifestFile,
  ManifestItem,
  ManifestPack,
  PageRange,
} from '../../manifest/manifest.ts'
import { slugOf } from '../../slug.ts'
import { addYears } from '../dates.ts'
import type { SiteMeeting } from '../model.ts'
import { anchorsOf } from '../report/anchors.ts'
import { summaryOf } from '../report/summary.ts'
import { titlesIn } from '../report/titles.ts'
import { cleanLine, uniqueNames } from '../text.ts'
import { attendanceIn } from './attendance.ts'
import type { AgendaRecord, FileRecord, ItemRecord, MeetingRecord, PaperRecord } from './record.ts'

/** LGA 1972 s100C: agendas, reports and minutes for six years; s100D(2): background papers for four. */
export const RETENTION_YEARS = { papers: 6, background: 4 } as const

/** Names that a paper's page may not take, because the meeting's own page stands there. */
const TAKEN = ['index']

/** Where a meeting's agenda stands without its papers. */
const AGENDA_FILE = 'agenda.pdf'

/**
 * The record of a meeting: everything that lists, feeds and the meeting's own page show.
 * @param key of the meeting, which gives its address
 * @param information the meeting's information for the public, as safe HTML
 * @param notes the notes of items as safe HTML, by label
 * @throws where a private document stands in the manifest: that is a fault of the caller, and nothing may be published
 */
export function recordOf(
  key: string,
  given: SiteMeeting,
  information: string | undefined,
  notes: ReadonlyMap<string, string> = new Map(),
): MeetingRecord {
  const { manifest, details } = given
  const page = pageOfMeeting(key)
  const meeting: PlacedMeeting = { ...given, page }
  const about = manifest.meeting
  const paperPages = pagesOfPapers(meeting)
  const agendaFile = manifest.outputs.find(({ path }) => path === AGENDA_FILE)
  return {
    key,
    page,
    ...pick(about, ['date', 'time', 'status', 'public', 'committeeSlug']),
    ...lines({
      title: about.title,
      type: about.type,
      venue: about.venue,
      published: about.published,
      reason: about.reason,
    }),
    committee: cleanLine(about.committee),
    online: details.online,
    movedTo: details.movedTo ? defined(details.movedTo) : undefined,
    contact: details.contact ? lines(details.contact) : undefined,
    information,
    members: manifest.membership.map((member) => ({
      name: cleanLine(member.name),
      role: member.role,
      ...lines({
        group: member.group,
        position: member.position,
        portfolio: member.portfolio,
        ward: member.ward,
        represents: member.represents,
      }),
    })),
    ...(manifest.agendaLayout === 'table' ? { isTable: true } : {}),
    agenda: agendaOf(meeting, paperPages, notes),
    packs: manifest.packs
      .filter((pack) => pack.copyFor === undefined && pack.audience === 'public')
      .map((pack) => ({
        supplement: pack.supplement,
        pageCount: pack.pageCount,
        numbers: pack.numbers,
        file: fileAt(meeting.page, pack.file),
      })),
    ...(manifest.consolidated
      ? {
          consolidated: {
            pageCount: manifest.consolidated.pageCount,
            file: fileAt(meeting.page, manifest.consolidated.file),
          },
        }
      : {}),
    agendaFile: agendaFile ? fileAt(page, agendaFile) : undefined,
    supplements: (details.supplements ?? []).map((supplement) => ({
      number: supplement.number,
      published: supplement.published,
      ...lines({ title: supplement.title, reason: supplement.reason }),
    })),
    attendance: attendanceIn(meeting),
  }
}

/** A meeting and the address of its page, which is the folder of its reports and PDFs, too. */
type PlacedMeeting = SiteMeeting & { page: string }

/** The address of a meeting's page, by its key `finance/2022-12-12`. */
function pageOfMeeting(key: string): string {
  const steps = key.split('/').map((step) => slugOf(step, 'meeting'))
  return `meetings/${steps.join('/')}/`
}

/** Address of the page of each Markdown report. Later supplements come last, so that they never move an earlier page. */
function pagesOfPapers(meeting: PlacedMeeting): ReadonlyMap<string, string> {
  const unique = uniqueNames(TAKEN)
  const papers = meeting.manifest.agenda.flatMap((entry) =>
    entry.kind === 'item' ? entry.documents.map((paper) => ({ paper, label: entry.label })) : [],
  )
  const ordered = papers.toSorted((a, b) => a.paper.supplement - b.paper.supplement)
  return new Map(
    ordered
      .filter(({ paper }) => paper.visibility === 'public' && meeting.reports.has(paper.id))
      .map(({ paper, label }) => [
        paper.id,
        `${meeting.page}${unique(slugOf(`${label} ${paper.title}`, 'paper'))}.html`,
      ]),
  )
}

function agendaOf(
  meeting: PlacedMeeting,
  pages: ReadonlyMap<string, string>,
  notes: ReadonlyMap<string, string>,
): AgendaRecord[] {
  const unique = uniqueNames()
  return meeting.manifest.agenda.map((entry) =>
    entry.kind === 'item'
      ? {
          ...itemRecord(entry, unique(`item-${slugOf(entry.label, 'x')}`), meeting, pages),
          noteHtml: notes.get(entry.label),
        }
      : { kind: entry.kind, title: cleanLine(entry.title) },
  )
}

function itemRecord(
  item: ManifestItem,
  id: string,
  meeting: PlacedMeeting,
  pages: ReadonlyMap<string, string>,
): ItemRecord {
  return {
    kind: 'item',
    label: cleanLine(item.label),
    id,
    title: cleanLine(item.title),
    ...lines({
      type: item.type,
      time: item.time,
      lead: item.lead,
      purpose: item.purpose,
      note: item.note,
      nextMeeting: item.nextMeeting,
      statement: item.statement,
    }),
    exclusion: item.exclusion,
    pages: item.pages,
    ranges: item.ranges,
    files: filesOf(item).map((file) => ({ ...fileAt(meeting.page, file), supplement: file.supplement })),
    papers: item.documents.map((paper) => paperRecord(paper, item, meeting, pages.get(paper.id))),
  }
}

function paperRecord(
  paper: ManifestDocument,
  item: ManifestItem,
  meeting: PlacedMeeting,
  page: string | undefined,
): PaperRecord {
  if (paper.visibility === 'private') throw new Error(`Private document ${paper.id} in a public manifest`)
  const { manifest, details } = meeting
  const withheld = paper.visibility === 'withheld'
  const report = withheld ? undefined : meeting.reports.get(paper.id)
  const ofMeeting = paper.kind === 'minutes' ? report?.report.frontMatter.meeting : undefined
  const pdf = withheld ? undefined : pdfOf(paper, item, meeting)
  const supplement = details.supplements?.find(({ number }) => number === paper.supplement)
  const published = paper.revised?.date ?? (paper.supplement === 0 ? manifest.meeting.published : supplement?.published)
  const years = paper.kind === 'background' ? RETENTION_YEARS.background : RETENTION_YEARS.papers
  return {
    id: paper.id,
    title: cleanLine(paper.title),
    label: paper.label === undefined ? undefined : cleanLine(paper.label),
    kind: paper.kind,
    withheld,
    supplement: paper.supplement,
    pages: paper.pages,
    revised: paper.revised ? { ...paper.revised, change: cleanLine(paper.revised.change) } : undefined,
    unreadable: paper.unreadable ? true : undefined,
    ...lines({ toFollow: paper.toFollow, statement: paper.statement, author: report?.report.frontMatter.author }),
    page,
    ...(report && report.variants.size > 0 ? { titles: titlesIn(report) } : {}),
    languages: report ? [report.language, ...report.variants.keys()] : [],
    headings: report ? anchorsOf(report.report.tree, paper.title, false).headings.map((heading) => heading.text) : [],
    ...lines({ summary: report && summaryOf(report.report.tree), ofMeeting }),
    pdf,
    published,
    keptUntil: addYears(manifest.meeting.date, years),
  }
}

/** The PDF that holds a paper: its item's in the pack or supplement that it came with, or that pack itself. */
function pdfOf(paper: ManifestDocument, item: ManifestItem, meeting: PlacedMeeting): PaperRecord['pdf'] {
  const { pages, supplement } = paper
  const pack = meeting.manifest.packs.find((made) => made.supplement === supplement && made.audience === 'public')
  if (!pages || !pack) return undefined
  const file = filesOf(item).find((own) => own.supplement === supplement)
  if (!file && supplement === 0) return undefined
  if (!file) return { file: fileAt(meeting.page, pack.file), sheet: sheetsIn(pack, { first: 0, last: pages.first }) }
  const own = item.documents.filter((other) => other.supplement === supplement)
  const before = own.slice(
    0,
    own.findIndex(({ id }) => id === paper.id),
  )
  const sheet = before.reduce((sum, other) => sum + (other.pages ? sheetsIn(pack, other.pages) : 0), 1)
  return { file: fileAt(meeting.page, file), sheet }
}

/** The PDFs of an item's own. */
function filesOf({ file, files }: ManifestItem): readonly ItemFile[] {
  return files ?? (file ? [{ ...file, supplement: 0 }] : [])
}

/** Sheets of a pack with numbers in a range: not every number has one in the public pack. */
function sheetsIn({ runs, numbers }: ManifestPack, range: PageRange): number {
  const lengths = (runs ?? [numbers]).map(
    ({ first, last }) => Math.min(last, range.last) - Math.max(first, range.first) + 1,
  )
  return lengths.reduce((sum, length) => sum + Math.max(0, length), 0)
}

function fileAt(folder: string, { path, size, sha256 }: ManifestFile): FileRecord {
  return { path: folder + path, size, sha256 }
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Cleans the texts that are there, and leaves out the others. */
function lines<T extends Readonly<Record<string, string | undefined>>>(values: T): Given<T> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, cleanLine(value)]])),
  ) as Given<T>
}

function defined<T extends object>(values: T): Given<T> & { date: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T> & {
    date: string
  }
}

function pick<T, K extends keyof T>(value: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, value[key]])) as Pick<T, K>
}
