import type { Audience } from '../load/audience.ts'
import type { DocumentEntry, Meeting } from '../load/schema/meeting.ts'
import type { Settings } from '../load/schema/settings.ts'
import type { Report } from '../load/sources.ts'
import type { Place } from '../messages/message.ts'
import type { PageSize } from '../pdf/geometry.ts'
import type { Wording } from '../wording/wording.ts'
import type { PlannedEntry } from './planned-agenda.ts'

/** A page of an attachment that the pack shows. */
export interface PlannedPage extends PageSize {
  /** 0-based page of the file. */
  page: number
  /** What the file itself calls the page, where it does. */
  label?: string
  /** How many times larger it is than in its file, where it is enlarged. */
  scale?: number
  /** True for a page of a public document that only members get. */
  isPrivate?: boolean
}

/** Numbers printed on the first and the last page. */
export interface NumberRange {
  first: number
  last: number
}

/** What a part of a pack has to take up, so that the packs for other audiences have the same page numbers. */
export interface Allotment {
  /** Printed numbers, a duplex blank included; undefined where they follow from what comes before. */
  range?: NumberRange
  /** Pages to fill, without a duplex blank. */
  pages: number
}

/** Allotments by id of a document; by `partKey` for front sheets and agendas. */
export type Allotments = ReadonlyMap<string, Allotment>

/** Pages of an attachment that only another audience gets: one sheet stands for them. */
export interface LeftOutPages {
  /** 0-based position among the pages that are shown, before which they would stand. */
  before: number
  /** How many. */
  pages: number
}

export type PlannedContent =
  | { type: 'report'; report: Report }
  | { type: 'attachment'; pages: readonly PlannedPage[]; leftOut: readonly LeftOutPages[] }
  /** One sheet that stands for a file nobody could read (`--allow-missing`). */
  | { type: 'unreadable'; reason: string }

interface DocumentCommon {
  /** As in the sources, `3-1`. */
  id: string
  itemLabel: string
  /** The label in the stamp is printed on the first page of each document. */
  title: string
  /** What it is called on the agenda, such as Enc A. */
  label?: string | undefined
  kind: NonNullable<DocumentEntry['kind']>
  content: PlannedContent
  entry: DocumentEntry
  /** Where meeting.yaml names it. */
  place: Place
  allotted?: Allotment
}

export interface PublicDocument extends DocumentCommon {
  visibility: 'public'
}

export interface PrivateDocument extends DocumentCommon {
  visibility: 'private'
  /** "Not for publication by virtue of paragraph 3 of …" */
  statement: string
}

export interface CitedParagraph {
  number: string
  wording: string
}

/** One sheet in the place of a document that this audience does not get. Holds no private word. */
export interface WithheldSheet {
  visibility: 'withheld'
  id: string
  itemLabel: string
  /** The public title. */
  title: string
  label?: string | undefined
  statement: string
  /** The paragraphs of the exempt schedule that it cites, in the words of the law. */
  paragraphs: readonly CitedParagraph[]
  /** Printed numbers that the document has in the members' pack. */
  pages: NumberRange | undefined
}

/** What an audience gets in the place of a private document. */
interface PrivateFor {
  public: WithheldSheet
  members: PrivateDocument
}

export type DocumentFor<A extends Audience> = PublicDocument | PrivateFor[A]

export interface PlannedMember {
  name: string
  /** `Chair`, `Vice-chair` or none. */
  office: string | undefined
  represents: string | undefined
  /** Position, portfolio and ward, and whom they represent, in one line. */
  about?: string | undefined
}

export interface PlannedMembership {
  /** Columns of the front sheet: political groups in order of size, then co-opted members, then substitutes. */
  groups: readonly { title: string; members: readonly PlannedMember[]; vacancies: number }[]
  /** "Quorum for this meeting is three voting members." */
  quorum: string | undefined
}

