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
  redaction?: readonly RedactionProblem[]
  /** The page has more than it shows. */
  reachesBeyond?: boolean
}

/** By stamp: agenda item, privacy mark, page number. */
export interface StampClashes {
  item: boolean
  privacy: boolean
  number: boolean
}

/**
 * What is wrong with the redaction of a page. `unseen`: words can be copied that nobody sees, because something covers them,
 * they are as pale as what is behind them, or a mark gives other words for copying than are shown. `pictured`: something is drawn over a scan, which still shows what is there below.
 * `tracked`: it shows changes with the words that they took out.
 * `marked`: something is marked for redaction and was never taken out (ISO 32000-2, 12.5.6.23). `cropped`: words lie outside
 * of what the page shows. `layered`: it draws in a layer that is off, which anyone can switch on. `unexamined`: there is more on the page than can be looked at.
 */
export type RedactionProblem = 'unseen' | 'pictured' | 'tracked' | 'marked' | 'layered' | 'cropped' | 'unexamined'
