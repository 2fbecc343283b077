import type { Box } from '../../../pdf/geometry.ts'
import type { PageView, Shape } from '../reading/page-view.ts'
import { boxAround, holdsMiddle, lineBox, touches } from '../text/box.ts'
import type { Line } from '../text/line.ts'

export interface FoundFigure {
  box: Box
  shapes: readonly Shape[]
  /** Words within it, such as those at the axes of a chart. */
  lines: readonly Line[]
}

/** Points: what is smaller is an ornament. */
const smallestPicture = 20
const smallestDrawing = 40
/** Curved or slanted paths that a drawing has at least. */
const fewestSlanted = 3
/** Share of the page that what lies behind its words takes up. */
const background = 0.85
/** Letters within a drawing; one with more is a text with ornaments. */
const mostLetters = 500
const longestWords = 60
/** More paths than this are looked at as one. */
const mostPaths = 1500
/** Points between parts of the same figure. */
const apart = 4

/** Pictures and drawings of a page that say something, with the words in them. */
export function figuresOn(
  view: PageView,
  lines: readonly Line[],
  isOrnament: (shape: Shape) => boolean,
): FoundFigure[] {
  const area = view.width * view.height
  const shown = view.shapes.filter((shape) => !isOrnament(shape) && shape.text === '')
  const pictures = shown.filter(({ kind, box }) => kind !== 'path' && isLarge(box, smallestPicture) && areaOf(box) > 0)
  const isBehindWords = ({ rulings, box }: Shape): boolean =>
    rulings !== undefined && lines.some((line) => holdsMiddle(box, lineBox(line)))
  const paths = shown.filter(
    (shape) => shape.kind === 'path' && areaOf(shape.box) < area * background && !isBehindWords(shape),
  )
  const groups = [
    ...touching(pictures),
    ...(paths.length > mostPaths ? [paths] : touching(paths)).filter(
      (group) =>
        group.filter(({ rulings }) => !rulings).length >= fewestSlanted &&
        isLarge(boxAround(group.map(({ box }) => box)), smallestDrawing),
    ),
  ]
  return groups.flatMap((shapes): FoundFigure[] => {
    const box = boxAround(shapes.map((shape) => shape.box))
    const inside = lines.filter((line) => holdsMiddle(box, lineBox(line)))
    const letters = inside.reduce((sum, { text }) => sum + text.length, 0)
    const isText = letters > mostLetters || inside.some(({ text }) => text.length > longestWords)
    return isText ? [] : [{ box, shapes, lines: inside }]
  })
}

function touching(shapes: readonly Shape[]): Shape[][] {
  const groups: Shape[][] = []
  const open = new Set(shapes)
  for (const start of shapes) {
    if (!open.delete(start)) continue
    const group = [start]
    const queue = [start]
    for (let next = queue.pop(); next; next = queue.pop()) {
      for (const other of open) {
        if (!touches(next.box, other.box, apart)) continue
        open.delete(other)
        group.push(other)
        queue.push(other)
      }
    }
    groups.push(group)
  }
  return groups
}

function isLarge([left, bottom, right, top]: Box, least: number): boolean {
  return right - left >= least && top - bottom >= least
}

function areaOf([left, bottom, right, top]: Box): number {
  return Math.max(0, right - left) * Math.max(0, top - bottom)
}

/** Pictures that stand at the same place on several pages, such as a logo, or behind all of a page. */
export function ornaments(views: readonly PageView[]): ReadonlySet<Shape> {
  const places = new Map<string, Shape[]>()
  const found = new Set<Shape>()
  for (const { width, height, shapes, texts } of views) {
    for (const shape of shapes) {
      if (areaOf(shape.box) > width * height * background && texts.length > 0 && shape.text === '') found.add(shape)
      if (shape.kind === 'path') continue
      const place = shape.box.map((edge) => Math.round(edge / 4)).join(' ')
      places.set(place, [...(places.get(place) ?? []), shape])
    }
  }
  for (const shapes of places.values()) {
    // A file of slides shows a picture of its own on every page at the same place; they are large.
    const isSmall = shapes.every(({ box }) => box[2] - box[0] < 200 && box[3] - box[1] < 120)
    if (shapes.length > 1 && isSmall) for (const shape of shapes) found.add(shape)
  }
  return found
}
