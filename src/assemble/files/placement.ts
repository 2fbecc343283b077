import type { PDFRef } from 'pdf-lib'
import type { Matrix } from '../../pdf/matrix.ts'

/** A reserved page and the page of the attachment that takes its place. */
export interface Placement {
  /** 0-based page of the attachment. */
  page: number
  ref: PDFRef
  /** 0-based page of the pack. */
  index: number
}

/** Where a page of the source goes. */
export interface PagePlace {
  ref: PDFRef
  /** How the page's content is moved and scaled, if it is. */
  matrix: Matrix | undefined
  /** How many times larger the page itself is, where it is enlarged; `matrix` makes its content as large. */
  scale?: number
}
