import type { ExclusionTable, ManifestMember, PageRange } from '../../manifest/manifest.ts'

/**
 * What the site remembers of a meeting: everything but the text of its reports. Lists, calendars, feeds and the pages of
 * committees and people are made from records alone, so that a meeting that did not change is not read again, and shards can
 * be merged. JSON all through.
 */
export interface MeetingRecord {
  key: string
  /** The meeting's page, a folder from the root: `meetings/finance/2022-12-12/`. */
  page: string
  committee: string
  committeeSlug: string
  date: string
  time?: string
  title?: string
  type?: string
  venue?: string
  online?: string
  /** When it is to end. */
  ends?: string
  /** Where the recording is, and when items begin in it, by label. */
  recording?: { address: string; items: Readonly<Record<string, string>> }
  /** How to attend, speak or ask. */
  attend?: string
  public: boolean
  status: string
  /** Why it is cancelled, postponed or moved. */
  reason?: string
  movedTo?: { date: string; time?: string; venue?: string }
  published?: string
  contact?: { name?: string; role?: string; phone?: string; email?: string; address?: string }
  /** HTML, sanitised. */
  information?: string
  members: readonly MemberRecord[]
  /** True for an agenda with columns for times, leads and purposes. */
  isTable?: boolean
  agenda: readonly AgendaRecord[]
  packs: readonly PackRecord[]
  /** The pack and its supplements in one file. */
  consolidated?: Pick<PackRecord, 'pageCount' | 'file'>
  /** Packs that are too large for one file, in several. */
  volumes?: readonly PackRecord[]
  /** The pack and its supplements in large print. */
  largePrint?: readonly (Pick<PackRecord, 'supplement' | 'pageCount' | 'file'> & { isConsolidated?: true })[]
  /** The agenda without the papers. */
  agendaFile?: FileRecord
  supplements: readonly { number: number; published: string; title?: string; reason?: string }[]
  /** The days until which the law wants papers and background papers public. */
  keptUntil?: { papers?: string; backgroundPapers?: string }
  /** True where a resolution excludes press and public. */
  hasExclusion?: boolean
  /** Notices that the law wants of it, each with a page of its own. */
  notices?: readonly NoticeRecord[]
  /** What it decided, where that is written down, and the sheet of it. */
  decisions?: readonly DecisionRecord[]
  decisionsFile?: FileRecord
  /** Interests that were declared; without their nature where the item is private. */
  declarations?: readonly { member: string; item: string; nature?: string | undefined }[]
  /** Who came to which meeting, as minutes among the papers and the meeting file say. */
  attendance: readonly AttendanceRecord[]
  /** Files that hold its words for the search. */
  searchParts: number
  /** The same in other languages, by tag: their packs have pages of their own. */
  versions?: Readonly<Record<string, RecordVersion>>
}

/** A meeting in another language. */
export type RecordVersion = Omit<MeetingRecord, 'searchParts' | 'versions'>

/** A notice of a meeting, or of business that is planned. */
export interface NoticeRecord {
  title: string
  /** From the root: `meetings/cabinet/2023-02-21/notice.key-decisions.html`. */
  page: string
  /** The last day on which it is out in time, and the one on which it was published. */
  latest: string
  published?: string
  /** Of the law. */
  provision: string
  /** Safe HTML. */
  html: string
}

export interface DecisionRecord {
  /** Fragment on the meeting's page. */
  id: string
  /** Label of its item. */
  item?: string | undefined
  title: string
  /** The day on which it was made. */
  date: string
  minute?: number | undefined
  /** Undefined where the public may not know it. */
  outcome?: string | undefined
  statement?: string | undefined
  isKey: boolean
  /** Who decided alone. */
  by?: string | undefined
  moved?: string | undefined
  seconded?: string | undefined
  votes?: Readonly<Record<'for' | 'against' | 'abstained', { count: number; names: readonly string[] }>> | undefined
  callInUntil?: string | undefined
  /** Markdown of the text resolved, and HTML of it and of the rest. */
  resolved?: string | undefined
  html?: string | undefined
  reasons?: string | undefined
  options?: string | undefined
}

