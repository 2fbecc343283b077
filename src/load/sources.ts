import type { Root } from 'mdast'
import type { Message, Place } from '../messages/message.ts'
import type { Committee } from './schema/committee.ts'
import type { FrontMatter } from './schema/front-matter.ts'
import type { AgendaItem, ConfidentialGround, DocumentEntry, ExemptGround, Meeting } from './schema/meeting.ts'
import type { Settings } from './schema/settings.ts'

/** A value or nothing, and what there was to say about it. */
export interface Result<T> {
  value: T | undefined
  messages: Message[]
}

/** A YAML file: its value as the schema gives it, and the way from a value back to its place. */
export interface YamlSource<T> {
  /** Relative to the workspace. */
  path: string
  /** Without a byte-order mark; empty where it was withheld from the public. */
  text: string
  value: T
  /** Where the value at `keys` stands (the key itself with `of: 'key'`); the nearest parent where there is none. */
  place(keys: readonly (string | number)[], of?: 'value' | 'key'): Place
}

/** The workspace without its meetings: small, and kept while meetings come and go. */
export interface Workspace {
  settings: YamlSource<Settings>
  committees: ReadonlyMap<string, YamlSource<Committee>>
  /** Paths of the meeting files, sorted, such as `meetings/2022-12-12-health/meeting.yaml`. */
  meetings: readonly string[]
}

/** A Markdown file: its tree keeps the positions of `text`, front matter counted; a byte-order mark is part of neither. */
export interface Report {
  path: string
  text: string
  frontMatter: FrontMatter
  /** Where a value of the front matter stands. */
  place(keys: readonly (string | number)[], of?: 'value' | 'key'): Place
  tree: Root
  /** Pictures that the report shows, by the address it gives, as paths in the workspace. */
  images: ReadonlyMap<string, string>
}

export type Privacy = { kind: 'exempt'; ground: ExemptGround } | { kind: 'confidential'; ground: ConfidentialGround }

/** What a document is, before anybody has decided who gets it. */
export interface DocumentSource {
  /** Stable and unique in the meeting: `3-1` is the first document of item 3. */
  id: string
  title: string
  kind: NonNullable<DocumentEntry['kind']>
  /** Its own ground, or its item's. */
  privacy: Privacy | undefined
  entry: DocumentEntry
  /** The place in meeting.yaml that names it. */
  place: Place
  content: DocumentContent
}

export type DocumentContent =
  | { type: 'report'; report: Report }
  | { type: 'attachment'; path: string; size: number }
  | { type: 'to-follow'; expected: string }
  /** There is a file, but it was not opened: the sources are for the public and the document is private. */
  | { type: 'withheld' }

/** An agenda item with its label settled and its documents found. */
export interface ItemSource {
  /** As printed: given, or numbered automatically. */
  label: string
  /** 0-based position among the items. */
  order: number
  /** Keys of the item in meeting.yaml, for `place`. */
  keys: readonly (string | number)[]
  item: AgendaItem
  privacy: Privacy | undefined
  documents: readonly DocumentSource[]
}

export type AgendaSource =
  | { kind: 'part'; title: string; keys: readonly (string | number)[] }
  | { kind: 'heading'; title: string; keys: readonly (string | number)[] }
  | ({ kind: 'item' } & ItemSource)

export interface SupplementSource {
  number: number
  published: string
  title: string | undefined
  reason: string | undefined
  keys: readonly (string | number)[]
  items: readonly { label: string; documents: readonly DocumentSource[] }[]
}

/** One meeting. Loaded for the public, nothing in it says more of private items and documents than the public may know. */
export interface MeetingSources {
  definition: YamlSource<Meeting>
  committeeSlug: string
  committee: YamlSource<Committee>
  agenda: readonly AgendaSource[]
  supplements: readonly SupplementSource[]
}
