import type { Message } from '../messages/message.ts'

/** Where a part of the pack ended up. Indexes are 0-based and count sheets of the file; numbers are those printed. */
export interface Span {
  /** `front-sheet`, `agenda` or the id of a document. */
  id: string
  firstIndex: number
  lastIndex: number
  firstNumber: number
  lastNumber: number
  /** Pages of its own: without a duplex blank, and without sheets that only fill what is allotted to it. */
  pages: number
}

/** The sheets of a part, 0-based, in their order. */
export function sheetsOf({ firstIndex, lastIndex }: Pick<Span, 'firstIndex' | 'lastIndex'>): number[] {
  return Array.from({ length: lastIndex - firstIndex + 1 }, (_, offset) => firstIndex + offset)
}

/** An empty page that an attachment's page is grafted onto. What is drawn on it is stamps, marked as an artifact. */
export interface ReservedPage {
  document: string
  /** 0-based page of the attachment. */
  page: number
  /** 0-based page of the typeset file. */
  index: number
}

/** A bookmark; an attachment's own bookmarks go below the one whose `document` it is. */
export interface Bookmark {
  title: string
  /** 0-based page, and points from its top edge. */
  index: number
  y: number
  document: string | undefined
  children: readonly Bookmark[]
}

/** The pack with reserved pages where attachments go. */
export interface Typeset {
  pdf: Uint8Array
  pageCount: number
  /** The number printed on each page. */
  numbers: readonly number[]
  spans: readonly Span[]
  reserved: readonly ReservedPage[]
  /** All bookmarks of the pack: Typst writes none of its own. */
  outline: readonly Bookmark[]
  messages: readonly Message[]
}
