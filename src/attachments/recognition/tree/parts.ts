import type { PageView, TextPiece } from '../reading/page-view.ts'
import { pieceBox } from '../tables/table.ts'
import { holdsMiddle } from '../text/box.ts'
import { spaceBefore } from '../text/line.ts'
import { element, type Part, type RecognisedElement } from './element.ts'

/** Pieces of a line, on a 0-based page. */
export interface PageLine {
  page: number
  pieces: readonly TextPiece[]
}

/** Makes contents of elements of what is on a page. */
export interface PartMaker {
  /** Words in the order of their lines, those under a link in an element of its own. */
  words(lines: readonly PageLine[]): (Part | RecognisedElement)[]
  /** Something that is drawn, with the words that it stands for. */
  drawing(page: number, drawing: number, text?: string): Part
}

/** @param views by 0-based page */
export function createPartMaker(views: readonly (PageView | undefined)[]): PartMaker {
  const usedLinks = new Set<string>()
  const linkAt = (page: number, piece: TextPiece): number | undefined =>
    views[page]?.links.find(
      ({ annotation, box }) => !usedLinks.has(`${page} ${annotation}`) && holdsMiddle(box, pieceBox(piece), 1),
    )?.annotation
  const withBlanks = (page: number, drawing: number, text: string): Part[] => {
    const parts: Part[] = [{ kind: 'part', page, drawing, text }]
    const { blanks, copies } = views[page] ?? {}
    for (let next = drawing + 1; blanks?.has(next) || copies?.has(next); next += 1) {
      if (blanks?.has(next)) parts.push({ kind: 'part', page, drawing: next, text: '' })
    }
    return parts
  }
  return {
    drawing: (page, drawing, text = '') => ({ kind: 'part', page, drawing, text }),
    words: (lines) => {
      const kids: (Part | RecognisedElement)[] = []
      let open: { page: number; annotation: number; parts: Part[] } | undefined
      const close = (): void => {
        if (!open) return
        const { page, annotation, parts } = open
        usedLinks.add(`${page} ${annotation}`)
        kids.push(element('Link', parts, { link: { page, annotation } }))
        open = undefined
      }
      for (const { page, piece, space } of spaced(lines)) {
        const annotation = linkAt(page, piece)
        if (open && (open.annotation !== annotation || open.page !== page)) close()
        const parts = withBlanks(page, piece.drawing, space + piece.text)
        if (annotation === undefined) kids.push(...parts)
        else {
          open ??= { page, annotation, parts: [] }
          open.parts.push(...parts)
        }
      }
      close()
      return kids
    },
  }
}

function spaced(lines: readonly PageLine[]): { page: number; piece: TextPiece; space: string }[] {
  let before: TextPiece | undefined
  return lines.flatMap(({ page, pieces }) =>
    pieces.map((piece, index) => {
      const isSplitWord = before?.text.endsWith('\u00ad') ?? false
      const space = index > 0 ? spaceBefore(before, piece) : before && !isSplitWord ? ' ' : ''
      before = piece
      return { page, piece, space }
    }),
  )
}
