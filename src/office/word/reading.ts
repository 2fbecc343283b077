import type { Relationships } from '../parts.ts'
import type { XmlElement } from '../xml.ts'
import type { WordFinding } from './findings.ts'
import type { Counters } from './format/counters.ts'
import type { NumberingInstance } from './format/numbering.ts'
import type { Styles } from './format/styles.ts'
import type { WordPackage } from './package.ts'
import type { OpenField } from './text/fields.ts'
import type { NumberReference } from './text/references.ts'
import type { Transcript } from './text/transcript.ts'

/** What the reading of one document shares. Fields, notes and findings are filled on the way; the rest is read only. */
export interface Reading {
  readonly pack: WordPackage
  readonly styles: Styles
  readonly numbering: ReadonlyMap<string, NumberingInstance>
  readonly counters: Counters
  readonly transcript: Transcript
  readonly comments: ReadonlyMap<string, XmlElement>
  /** Footnotes and endnotes by their identifier, such as `footnote-2`. */
  readonly notes: ReadonlyMap<string, XmlElement>
  /** Identifiers of the notes that were cited, in their order. */
  readonly cited: Set<string>
  readonly findings: WordFinding[]
  /** The numbers of paragraphs by the bookmarks in them, and the references to such numbers. */
  readonly bookmarks: Map<string, string>
  readonly references: NumberReference[]
  /** Paragraphs by the bookmarks in them, as lines of the transcript. */
  readonly bookmarked: Map<string, number>
  /** The level of the last heading that a field has counted. */
  readonly autoNumbers: { heading: number }
  /** Formats of numbers that are not known, and were told. */
  readonly unknownFormats: Set<string>
  /** The address that the tree gives a picture, by the name of its part. */
  readonly pictureAddress: (part: string) => string
}

/** What the reading of the body, or of a note, shares. */
export interface Story {
  readonly reading: Reading
  readonly relationships: Relationships
  /** Marks at which a field begins that also ends. */
  readonly fields: ReadonlySet<XmlElement>
  readonly open: OpenField[]
}
