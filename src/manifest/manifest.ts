import type { AccessibilityReport } from '../attachments/accessibility/report.ts'
import type { Audience } from '../load/audience.ts'
import type { ManifestDecisions } from './decisions.ts'

/** What is taken in private as a table, where the law wants one. */
export interface ExclusionTable {
  heads: Readonly<Record<'subject' | 'reason' | 'ground', string>>
  rows: readonly Readonly<Record<'subject' | 'reason' | 'ground', string>>[]
}

/** Numbers printed on the first and the last page. */
export interface PageRange {
  first: number
  last: number
}

export interface ManifestFile {
  /** Relative to the folder of `pack.json` (outputs) or to the workspace (inputs). */
  path: string
  /** Bytes. */
  size: number
  sha256: string
  /** Pages of a PDF that holds a part of a pack, or a paper that is a file of its own. */
  pageCount?: number
}

export interface ManifestDocument {
  /** Unique in the meeting: `3-1`. */
  id: string
  title: string
  /** What it is called on the agenda: Enc A. */
  label?: string
  kind: string
  visibility: 'public' | 'private' | 'withheld'
  /** Undefined for a paper to follow. */
  pages?: PageRange
  /** Where its pages are: 0 for the pack, else the number of the supplement. */
  supplement: number
  toFollow?: string
  revised?: { version: number; date: string; change: string }
  /** Where a paper is kept that is not in the pack: an address, or a file of its own. */
  url?: string
  file?: ManifestFile
  /** The input; never present for a withheld document. */
  source?: ManifestFile
  /** Bytes of the pack that are this document's own. */
  bytes?: number
  mending?: string[]
  /** What became smaller, where scanned pages have fewer pixels than in the file: sizes are those of the file and of the copy in its place. */
  downsampled?: { dpi: number; pages: number[]; before: number; after: number }
  accessibility?: AccessibilityReport
  /** Whether the structure of an attachment is its own. */
  structure?: ManifestStructure
  /** "Not for publication by virtue of …" */
  statement?: string
  unreadable?: boolean
}

/** `given` by the file, or `made` from how its pages look: then how sure that is, from 0 to 1, and whether somebody checked it. */
export type ManifestStructure =
  | { origin: 'given' }
  | { origin: 'made'; confidence: number; checked: boolean; pagesWithoutStructure: number[] }

export interface ManifestItem {
  label: string
  /** What the agenda shows in place of the label: `1` for `II.1`, nothing for an item without a number. */
  number?: string
  title: string
  type?: string
  /** What it is marked as where it is a key decision. */
  key?: string
  /** The day on which it was added to a published agenda, by whom and why. */
  added?: { date: string; chair?: string; reason?: string }
  /** Why it is not taken after all; empty where the public may not know. */
  withdrawn?: string
  /** When it begins, in words. */
  time?: string
  lead?: string
  purpose?: string
  /** Markdown. */
  note?: string
  /** The next meeting that it announces, in words. */
  nextMeeting?: string
  exclusion?: {
    resolution: string
    items: { label: string; title: string; grounds?: string | undefined }[]
    table?: ExclusionTable | undefined
  }
  statement?: string
  /** Its documents in the pack, else in the first supplement that has some; undefined where it has none at all. */
  pages?: PageRange
  /** All that it has: one range for the pack and one for each supplement. */
  ranges?: PageRange[]
  documents: ManifestDocument[]
  /** The item's own PDF, of the pack or else of the first supplement that has one. */
  file?: ManifestFile
  /** All its PDFs where there are some of supplements: each holds the papers that came with its pack. */
  files?: ItemFile[]
}

/** The PDF of an item's papers in the pack (supplement 0) or in a supplement. */
export interface ItemFile extends ManifestFile {
  supplement: number
}

export interface ManifestPack {
  audience: Audience
  /** 0 for the pack, else the number of the supplement. */
  supplement: number
  copyFor?: string
  pageCount: number
  numbers: PageRange
  /** Numbers printed on its sheets, in order: one range unless there are gaps. */
  runs?: PageRange[]
  /** One short hash for each sheet, of all that it shows. */
  fingerprints?: string[]
  file: ManifestFile
}

export interface FrontMatterRanges {
  frontSheet: PageRange
  agenda: PageRange
}

export interface ManifestMember {
  name: string
  group?: string
  role: string
  position?: string
  portfolio?: string
  ward?: string
  represents?: string
  /** What a chair is called here: Convener. */
  office?: string
}

/** What a website has to know of the law of a body. */
export interface ManifestLaw {
  /** Years from the meeting for which papers are kept, where the law says. */
  keptYears?: { papers?: number; backgroundPapers?: number }
  /** True where a resolution excludes press and public. */
  hasExclusion?: boolean
}

/** A notice that the law wants of a meeting, in the words of the body. */
export interface ManifestNotice {
  /** `key-decisions`: unique in the meeting. */
  name: string
  title: string
  /** The last ISO date on which it is out in time. */
  latest: string
  /** The day on which it was published, where that is written down. */
  published?: string
  /** Of the law. */
  provision: string
  /** Markdown without a title. */
  text: string
}

/** `pack.json`: what was built from what, and where each page is. A public manifest holds nothing private. */
export interface Manifest {
  agendapack: string
  audience: Audience
  /** BCP 47 tag of the packs, where they are not in British English. */
  language?: string
  /** The same in other languages: their manifests, from the folder of this one. */
  otherLanguages?: { language: string; manifest: string }[]
  /** What stands before page numbers in the packs, where that is not Page and Pages. */
  pageWords?: { foot: string; page: string; pages: string }
  organisation: { name: string; website?: string; email?: string; phone?: string }
  meeting: {
    committee: string
    committeeSlug: string
    date: string
    /** Of a meeting that shares its day with another. */
    suffix?: string
    /** Missing for a meeting that is only announced, as the public is not admitted. */
    time?: string
    title?: string
    type?: string
    venue?: string
    status: string
    /** Why it is cancelled, postponed or moved. */
    reason?: string
    published?: string
    public: boolean
  }
  /** What the law of the body says of all of it. */
  law?: ManifestLaw
  /** The notices that the law wants of it; of a public manifest alone. */
  notices?: ManifestNotice[]
  /** `table` for an agenda with columns for times, leads and purposes. */
  agendaLayout?: 'list' | 'table'
  membership: ManifestMember[]
  frontMatter: FrontMatterRanges
  agenda: ({ kind: 'part'; title: string } | { kind: 'heading'; title: string } | ({ kind: 'item' } & ManifestItem))[]
  /** What the meeting decided, once that is written down. */
  decisions?: ManifestDecisions | undefined
  packs: ManifestPack[]
  /** The pack and its supplements in one file, where there are supplements. */
  consolidated?: ManifestPack & { frontMatter: FrontMatterRanges }
  /** The environment variable with the password that opens the files, where they need one. */
  password?: string
  /** Packs that are too large for one file, in several: each has the agenda, then papers with the numbers of the pack. */
  volumes?: { supplement: number; pageCount: number; numbers: PageRange; file: ManifestFile }[]
  /** The pack (supplement 0) and supplements in large print, which have page numbers of their own. */
  largePrint?: { supplement: number; isConsolidated?: true; pageCount: number; file: ManifestFile }[]
  inputs: ManifestFile[]
  outputs: ManifestFile[]
  messages: { rule: string; severity: string; reason: string; file?: string; line?: number; column?: number }[]
}
