import type { PDFDocument } from 'pdf-lib'
import type { PageSize } from '../plan/plan.ts'

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
  document: PDFDocument
  /** Steps it took to read it, such as `pdf-lib`, `page-tree`, `pdfium`, `qpdf`. */
  mending: readonly string[]
  accessibility: AccessibilityReport
}
