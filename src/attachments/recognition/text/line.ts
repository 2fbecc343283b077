import type { TextPiece } from '../reading/page-view.ts'

/** Words that stand on one line without a wide gap between them. */
export interface Line {
  pieces: readonly TextPiece[]
  text: string
  left: number
  right: number
  baseline: number
  /** Of most of its letters. */
  size: number
  /** All of it is. */
  bold: boolean
}

/** Share of the size from which on a gap separates words. */
const wordGap = 0.15
/** Share of the size from which on a gap is more than one between words of a justified line. */
const wideGap = 1.1
/** The same where what follows is drawn elsewhere, as the next column of a text is. */
const wideGapElsewhere = 0.6
/** Share of the size by which letters of one line may stand higher or lower, as raised ones do. */
const raised = 0.45

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u

/**
 * Joins what operators show to lines, whatever order it is drawn in.
 * @param widest share of the size from which on a gap separates two lines
 */
export function linesOf(pieces: readonly TextPiece[], widest = wideGap): Line[] {
  const groups: TextPiece[][] = []
  for (const piece of pieces) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    if (last && before && isNeighbour(before, piece, widest)) last.push(piece)
    else groups.push([piece])
  }
  return mergedLines(groups.map(lineOf), Math.min(widest, wideGapElsewhere))
}

/** A line of pieces that belong together. */
export function lineOf(pieces: readonly TextPiece[]): Line {
  const letters = new Map<number, number>()
  for (const { size, text } of pieces) letters.set(size, (letters.get(size) ?? 0) + text.length)
  const size = [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
  const main = pieces.find((piece) => piece.size === size)
  const sorted = inLineOrder(pieces)
  return {
    pieces: sorted,
    text: joinedText(sorted),
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
    baseline: main?.baseline ?? 0,
    size,
    bold: pieces.every(({ bold, text }) => bold || !/[\p{L}\p{N}]/u.test(text)) && pieces.some(({ bold }) => bold),
  }
}

/** The words of pieces in their order, with spaces where there are gaps. */
export function joinedText(pieces: readonly TextPiece[]): string {
  let text = ''
  for (const [index, piece] of pieces.entries()) text += spaceBefore(pieces[index - 1], piece) + piece.text
  return text.replace(/\s+/g, ' ').trim()
}

/** The space between two pieces of a line that neither of them brings along. */
export function spaceBefore(before: TextPiece | undefined, piece: TextPiece): string {
  if (!before || /\s$/.test(before.text) || /^\s/.test(piece.text)) return ''
  if (Math.abs(before.baseline - piece.baseline) > raised * Math.max(before.size, piece.size)) return ' '
  const gap = Math.max(piece.left - before.right, before.left - piece.right)
  return gap > wordGap * Math.min(before.size, piece.size) ? ' ' : ''
}

function inLineOrder(pieces: readonly TextPiece[]): TextPiece[] {
  const backwards = pieces.filter(({ text }) => rightToLeft.test(text)).length * 2 > pieces.length
  return [...pieces].sort((a, b) => (backwards ? b.right - a.right : a.left - b.left))
}

function isNeighbour(before: TextPiece, piece: TextPiece, widest: number): boolean {
  const size = Math.max(before.size, piece.size)
  if (Math.abs(before.baseline - piece.baseline) > raised * size) return false
  const gap = Math.max(piece.left - before.right, before.left - piece.right)
  return gap < widest * size && gap > -size * 3
}

/** Merges lines that continue one another on the page but not in the order of drawing. */
function mergedLines(lines: readonly Line[], widest: number): Line[] {
  const sorted = [...lines].sort((a, b) => b.baseline - a.baseline || a.left - b.left)
  const merged: Line[] = []
  for (const line of sorted) {
    const index = merged.findLastIndex((other, at) => at >= merged.length - 40 && continues(other, line, widest))
    const other = merged[index]
    if (other) merged[index] = lineOf([...other.pieces, ...line.pieces])
    else merged.push(line)
  }
  return merged
}

function continues(a: Line, b: Line, widest: number): boolean {
  const size = Math.max(a.size, b.size)
  if (Math.abs(a.baseline - b.baseline) > raised * size) return false
  const gap = Math.max(b.left - a.right, a.left - b.right)
  return gap < widest * size
}
