/** A link as the second engine resolves it. `target` is a 0-based page, or undefined where it leads to none. */
export type LinkReading = { kind: 'page'; target: number | undefined } | { kind: 'address'; address: string }

/** A bookmark, in the order of the outline. `level` counts from 0; `target` is a 0-based page. */
export interface BookmarkReading {
  title: string
  level: number
  target: number | undefined
}

/** "Page 13" somewhere on a page. */
export interface NumberReading {
  number: number
  /** Points from its middle to the bottom edge of the page, as seen. */
  fromBottom: number
}

/** What the second engine reads on one page. Plain data, so that it can cross to another thread. */
export interface PageReading {
  /** Empty where the file gives the page no label. */
  label: string
  /** Number of the page object, 0 where unknown. The same number twice is the same page twice. */
  object: number
  /** Points, as seen. */
  width: number
  height: number
  text: string
  /** One fingerprint for each picture, from its size and its bytes as stored. */
  pictures: readonly string[]
  /** Lines and areas drawn. */
  paths: number
  /** What each form field shows, as a hash; fields that show no words do not count. */
  fields: readonly string[]
  /** Every "Page 13", in the order of the text. */
  numbers: readonly NumberReading[]
  links: readonly LinkReading[]
}

/** What the second engine reads of a file besides what is on its pages. */
export interface FileFrame {
  outline: readonly BookmarkReading[]
  /** Label and object number of each page, as in `PageReading`. */
  pages: readonly Pick<PageReading, 'label' | 'object'>[]
}

/** What the second engine reads in a file. */
export interface PdfReading {
  pageCount: number
  pages: readonly PageReading[]
  outline: readonly BookmarkReading[]
}

/** Which of `parts` equal runs of pages to read; the outline comes with part 0. */
export interface ReadingPart {
  part: number
  parts: number
}

/**
 * The text of a page without what depends on layout: spaces, hyphens at the ends of lines, soft hyphens, control
 * characters. Compatibility forms such as ligatures count as their letters (Unicode NFKC).
 */
export function compactText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}\p{Cn}\u00ad\u2010\u2011-]+/gu, '')
}

/** What the second engine reads on a page of an attachment, before it went into the pack. */
export interface PagePrint {
  /** As `compactText` gives it. */
  text: string
  pictures: readonly string[]
  paths: number
  fields: readonly string[]
  /** The attachment's own "Page 3"s. */
  numbers: readonly number[]
  /** Sheets of the pack, 0-based, that its links lead to; -1 for a link that leads nowhere in the attachment itself. */
  targets: readonly number[]
  addresses: readonly string[]
}
