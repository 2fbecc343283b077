import type { PageView, Ruling, TextPiece } from '../reading/page-view.ts'
import { grouped } from '../text/box.ts'

/** A ruling and the operator that draws it. */
export interface DrawnRuling extends Ruling {
  drawings: readonly number[]
}

/** Points by which lines that belong together may miss one another. */
export const tolerance = 3.5

/** More lines are a drawing, not a table. */
const mostRulings = 6000

/**
 * The lines of a page, those joined that continue one another. A frame around the whole page is none of them, nor is what
 * runs under words or through them.
 */
export function rulingsOn(view: PageView): { across: DrawnRuling[]; down: DrawnRuling[] } {
  const isUnderline = underlines(view.texts)
  const all = view.shapes.flatMap(({ drawing, rulings, box }): DrawnRuling[] => {
    const isFrame = box[2] - box[0] > view.width * 0.95 && box[3] - box[1] > view.height * 0.9
    if (isFrame) return []
    return (rulings ?? []).flatMap((ruling) => (isUnderline(ruling) ? [] : [{ ...ruling, drawings: [drawing] }]))
  })
  if (all.length > mostRulings) return { across: [], down: [] }
  const ofDirection = (direction: Ruling['direction']): DrawnRuling[] =>
    joined(all.filter((ruling) => ruling.direction === direction))
  return { across: ofDirection('across'), down: ofDirection('down') }
}

/** Tells lines that are as long as the words above them. */
function underlines(texts: readonly TextPiece[]): (ruling: Ruling) => boolean {
  const sorted = texts.toSorted((a, b) => a.baseline - b.baseline)
  const highest = texts.reduce((most, { size }) => Math.max(most, size), 0)
  return ({ direction, at, from, to }) => {
    if (direction !== 'across') return false
    const first = firstFrom(sorted, at - highest * 0.4)
    let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let index = first; index < sorted.length; index += 1) {
      const piece = sorted[index]
      if (!piece || piece.baseline > at + highest * 0.35) break
      const { baseline, size } = piece
      if (at < baseline - size * 0.35 || at > baseline + size * 0.4 || piece.right < from || piece.left > to) continue
      left = Math.min(left, piece.left)
      right = Math.max(right, piece.right)
    }
    return left <= from + 2 && right >= to - 2
  }
}

/** Index of the first piece that stands so high on the page. */
function firstFrom(pieces: readonly TextPiece[], baseline: number): number {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.baseline ?? 0) >= baseline) high = middle
    else low = middle + 1
  }
  return low
}

function joined(rulings: readonly DrawnRuling[]): DrawnRuling[] {
  const places = grouped(
    rulings.map(({ at }) => at),
    tolerance / 2,
  )
  const byPlace = new Map<number, DrawnRuling[]>()
  for (const ruling of rulings) {
    const place = nearest(places, ruling.at)
    byPlace.set(place, [...(byPlace.get(place) ?? []), ruling])
  }
  return [...byPlace].flatMap(([at, same]) => {
    const merged: DrawnRuling[] = []
    for (const ruling of same.sort((a, b) => a.from - b.from)) {
      const last = merged.at(-1)
      if (last && ruling.from <= last.to + tolerance) {
        last.to = Math.max(last.to, ruling.to)
        last.edge = (last.edge ?? false) && (ruling.edge ?? false)
        last.drawings = [...last.drawings, ...ruling.drawings]
      } else merged.push({ ...ruling, at })
    }
    return merged
  })
}

/** The one of ascending numbers that is nearest. */
function nearest(numbers: readonly number[], wanted: number): number {
  let [low, high] = [0, numbers.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    const [here = 0, next = 0] = [numbers[middle], numbers[middle + 1]]
    if (Math.abs(here - wanted) <= Math.abs(next - wanted)) high = middle
    else low = middle + 1
  }
  return numbers[low] ?? wanted
}

/** Lines that cross or meet one another, in groups. */
export function crossing(
  across: readonly DrawnRuling[],
  down: readonly DrawnRuling[],
): { across: DrawnRuling[]; down: DrawnRuling[] }[] {
  const groups: { across: DrawnRuling[]; down: DrawnRuling[] }[] = []
  const open = new Set<DrawnRuling>([...across, ...down])
  for (const start of [...across]) {
    if (!open.delete(start)) continue
    const group = { across: [start], down: [] as DrawnRuling[] }
    const queue = [start]
    for (let next = queue.pop(); next; next = queue.pop()) {
      for (const other of next.direction === 'across' ? down : across) {
        if (!open.has(other) || !meet(next, other)) continue
        open.delete(other)
        queue.push(other)
        group[other.direction].push(other)
      }
    }
    groups.push(group)
  }
  return groups
}

function meet(a: DrawnRuling, b: DrawnRuling): boolean {
  const within = (value: number, { from, to }: DrawnRuling): boolean =>
    value >= from - tolerance && value <= to + tolerance
  return within(a.at, b) && within(b.at, a)
}
