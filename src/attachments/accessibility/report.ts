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
