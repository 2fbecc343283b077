import type {
  ItemFile,
  ManifestDocument,
  ManifestFile,
  ManifestItem,
  ManifestPack,
  PageRange,
} from '../../manifest/manifest.ts'
import { addYears } from '../dates.ts'
import type { SiteMeeting } from '../model.ts'
import { summaryOf } from '../report/summary.ts'
import { titlesIn } from '../report/titles.ts'
import { cleanLine } from '../text.ts'
import type { FileRecord, PaperRecord } from './record.ts'

/** A meeting and the address of its page, which is the folder of its reports, too; that of its PDFs can be another. */
export type PlacedMeeting = SiteMeeting & { page: string; folder: string }

/** What the site remembers of a paper. @param page its own page, where it has one */
export function paperRecord(
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
  const isText = meeting.structures?.has(paper.id) ?? false
  const supplement = details.supplements?.find(({ number }) => number === paper.supplement)
  const published = paper.revised?.date ?? (paper.supplement === 0 ? manifest.meeting.published : supplement?.published)
  const { papers, backgroundPapers } = manifest.law?.keptYears ?? {}
  const years = paper.kind === 'background' ? backgroundPapers : papers
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
    ...(isText ? { text: pdf && page !== undefined ? { page, origin: originOf(paper) } : undefined } : { page }),
    source: page === undefined ? undefined : paper.source?.path,
    ...(report && report.variants.size > 0 ? { titles: titlesIn(report) } : {}),
    languages: report ? [report.language, ...report.variants.keys()] : [],
    ...lines({ summary: report && summaryOf(report.report.tree), ofMeeting }),
    pdf,
    url: withheld ? undefined : paper.url,
    published,
    keptUntil: years === undefined ? undefined : addYears(manifest.meeting.date, years),
    consultation: withheld ? undefined : details.consultations?.papers.get(paper.id),
  }
}

function originOf({ structure, mending }: ManifestDocument): NonNullable<PaperRecord['text']>['origin'] {
  if (mending?.includes('ocr')) return 'recognised'
  return structure?.origin === 'made' && !structure.checked ? 'made' : 'given'
}

/** The PDF that holds a paper: its item's in the pack or supplement that it came with, or that pack itself. */
function pdfOf(paper: ManifestDocument, item: ManifestItem, meeting: PlacedMeeting): PaperRecord['pdf'] {
  const { pages, supplement, file: own } = paper
  if (own) return { file: fileAt(meeting.folder, own), sheet: 1 }
  const pack = meeting.manifest.packs.find((made) => made.supplement === supplement && made.audience === 'public')
  if (!pages || !pack) return undefined
  const file = filesOf(item).find((of) => of.supplement === supplement)
  if (!file && supplement === 0) return undefined
  if (!file) return { file: fileAt(meeting.folder, pack.file), sheet: sheetsIn(pack, { first: 0, last: pages.first }) }
  const together = item.documents.filter((other) => other.supplement === supplement)
  const before = together.slice(
    0,
    together.findIndex(({ id }) => id === paper.id),
  )
  const sheet = before.reduce((sum, other) => sum + (other.pages ? sheetsIn(pack, other.pages) : 0), 1)
  return { file: fileAt(meeting.folder, file), sheet }
}

/** The PDFs of an item's own. */
export function filesOf({ file, files }: ManifestItem): readonly ItemFile[] {
  return files ?? (file ? [{ ...file, supplement: 0 }] : [])
}

/** Sheets of a pack with numbers in a range: not every number has one in the public pack. */
function sheetsIn({ runs, numbers }: ManifestPack, range: PageRange): number {
  const lengths = (runs ?? [numbers]).map(
    ({ first, last }) => Math.min(last, range.last) - Math.max(first, range.first) + 1,
  )
  return lengths.reduce((sum, length) => sum + Math.max(0, length), 0)
}

/** A file of the folder of a meeting, from the root of the site. */
export function fileAt(folder: string, { path, size, sha256, pageCount }: ManifestFile): FileRecord {
  return { path: folder + path, size, sha256, ...(pageCount === undefined ? {} : { pageCount }) }
}

export type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Cleans the texts that are there, and leaves out the others. */
export function lines<T extends Readonly<Record<string, string | undefined>>>(values: T): Given<T> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, cleanLine(value)]])),
  ) as Given<T>
}
