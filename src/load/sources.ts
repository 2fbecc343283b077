import type { Root } from 'mdast'
import type { Place } from '../messages/message.ts'
import type { Wording } from '../wording/wording.ts'
import type { Audience } from './audience.ts'
import type { Listings } from './meeting/across/listing-blocks.ts'
import type { YamlSource } from './result.ts'
import type { Committee } from './schema/committee.ts'
import type { Decisions } from './schema/decisions.ts'
import type { FrontMatter } from './schema/front-matter.ts'
import type { AgendaItem, ConfidentialGround, DocumentEntry, ExemptGround, Meeting } from './schema/meeting.ts'
import type { Settings } from './schema/settings.ts'
import type { Reading } from './yaml/languages.ts'

/** The workspace without its meetings: small, and kept while meetings come and go. */
export interface Workspace {
  settings: YamlSource<Settings>
  committees: ReadonlyMap<string, YamlSource<Committee>>
  /** Paths of the meeting files, sorted, such as `meetings/2022-12-12-health/meeting.yaml`. */
  meetings: readonly string[]
  /** In which of the languages of the settings its texts are read. */
  reading: Reading
  /** Settings and registers in the other languages of the settings, by their tags. */
  versions: ReadonlyMap<string, WorkspaceVersion>
  /** The words of each language in the settings, by its tag. */
  wordings: ReadonlyMap<string, Wording>
}

/** What of a workspace is there in another language. */
export type WorkspaceVersion = Pick<Workspace, 'settings' | 'committees' | 'reading'>

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

interface DocumentBase {
  /** Stable and unique in the meeting: `3-1` is the first document of item 3. */
  id: string
  title: string
  kind: NonNullable<DocumentEntry['kind']>
  entry: DocumentEntry
  /** The place in meeting.yaml that names it. */
  place: Place
}

/** A document for everybody. */
export interface OpenDocument extends DocumentBase {
  privacy: undefined
  content: ReadContent
}

/** A document that only members get. */
export interface PrivateDocumentSource extends DocumentBase {
  /** Its own ground, or its item's. */
  privacy: Privacy
  content: ReadContent
}

/** A private document as the public may know it: nobody has opened its file. */
export interface WithheldDocument extends DocumentBase {
  privacy: Privacy
  content: AwaitedContent | { type: 'withheld' }
}

/** What an audience gets in the place of a private document. */
interface PrivateFor {
  public: WithheldDocument
  members: PrivateDocumentSource
}

/** A document as an audience may have it: what is private is for members, and never part of what the public gets. */
export type DocumentSource<A extends Audience = Audience> = OpenDocument | PrivateFor[A]

interface AwaitedContent {
  type: 'to-follow'
  expected: string
}

export type ReadContent =
  | { type: 'report'; report: Report }
  | { type: 'attachment'; path: string; size: number }
  /** Kept by somebody else, at a web address. */
  | { type: 'elsewhere'; url: string }
  | AwaitedContent

/** An agenda item with its label settled and its documents found. */
export interface ItemSource<A extends Audience = Audience> {
  /** Given, or numbered automatically; unique on the agenda. */
  label: string
  /** As the agenda prints it: `1` for `II.1` in a part in which numbers begin again, nothing for an item without a number. */
  number: string
  /** 0-based position among the items. */
  order: number
  /** Keys of the item in meeting.yaml, for `place`. */
  keys: readonly (string | number)[]
  item: AgendaItem
  privacy: Privacy | undefined
  documents: readonly DocumentSource<A>[]
}

export type AgendaSource<A extends Audience = Audience> =
  | { kind: 'part'; title: string; time?: string | undefined; keys: readonly (string | number)[] }
  | { kind: 'heading'; title: string; keys: readonly (string | number)[] }
  | ({ kind: 'item' } & ItemSource<A>)

export interface SupplementSource<A extends Audience = Audience> {
  number: number
  published: string
  title: string | undefined
  reason: string | undefined
  keys: readonly (string | number)[]
  items: readonly { label: string; documents: readonly DocumentSource<A>[] }[]
}

/** One meeting. Loaded for the public, nothing in it says more of private items and documents than the public may know. */
export interface MeetingSources<A extends Audience = Audience> {
  definition: YamlSource<Meeting>
  committeeSlug: string
  committee: YamlSource<Committee>
  agenda: readonly AgendaSource<A>[]
  supplements: readonly SupplementSource<A>[]
  /** What it decided; undefined while that is not written down. */
  decisions: YamlSource<Decisions> | undefined
  /** Tables that its reports ask for; undefined where none does. */
  listings: Listings | undefined
  /** SHA-256 by path of attachments that have the size of another one. */
  digests: ReadonlyMap<string, string>
}
