import type { YamlSource } from '../load/result.ts'
import type { Committee } from '../load/schema/committee.ts'
import type { DocumentSource, ItemSource, MeetingSources, Report, Workspace } from '../load/sources.ts'
import type { Place } from '../messages/message.ts'
import type { CheckContext } from './context.ts'
import type { ReportText } from './text/report-text.ts'

/** One document of a meeting, with the item it belongs to. */
export interface MeetingDocument {
  document: DocumentSource
  /** Undefined for a document that a supplement adds to an item the agenda does not have. */
  item: ItemSource | undefined
  itemLabel: string
}

export interface MeetingInput {
  context: CheckContext
  sources: MeetingSources
  items: readonly ItemSource[]
  /** Of the agenda and of the supplements, in that order. */
  documents: readonly MeetingDocument[]
  /** The text of each Markdown document, by its id. */
  texts: ReadonlyMap<string, ReportText>
}

/** A document without what it says. */
type DocumentFacts = Pick<DocumentSource, 'id' | 'title' | 'kind' | 'entry' | 'place' | 'privacy'>

/** A report, and what meeting.yaml says of it: all that its findings depend on, so that they can be kept. */
export interface ReportInput {
  context: CheckContext
  document: DocumentFacts
  item: (Pick<ItemSource, 'item' | 'privacy'> & { documents: readonly DocumentFacts[] }) | undefined
  itemLabel: string
  report: Report
  text: ReportText
}

/** A report with the whole meeting around it. */
export interface PaperInput extends ReportInput {
  sources: MeetingSources
}

export interface CommitteeInput {
  context: CheckContext
  slug: string
  committee: YamlSource<Committee>
}

export interface WorkspaceInput {
  context: CheckContext
  workspace: Workspace
  /** Of all meetings that were checked, in the order of their dates. */
  meetings: readonly MeetingSummary[]
}

/** What rules that compare meetings need of each: little, so that memory stays flat. */
export interface MeetingSummary {
  path: string
  committeeSlug: string
  /** ISO date. */
  date: string
  status: string
  /** The place of the date. */
  place: Place
  /** The new ISO date of a meeting that was moved, and its place. */
  movedTo: { date: string; place: Place } | undefined
  /** Dates that the agenda gives for the next meeting. */
  nextMeetings: readonly { date: string; place: Place }[]
  /** Minutes among the papers that number their minutes. */
  minutes: readonly { meeting: string; first: number | undefined; last: number | undefined; place: Place }[]
  /** True for one whose agenda has a day of publication. */
  isPublished: boolean
  /** What it gave somebody to do and is not done, with the place of the day it is due. */
  actions: readonly { due: string; owner: string; place: Place }[]
  /** Who attended this meeting, or the meetings that its minutes are of. */
  attendance: readonly { meeting: string; present: readonly string[] }[]
}
