/** What one operator draws, as content of an element. */
export interface Part {
  kind: 'part'
  /** 0-based. */
  page: number
  /** Number of the operator on its page. */
  drawing: number
  /** Its words, with the space before them. */
  text: string
}

export type Role =
  | `H${1 | 2 | 3 | 4 | 5 | 6}`
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Caption'
  | 'Link'

/** An element of a structure that was recognised: standard structure types (ISO 32000-1, 14.8.4). */
export interface RecognisedElement {
  kind: 'element'
  role: Role
  kids: readonly (Part | RecognisedElement)[]
  /** Words of a figure's caption. */
  alternative?: string
  /** What a drawn bullet stands for. */
  actualText?: string
  scope?: 'Column' | 'Row'
  columnSpan?: number
  rowSpan?: number
  /** The annotation of a link: its page and its index among the annotations there. */
  link?: { page: number; annotation: number }
}

/** What was recognised of a file without tags. */
export interface Recognition {
  /** In reading order, each with the 0-based page that it starts on. */
  elements: readonly { page: number; element: RecognisedElement }[]
  /** 0-based pages of which nothing is known but that they hold text: each is one paragraph. */
  wholePages: readonly number[]
  /** From 0 to 1: the share of the letters that stand where they belong, as far as the recognition can tell. */
  confidence: number
  /** Figures without a caption that would say what they show. */
  undescribedFigures: number
}

export function element(
  role: Role,
  kids: RecognisedElement['kids'],
  more: Partial<RecognisedElement> = {},
): RecognisedElement {
  return { kind: 'element', role, kids, ...more }
}

/** All words of an element, in reading order. */
export function elementText({ kids }: Pick<RecognisedElement, 'kids'>): string {
  return kids.map((kid) => (kid.kind === 'part' ? kid.text : elementText(kid))).join('')
}