/** A member as the manifest has it. */
export type MemberRecord = ManifestMember

export type AgendaRecord = { kind: 'part' | 'heading'; title: string } | ItemRecord

export interface ItemRecord {
  kind: 'item'
  label: string
  /** What the agenda shows in place of the label, where that is something else; nothing for an item without a number. */
  number?: string
  /** Fragment on the meeting's page, `item-5`. */
  id: string
  title: string
  type?: string
  /** What it is marked as where it is a key decision. */
  key?: string
  withdrawn?: string
  time?: string
  lead?: string
  purpose?: string
  note?: string
  /** The note as safe HTML; not where it is shown in translation. */
  noteHtml?: string
  nextMeeting?: string
  added?: { date: string; chair?: string; reason?: string }
  exclusion?: {
    resolution: string
    items: readonly { label: string; title: string; grounds?: string | undefined }[]
    table?: ExclusionTable | undefined
  }
  statement?: string
  consultation?: Consultation | undefined
  /** Where its papers are: one range in the pack and one in each supplement. */
  ranges?: readonly PageRange[]
  pages?: PageRange
  /** Its own PDFs: of the pack, and of supplements. */
  files: readonly (FileRecord & { supplement: number })[]
  papers: readonly PaperRecord[]
}

/** Until when the public is asked to comment, and where. */
export interface Consultation {
  until: string
  address?: string | undefined
}

export interface FileRecord {
  /** From the root of the site. */
  path: string
  /** Bytes. */
  size: number
  sha256: string
  /** Pages of a PDF, where that is known. */
  pageCount?: number
}

export interface PaperRecord {
  id: string
  title: string
  /** What it is called on the agenda: Enc A. */
  label?: string
  /** Titles of its translations, by tag. */
  titles?: Readonly<Record<string, string>>
  kind: string
  withheld: boolean
  pages?: PageRange
  /** 0 for the pack, else the number of the supplement. */
  supplement: number
  toFollow?: string
  revised?: { version: number; date: string; change: string }
  statement?: string
  unreadable?: boolean
  /** Its page, for a Markdown report. */
  page?: string
  /** The page with its text, for a PDF, and where that comes from: from its tags, its looks, or recognised in a scan. */
  text?: { page: string; origin: 'given' | 'made' | 'recognised' }
  /** Path of its file in the workspace, where it has a page. */
  source?: string
  /** Tags of the languages that the page's text exists in. */
  languages: readonly string[]
  /** How its text begins, as its description. */
  summary?: string
  author?: string
  /** Where it is kept, for a paper that is listed alone. */
  url?: string
  /** The PDF that holds it and the 1-based sheet where it starts. */
  pdf?: { file: FileRecord; sheet: number }
  /** The day it was published. */
  published?: string
  /** The date of the meeting of which it is the minutes. */
  ofMeeting?: string
  /** The day until which the law wants it public, where there is such a law. */
  keptUntil?: string
  consultation?: Consultation | undefined
}

export interface PackRecord {
  supplement: number
  pageCount: number
  numbers: PageRange
  file: FileRecord
}

export interface AttendanceRecord {
  /** Date of the meeting that was attended. */
  date: string
  present: readonly string[]
  apologies: readonly string[]
  absent: readonly string[]
}

/** The items of an agenda, in order. */
export function itemsOf(record: Pick<MeetingRecord, 'agenda'>): ItemRecord[] {
  return record.agenda.filter((entry) => entry.kind === 'item')
}

/** "Finance Panel, special meeting" or the committee's name alone. */
export function meetingName(record: Pick<MeetingRecord, 'committee' | 'title'>): string {
  return record.title === undefined ? record.committee : `${record.committee}: ${record.title}`
}
