import type { AccessibilityReport } from '../accessibility/report.ts'
import type { GreyPicture } from '../contents/ink.ts'
import type { PageContents } from '../contents/page-contents.ts'
import type { ExaminedPage } from '../contents/page-facts.ts'
import type { Recognition } from '../recognition/tree/element.ts'

/** What the examining thread is asked. */
export interface ExaminationRequest {
  bytes: Uint8Array
  password: string
  /** Let PDFium rewrite the file at once, because pdf-lib did not come to an end with it. */
  anew: boolean
  /** What is known of pages by number from 0, where an earlier thread did not come to an end with one of them. */
  known?: ReadonlyMap<number, KnownPage>
}

/** The examining thread is asked for a page (0-based) as a picture. */
export interface DrawingRequest {
  bytes: Uint8Array
  password: string
  page: number
  /** Dots per inch at most. */
  dpi: number
}

/** A page in grey; undefined where it cannot be drawn. */
export interface DrawnScan {
  kind: 'drawn'
  scan: { picture: GreyPicture; dpi: number } | undefined
}

/** The examining thread is asked for the picture of a page (0-based) that shows nothing else, with fewer pixels. */
export interface ShrinkingRequest {
  bytes: Uint8Array
  password: string
  page: number
  /** Pixels to an inch of the page that are wanted. */
  wantedDpi: number
}

/** A picture with fewer pixels as JPEG; undefined for a page that shows more than one, or one that is small enough. */
export interface ShrunkPicture {
  kind: 'shrunk'
  picture: { jpeg: Uint8Array; width: number; height: number; isGrey: boolean } | undefined
}

/** What was found of a page; nothing of one that took too long. */
export type KnownPage = Omit<ExaminedPage, 'scan'> | 'lost'

/** A page has been looked at. */
export interface PageFound {
  kind: 'page'
  page: number
  found: KnownPage
}

/** How a file can be loaded. */
export interface Opening {
  kind: 'opened'
  /** The bytes to load instead of the given ones, where it had to be repaired. */
  mended: Uint8Array | undefined
  /** Steps it took, in order. */
  steps: readonly string[]
  pageCount: number
  /** True where the file was encrypted; what is loaded is not. */
  encrypted: boolean
  /** What the file claims or the other engine counts, where that is not what was found. */
  otherCount: number | undefined
  /** 1-based pages that are not in the file, and stand blank in the pack. */
  missingPages: readonly number[]
}

/** What the pages hold. */
export interface Findings {
  kind: 'examined'
  accessibility: AccessibilityReport
  contents: readonly (PageContents | undefined)[]
  /** 1-based pages whose states and marks have no partner by the thousand: no stamp can be printed on them. */
  tooDeepPages: readonly number[]
}

/** What the looks of the pages say of a file without tags; follows the findings. */
export interface Recognised {
  kind: 'recognised'
  recognition: Recognition | undefined
}

/**
 * Why a file cannot be opened. `packed`: it stands for more than anyone can unpack. `crowded`: a page has more links, fields and
 * comments than anyone has a use for.
 */
export type OpeningProblem = 'password' | 'encryption' | 'unreadable' | 'packed' | 'crowded'

/** The answer for a file that cannot be opened. */
export interface AttachmentRefusal {
  kind: 'refused'
  problem: OpeningProblem
}

/** What the examining thread says of a file: a refusal, or an opening, each page, findings and what was recognised. */
export type ExaminationAnswer = Opening | PageFound | Findings | Recognised | AttachmentRefusal