export interface PlannedMeeting {
  /** ISO date and 24-hour time, and both in words: "Monday 12 December 2022", "1.30 pm". */
  date: string
  time: string
  dateInWords: string
  timeInWords: string
  committee: string
  committeeSlug: string
  /** Of a meeting that shares its day with another. */
  suffix?: string | undefined
  title: string | undefined
  type: string | undefined
  venue: string | undefined
  online: string | undefined
  public: boolean
  status: Meeting['status']
  /** Why it is cancelled, postponed or moved. */
  reason?: string | undefined
  movedTo: string | undefined
  /** The words by which members are called to a meeting of the full council. */
  summons?: string | undefined
  /** Who signed it, and when. */
  signed?: string | undefined
  /** When it is to end, in words. */
  ends?: string | undefined
  published: string | undefined
  contact: { name?: string; role?: string; phone?: string; email?: string; address?: string }
  /** Markdown. */
  information: string | undefined
}

/** What a pack with its supplements in one file has besides its documents. */
export interface Consolidated<A extends Audience = Audience> {
  /** Those that have papers, in the order of their numbers: each begins with its own front sheet and list of items. */
  supplements: readonly { id: string; range: NumberRange; plan: Plan<A> }[]
  /** Printed numbers of the documents. */
  ranges: ReadonlyMap<string, NumberRange>
  /** True where notes are left out to save room. */
  isCompact: boolean
  /** Ids of documents that a later one replaces, with the number of its version; they stay for the record. */
  replaced: ReadonlyMap<string, number>
  /** Printed ranges of each item by its label, one for the pack and one for each supplement. */
  itemRanges: ReadonlyMap<string, readonly NumberRange[]>
}

/** Where the sources say what no paper says, for messages. */
export interface PlanPlaces {
  /** The logo in the settings. */
  logo: Place
  /** Its name. */
  organisation: Place
  blankPageText: Place
  /** The beginning of meeting.yaml. */
  meeting: Place
  information: Place
  /** Items by label. */
  items: ReadonlyMap<string, Place>
}

/** How a pack in large print is set. */
export interface LargePrint {
  /** Whether pages of attachments are enlarged to A3. */
  attachments: 'as-they-are' | 'a3'
  /** Page numbers of the usual pack that each sheet shows, once they are known; undefined for a sheet that is in no other. */
  standard?: readonly (NumberRange | undefined)[]
}

export interface Plan<A extends Audience = Audience> {
  audience: A
  settings: Settings
  places: PlanPlaces
  /** BCP 47 tag of the pack. */
  language: string
  /** All words of the pack that no source gives. */
  wording: Wording
  meeting: PlannedMeeting
  membership: PlannedMembership
  agendaLayout?: 'list' | 'table' | undefined
  /** True where the front sheet is the head of the agenda, on the same page. */
  isCompact?: boolean | undefined
  agenda: readonly PlannedEntry[]
  /** With the items that supplements added, where there are any. */
  wholeAgenda?: readonly PlannedEntry[] | undefined
  /** In the order they are printed. */
  documents: readonly DocumentFor<A>[]
  /** Set for a supplement; then `documents` are the supplement's alone. */
  supplement:
    | { number: number; published: string; title: string; reason: string | undefined; firstPage: number }
    | undefined
  frontSheet: Allotment | undefined
  agendaPages: Allotment | undefined
  /** Set for a pack that holds supplements as well; then `documents` are those of all, in the order of their numbers. */
  consolidated: Consolidated<A> | undefined
  /** Name in the watermark of a personal copy. */
  copyFor: string | undefined
  /** Set for a pack in large print. */
  largePrint?: LargePrint | undefined
  /** The same in a second language, whose titles and notes stand beside these, with the same papers. */
  beside?: Plan<A> | undefined
}

/** Ids of the two parts that every pack begins with. */
export const FRONT_SHEET = 'front-sheet'
export const AGENDA = 'agenda'

/** The name of a front sheet or an agenda among the parts of all packs of a meeting. */
export function partKey(supplement: number | undefined, part: string): string {
  return supplement === undefined ? part : `supplement-${supplement}/${part}`
}
