/** Words of an element on one page (0-based). */
export interface TextRun {
  page: number
  text: string
}

/** An element of a file's structure with the words in it, as plain data: what a screen reader reads out. */
export interface TextElement {
  /** Standard type (ISO 32000-1, 14.8.4). */
  role: string
  kids: readonly (TextElement | TextRun)[]
  /** What is said in place of what it shows. */
  alternative?: string
  /** Where a link leads, for an address outside of the file. */
  address?: string
  scope?: 'Column' | 'Row'
  columnSpan?: number
  rowSpan?: number
  /** BCP 47, where the element says it. */
  language?: string
}

/** First and last 0-based page. */
export interface PageStretch {
  first: number
  last: number
}
