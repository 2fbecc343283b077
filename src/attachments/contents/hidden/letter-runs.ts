import type { Box } from '../../../pdf/geometry.ts'
import type { Drawing } from '../drawing.ts'
import type { Letter } from './letters.ts'

/** Letters in a row: fewer are a matter of chance. */
const telling = 3
/** Units of the page beyond its edge at which nothing of a letter is seen. */
const edge = 2

/** True where some letters in a row are what is looked for. */
export function hasRun(letters: readonly Letter[], isWanted: (letter: Letter) => boolean): boolean {
  let run = 0
  for (const letter of letters) {
    if (letter.code > 0x10_ffff || !/[\p{L}\p{N}]/u.test(String.fromCodePoint(letter.code))) continue
    run = isWanted(letter) ? run + 1 : 0
    if (run >= telling) return true
  }
  return false
}

/** True for the place of a letter that is not on the page. */
export function isBeyond({ width, height }: Drawing, [left, top, right, bottom]: Box): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  return x < -edge || y < -edge || x > width + edge || y > height + edge
}
