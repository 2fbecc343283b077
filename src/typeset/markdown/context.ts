import type { Definition, FootnoteDefinition, Heading, Nodes, Paragraph } from 'mdast'
import type { Directives } from 'mdast-util-directive'
import type { Report } from '../../load/sources.ts'
import type { Message, Place } from '../../messages/message.ts'
import type { Wording } from '../../wording/wording.ts'

/** The part of a report that is typeset. */
export type TypesetReport = Pick<Report, 'path' | 'text' | 'tree'> & { frontMatter?: { language?: string | undefined } }

/** What the pack around a document has to tell. */
export interface TypstContext {
  /** Unique in the pack; labels of the document begin with it, such as `doc-3-1`. */
  prefix: string
  /** Level of the bookmark that the document is under: its first heading becomes one level more. */
  headingOffset: number
  /** The words of what is printed around and in it. */
  wording: Wording
  /** The path Typst reads a picture from, by the address the Markdown gives; undefined where there is no such picture. */
  image(url: string): string | undefined
  /** The Typst label of `item:5` or `item:5#heading`; undefined where nothing has that name. */
  resolve(target: string): { label: string } | undefined
  /** All that `resolve` knows, to say what may have been meant. */
  targets?(): readonly string[]
  /** True if no bundled font can print a character with its combining marks: the contrary of `clusterCoverage`. */
  missing(cluster: string): boolean
  /** The title printed above the document: a first heading of the same words is not printed again. */
  title?: string
  /** BCP 47 tag of the document, before what its front matter says. */
  language?: string
  /** BCP 47 tag of a document that neither says its language nor shows it by its script; the pack's own by default. */
  otherLanguage?: string
  /** A Typst expression for a directive that only the pack can set, such as `:pages[5]`; undefined for any other. */
  directive?(node: Directives): string | undefined
  /** Width of the text in points, upright and turned; A4 with the margins of the house style by default. */
  textWidth?: { portrait: number; landscape: number }
  /** Size of the text in points; 12 by default. */
  textSize?: number
  /** True in large print: tables are set in letters that are nearly as large, and are broken up where they are too wide. */
  isLargePrint?: boolean
  /** The Typst file that has the functions called here, as Typst finds it. `/markdown.typ` by default. */
  library?: string
}

export interface HeadingEntry {
  /** As written in the Markdown, 1 to 6. */
  depth: number
  /** In the pack, without gaps. */
  level: number
  text: string
  /** As in `item:5#slug`. */
  slug: string
  /** Name of the Typst label. */
  label: string
  place: Place
}

/** What handlers share while one document is converted. Collections are filled on the way; the rest is read only. */
export interface State {
  /** Writes one node: the handlers recurse through it, so that none of them imports the table of all. */
  readonly one: (node: Nodes, state: State) => string
  readonly report: TypesetReport
  readonly context: TypstContext
  readonly definitions: ReadonlyMap<string, Definition>
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>
  readonly headings: ReadonlyMap<Heading | Paragraph, HeadingEntry>
  readonly slugs: ReadonlyMap<string, HeadingEntry>
  readonly messages: Message[]
  /** Characters that print as their code point, with the first place of each. */
  readonly missing: Map<string, { place: Place; count: number }>
  readonly citedFootnotes: Set<string>
  /** Footnotes whose text is being written: a note that cites itself would never end. */
  readonly openFootnotes: Set<string>
  /** Footnotes that the one being written cites. */
  readonly footnotesToCome: FootnoteDefinition[]
  readonly places: Place[]
  /** How many numbered paragraphs the current node is within, of those typed one below the other. */
  readonly numberDepth: number
  /** How deep the current node is in lists, block quotes and inline nodes. */
  readonly depth: { readonly list: number; readonly quote: number; readonly inline: number }
  /** Whether the text around has a line through or under it: PDF/UA-1 knows one decoration of a text, not two. */
  readonly decorated: boolean
  /** Words of the heading, or of the line set as one, right above a container; empty where there is none. */
  readonly above: string
  /** Whether a page can be started here. */
  readonly outermost: boolean
  /** Width that a table has, in points. */
  readonly width: number
  /** Whether text is in a narrow column, where long words have to break. */
  readonly columnWidth: number | undefined
}

export type Handler<T extends Nodes['type']> = (node: Extract<Nodes, { type: T }>, state: State) => string
