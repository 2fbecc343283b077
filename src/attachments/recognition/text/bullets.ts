import type { PageView, TextPiece } from '../reading/page-view.ts'

/** Sides of a drawn bullet, as shares of the size of the words beside it. */
const smallest = 0.12
const largest = 0.65
/** Distance of the words from it, as a share of their size. */
const farthest = 2.2

/** Small shapes before words, such as browsers draw for the items of a list, as pieces of text. */
export function drawnBullets({ shapes, texts }: PageView): TextPiece[] {
  const small = shapes.filter(
    ({ box: [left, bottom, right, top], kind }) => kind !== 'form' && right - left < 12 && top - bottom < 12,
  )
  if (small.length > 500) return []
  return small.flatMap(({ drawing, box: [left, bottom, right, top] }) => {
    const middle = (bottom + top) / 2
    const beside = texts.filter(
      ({ baseline, size, sideways }) => !sideways && middle > baseline && middle < baseline + size * 0.7,
    )
    const next = beside
      .filter((piece) => piece.left >= right && piece.left - right <= piece.size * farthest)
      .sort((a, b) => a.left - b.left)[0]
    if (!next) return []
    const { size, baseline } = next
    const isSized = [right - left, top - bottom].every((side) => side >= size * smallest && side <= size * largest)
    const isSquare = Math.abs(right - left - (top - bottom)) <= size * 0.1
    const isFirst = !beside.some((piece) => piece.right <= left + 1 && left - piece.right < size * farthest)
    if (!isSized || !isSquare || !isFirst) return []
    return [
      { drawing, text: '•', left, right, baseline, size, bold: false, italic: false, sideways: false, drawn: true },
    ]
  })
}
