import type { PageSize } from '../../pdf/geometry.ts'
import { rounded } from '../../pdf/matrix.ts'
import { type InvisibleFont, letterWidth } from './invisible-font.ts'
import type { RecognisedLines, Word } from './read-hocr.ts'

/** The words of a page, and the picture that they were recognised in. */
export interface RecognisedPage {
  /** Pixels. */
  width: number
  height: number
  lines: RecognisedLines
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u

/** Characters that words are written with. */
export function* charactersIn(pages: Iterable<RecognisedPage>): Generator<string> {
  yield ' '
  for (const { lines } of pages) for (const { text } of lines.flat()) yield* text
}

/**
 * Operators that write the words of a page where they are in its picture, in text that is not drawn (mode 3 of ISO 32000-1,
 * 9.3.6). Each word is as wide as in the picture, and one operator.
 *
 * @param key of the font in the page's resources
 * @param size of the page as it is seen, in points; its lower left corner is the origin
 */
export function invisibleText(page: RecognisedPage, font: InvisibleFont, key: string, size: PageSize): string {
  const [across, down] = [size.width / page.width, size.height / page.height]
  const operators = page.lines.flatMap((line) =>
    line.map((word) => {
      const letters = Array.from(word.text).length
      const points = Math.max(1, rounded(word.size * down))
      const stretch = ((word.right - word.left) * across * 100 * 1000) / (letters * letterWidth * points)
      const x = rounded(word.left * across)
      const y = rounded(size.height - word.baseline * down)
      const shown = `${font.encoded(inDrawnOrder(word))} Tj`
      return `${key} ${points} Tf ${rounded(stretch)} Tz 1 0 0 1 ${x} ${y} Tm ${shown}\n`
    }),
  )
  return `BT 3 Tr\n${operators.join('')}ET\n`
}

/** Letters from left to right, as all are drawn, with the space to the next word. */
function inDrawnOrder({ text }: Word): string {
  return rightToLeft.test(text) ? Array.from(text).reverse().join('') : `${text} `
}
