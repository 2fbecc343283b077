import type { PDFDocument } from 'pdf-lib'
import type { PageSize } from '../pdf/geometry.ts'
import type { AccessibilityReport } from './accessibility/report.ts'
import type { PageContents } from './contents/page-contents.ts'
import type { Downsampled } from './downsampling/downsample.ts'
import type { Recognition } from './recognition/tree/element.ts'

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
  /** What is read in place of the file as it was given, where another program had to write it again; not encrypted. */
  rewritten?: Uint8Array | undefined
  /** What became smaller, where scanned pages are to have fewer pixels. */
  downsampled?: Downsampled | undefined
  /** Steps it took to read it, such as `pdf-lib`, `page-tree`, `pdfium`, `qpdf`. */
  mending: readonly string[]
  accessibility: AccessibilityReport
  /** By 0-based page; missing where nobody could look at a page in time. */
  contents?: readonly (PageContents | undefined)[]
  /** What was recognised of a file without tags; missing where nobody could look at it in time. */
  recognition?: Recognition | undefined
}
