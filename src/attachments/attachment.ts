import type { PDFDocument } from 'pdf-lib'
import type { PageSize } from '../plan/plan.ts'
import type { RedactionProblem } from './redaction.ts'

/** What a reader with a screen reader will find in an attachment. */
export interface AccessibilityReport {
  tagged: boolean
  language: string | undefined
  title: string | undefined
  /** 1-based pages without a word of text. */
  scannedPages: readonly number[]
  unembeddedFonts: readonly string[]
  figuresWithoutAlternative: number
  headingsInOrder: boolean
  /** Claims PDF/UA-1 in its metadata. */
  claimsPdfUa: boolean
  /** Why the pack cannot carry the PDF/UA-1 identifier with it, in words; nothing where it can. */
  obstacles?: readonly string[]
}

/** What the assemble stage has to know of a page's contents. */
export interface PageContents {
  /** Where the page's own text or marks lie under a stamp. */
  clashes: StampClashes
  /** `Q` operators that nothing saved for. */
  missingSaves: number
  /** Operators that close what the contents leave open, such as `ET EMC Q`. */
  closing: string
  /** False for a page on which nothing is drawn. */
  marked: boolean
  /** All that is drawn is marked as not to be read out. */
  artifactsAlone?: boolean
  /** True where the contents cannot be unpacked as they are, or not to their end. */
  damaged?: boolean
  /** No identifier of marked content on the page is as high as this. */
  freeContentId?: number
  /** Words that were meant to be taken out are still there. */
  redaction?: RedactionProblem | undefined
}

/** By stamp: agenda item, privacy mark, page number. */
export interface StampClashes {
  item: boolean
  privacy: boolean
  number: boolean
}

/** An attachment that could be read, whatever it took. */
export interface Attachment {
  /** Relative to the workspace. */
  path: string
  /** Bytes of the file as it was given. */
  size: number
  /** Hexadecimal SHA-256 of the file as it was given. */
  sha256: string
  pages: readonly PageSize[]
  /** What the file calls its pages, such as `iv`; empty where it does not say. */
  labels?: readonly string[]
  document: PDFDocument
  /** Steps it took to read it, such as `pdf-lib`, `page-tree`, `pdfium`, `qpdf`. */
  mending: readonly string[]
  accessibility: AccessibilityReport
  /** By 0-based page; missing where nobody could look at a page in time. */
  contents?: readonly (PageContents | undefined)[]
}
