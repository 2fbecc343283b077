import type { Committee } from '../load/schema/committee.ts'
import type { Settings } from '../load/schema/settings.ts'
import type { Report } from '../load/sources.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Law } from '../profiles/notice.ts'
import type { TextElement } from '../verify/reading/structure-reading.ts'
import type { YearKind } from './dates.ts'
import type { PreparedMeeting } from './prepare/prepared.ts'
import type { Consultation, MeetingRecord } from './records/record.ts'
import type { SiteVersions } from './templates/edition.ts'

/** The manifest of a public pack. Nothing else may reach the site. */
export type PublicManifest = Manifest & { audience: 'public' }

/** A Markdown report in the languages it exists in. */
export interface SiteReport {
  /** BCP 47 tag of `report`. */
  language: string
  report: Report
  /** Other languages, by tag: `cy` from `report.cy.md`. */
  variants: ReadonlyMap<string, Report>
}

/** What the site shows of a meeting that `pack.json` does not say. All of it is public. */
export interface MeetingDetails {
  online?: string | undefined
  /** When it is to end. */
  ends?: string | undefined
  recording?: MeetingRecord['recording'] | undefined
  /** How to attend, speak or ask. */
  attend?: string | undefined
  contact?: { name?: string; role?: string; phone?: string; email?: string; address?: string } | undefined
  /** Information for the public, as Markdown parsed to a tree. */
  information?: Report['tree'] | undefined
  movedTo?: { date: string; time?: string | undefined; venue?: string | undefined } | undefined
  supplements?: readonly {
    number: number
    published: string
    title?: string | undefined
    reason?: string | undefined
  }[]
  /** What the public is asked to comment on: items by their label, papers by their id. */
  consultations?: Readonly<Record<'items' | 'papers', ReadonlyMap<string, Consultation>>> | undefined
  /** Names of the members who came, where the meeting file says so. */
  attended?: readonly string[] | undefined
}

/** Words of each page of the public pack (0) and of its supplements, as PDFium reads them. */
export type PackTexts = ReadonlyMap<number, readonly string[]>

/** What a paper that is a PDF says, and the printed number of each of its pages, by the 0-based page of its file. */
export interface PaperStructure {
  elements: readonly TextElement[]
  pages: readonly { page: number; number: number }[]
}

/** One meeting with everything the public may read. */
export interface SiteMeeting {
  manifest: PublicManifest
  details: MeetingDetails
  /** Public Markdown reports by document id. */
  reports: ReadonlyMap<string, SiteReport>
  packTexts: PackTexts
  /** Of public papers that are PDFs, by document id. */
  structures?: ReadonlyMap<string, PaperStructure> | undefined
}

/** A meeting that is read only when its pages have to be made. */
export interface SiteMeetingSource {
  /** Unique and stable: `health-scrutiny/2022-12-12`. */
  key: string
  /** Path of its meeting file. */
  meeting: string
  /** Changes when any public input of the meeting changes. Made from what is public alone: the site tells it. */
  fingerprint: string
  /** Its PDFs and `pack.json`, from the folder of its pack; on the site they are in the folder of its page. */
  packs: readonly string[]
  /** What lists need of it. */
  summary(): Promise<Pick<PreparedMeeting, 'record' | 'pictures'>>
  load(): Promise<PreparedMeeting>
}

export interface SiteInput {
  settings: Settings
  /** Registers by slug. */
  committees: ReadonlyMap<string, Committee>
  /** Both in the other languages of the settings, by tag. */
  versions?: SiteVersions | undefined
  /** The law of each body, by slug, for notices of what its register has as planned. */
  laws?: ReadonlyMap<string, Law> | undefined
  meetings: readonly SiteMeetingSource[]
  /** The years by which meetings are listed. */
  years: YearKind
  /** Where the site will be, with any path: `https://riverbank.example/democracy/`. */
  baseUrl?: string | undefined
  /** Decides what is next and what is past; its time of day is not used. */
  now: Date
  /** Reads a picture or the crest, by its path in the workspace. */
  readFile(path: string): Promise<Uint8Array>
}

/** Templates, messages and assets by name: `meeting.html.hbs`, `messages/en.yaml`, `assets/site.css`. */
export type SiteTemplates = ReadonlyMap<string, string>

/** A file of the site. `path` is relative to its root, with forward slashes. */
export interface SiteFile {
  path: string
  content: string | Uint8Array
}
