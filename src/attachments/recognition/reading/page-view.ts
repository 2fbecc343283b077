import type { Box } from '../../../pdf/geometry.ts'

/** What one operator shows in words. Places are in points from the lower left corner of the page as it is seen. */
export interface TextPiece {
  /** Number of the operator on its page. */
  drawing: number
  text: string
  left: number
  right: number
  /** What the letters stand on. */
  baseline: number
  /** Points, as seen. */
  size: number
  bold: boolean
  italic: boolean
  /** Runs in another direction than from left to right or from right to left. */
  sideways: boolean
  /** A shape that stands for a bullet. */
  drawn?: boolean
}

/** A straight line, or an area so thin that it looks like one. */
export interface Ruling {
  direction: 'across' | 'down'
  /** Its height on the page where it runs across, its distance from the left edge where it runs down. */
  at: number
  from: number
  to: number
  /** It is only the edge of an area, such as the ground of a row. */
  edge?: boolean
}

/** What one operator shows besides words. */
export interface Shape {
  drawing: number
  kind: 'picture' | 'path' | 'form'
  box: Box
  /** The lines it consists of; undefined where it has curves or slants. */
  rulings: readonly Ruling[] | undefined
  /** Words within a form. */
  text: string
}

/** A link's place on a page. */
export interface LinkPlace {
  /** Index among the page's annotations. */
  annotation: number
  box: Box
}

/** A page as it is seen, each thing with the number of the operator that draws it. */
export interface PageView {
  width: number
  height: number
  texts: readonly TextPiece[]
  /** Operators that show nothing but spaces. */
  blanks: ReadonlySet<number>
  /** Operators that show words again that are there, as to make them bold. */
  copies: ReadonlySet<number>
  shapes: readonly Shape[]
  links: readonly LinkPlace[]
}
