import type { PageView, Ruling, Shape, TextPiece } from '../../../src/attachments/recognition/reading/page-view.ts'
import { recognise } from '../../../src/attachments/recognition/recognise.ts'
import type { RecognisedElement } from '../../../src/attachments/recognition/tree/element.ts'
import { elementText } from '../../../src/attachments/recognition/tree/element.ts'

/** Words on a page: distance from the left edge, height, what they say; then size and weight. */
export type Words = readonly [left: number, baseline: number, text: string, size?: number, bold?: boolean]

/** A page of 400 by 600 points. Letters are half as wide as they are high. */
export function view(words: readonly Words[], rulings: readonly Ruling[] = [], more: Partial<PageView> = {}): PageView {
  const texts = words.map(
    ([left, baseline, text, size = 10, bold = false], drawing): TextPiece => ({
      drawing,
      text,
      left,
      right: left + (text.length * size) / 2,
      baseline,
      size,
      bold,
      italic: false,
      sideways: false,
    }),
  )
  const shape: Shape = { drawing: 5000, kind: 'path', box: [0, 0, 1, 1], rulings, text: '' }
  return {
    width: 400,
    height: 600,
    texts,
    shapes: rulings.length > 0 ? [shape] : [],
    blanks: new Set(),
    copies: new Set(),
    links: [],
    ...more,
  }
}

/** A line across the page. */
export function across(at: number, from: number, to: number): Ruling {
  return { direction: 'across', at, from, to }
}

/** A line down the page. */
export function down(at: number, from: number, to: number): Ruling {
  return { direction: 'down', at, from, to }
}

/** Words in a column, line by line from a height down, 12 points apart. */
export function column(left: number, top: number, lines: readonly string[]): Words[] {
  return lines.map((text, index): Words => [left, top - index * 12, text])
}

/** What is recognised on pages, as `H1 Title`, `P Words`; what holds elements as `L(LI(Lbl 1. LBody One))`. */
export function recognised(...pages: readonly PageView[]): string[] {
  return recognise(pages).elements.map(({ element }) => described(element))
}

function described(element: RecognisedElement): string {
  const kids = element.kids.flatMap((kid) => (kid.kind === 'element' ? [described(kid)] : []))
  const own = elementText({ kids: element.kids.filter(({ kind }) => kind === 'part') }).trim()
  const span = [element.columnSpan, element.rowSpan].some(Boolean)
    ? `[${element.columnSpan ?? 1}x${element.rowSpan ?? 1}]`
    : ''
  const nested = kids.length > 0 ? `(${kids.join(' ')})` : ''
  return [`${element.role}${span}${own === '' ? nested : ''}`, own, own === '' ? '' : nested].filter(Boolean).join(' ')
}

/** Lines of some 60 letters, which fill a column of 300 points. */
export const full = (word: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${word} ${index} ${'and so on and on '.repeat(3)}to the end`)
