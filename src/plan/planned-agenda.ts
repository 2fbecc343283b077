import type { ItemType } from '../load/schema/meeting.ts'
import type { DocumentSource } from '../load/sources.ts'

/** An item of the agenda, for an audience. */
export interface PlannedItem {
  kind: 'item'
  label: string
  /** What the agenda prints: nothing for an item without a number, `1` for `II.1` in a part of its own numbers. */
  number: string
  title: string
  /** Markdown. */
  note: string | undefined
  /** When it begins: "9.40 am". */
  time?: string | undefined
  /** Who presents it, and what the meeting does with it. */
  lead?: string | undefined
  purpose?: string | undefined
  /** The next meeting that it announces: "Thursday 19 January 2023 at 10 am". */
  nextMeeting?: string | undefined
  /** The resolution that excludes the public, of an item that asks for it. */
  exclusion?: PlannedExclusion | undefined
  /** The day on which it was added to a published agenda, by whom and why. */
  added?: { date: string; chair: string | undefined; reason: string | undefined } | undefined
  /** Why it is not taken after all; empty where the reader may not know. */
  withdrawn?: string | undefined
  type: ItemType | undefined
  /** What it is marked as where it is a key decision: "Key decision". */
  key?: string | undefined
  /** Why the public is excluded from it, in words; undefined for an open item. */
  statement: string | undefined
  /** Ids of its documents, in order. */
  documents: readonly string[]
  /** Those of its papers that are listed, but not bound into the pack. */
  separate: readonly SeparatePaper[]
  /** Documents that come later: title and ISO date. */
  toFollow: readonly AwaitedPaper[]
  /** Those of its documents that are a new version of one that was published. */
  revised: readonly RevisedPaper[]
  /** Those of its documents that are not for publication; none in an item that as a whole is not. */
  withheld: readonly WithheldPaper[]
}

export interface PlannedExclusion {
  /** In the words of the profile: "That, under section …" */
  resolution: string
  /** Items that it is for; `grounds` such as "paragraph 3". */
  items: readonly { label: string; title: string; grounds: string | undefined }[]
  /** The same as a table, where the law wants it so. */
  table?: ExclusionTable | undefined
}

/** What is taken in private, why, and on which ground: a row for each item. */
export interface ExclusionTable {
  heads: { subject: string; reason: string; ground: string }
  rows: { subject: string; reason: string; ground: string }[]
}

/** A paper that is listed on the agenda, and is a file of its own or kept elsewhere. */
export interface SeparatePaper {
  id: string
  /** For this audience. */
  title: string
  label: string | undefined
  kind: DocumentSource['kind']
  /** A web address, or the path of a file beside the pack. */
  href: string
  /** Of a file of its own, where it could be read. */
  pages: number | undefined
  /** "Not for publication by virtue of …", for members. */
  statement: string | undefined
  /** True where every audience that gets it gets all of its pages. */
  isWhole: boolean
  /** Why there is no file of its own. */
  unreadable: string | undefined
}

export interface WithheldPaper {
  id: string
  /** For this audience. */
  title: string
  /** "Not for publication by virtue of paragraph 3 of …" */
  statement: string
}

export interface AwaitedPaper {
  title: string
  expected: string
}

export interface RevisedPaper {
  title: string
  version: number
  date: string
  change: string
}

export type PlannedEntry = { kind: 'part'; title: string } | { kind: 'heading'; title: string } | PlannedItem
