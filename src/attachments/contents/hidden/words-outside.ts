import type { Box } from '../../../pdf/geometry.ts'
import { hasRun, isBeyond } from './letter-runs.ts'
import type { Letter } from './letters.ts'
import type { LookedAt } from './unseen-words.ts'

/** Heights of a letter that may lie between two of a line. */
const widestGap = 1.5
/** The same between two letters of a word. */
const gapInWord = 0.25

/** What printers put beside a page: its number, and the day and time at which it was made. */
const printers = /^(?:page|am|pm|\d{1,3}|\d{1,2}[./-]\d{1,2}[./-](?:\d\d|(?:19|20)\d\d)|\d{1,2}:\d\d(?::\d\d)?)$/i

/**
 * True where words lie outside of what a page shows. On a page that nobody has cropped, a line that is partly on it is only too
 * long. Outside of one that is cropped, page numbers, days and times are the printer's.
 */
export function hasWordsOutside({ letters, whole, isCropped }: LookedAt): boolean {
  const outside = new Set(letters.filter(({ box }) => isBeyond(whole, box)))
  if (outside.size === 0) return false
  for (const line of linesOf(letters)) {
    const isTooLong = !isCropped && line.some((letter) => !outside.has(letter))
    const excused = isTooLong ? line : isCropped ? wordsOf(line).filter(isPrinters).flat() : []
    for (const letter of excused) outside.delete(letter)
  }
  return hasRun(letters, (letter) => outside.has(letter))
}

/** Letters in the order in which they are copied, parted where one does not follow the other in a line. */
function linesOf(letters: readonly Letter[]): Letter[][] {
  return parted(letters, (before, letter, height) => {
    const [, top, right, bottom] = before.box
    const [left, otherTop, , otherBottom] = letter.box
    const middle = (otherTop + otherBottom) / 2
    // A comma and a quotation mark have no height in common.
    return Math.abs(left - right) < widestGap * height && middle > top - height && middle < bottom + height
  })
}

function wordsOf(line: readonly Letter[]): Letter[][] {
  return parted(line, ({ box: [, , right] }, { box: [left] }, height) => left - right < gapInWord * height)
}

function isPrinters(word: readonly Letter[]): boolean {
  return printers.test(String.fromCodePoint(...word.map(({ code }) => Math.min(code, 0x10_ffff))))
}

/** @param belongs told the height of the highest letter so far */
function parted(
  letters: readonly Letter[],
  belongs: (before: Letter, letter: Letter, height: number) => boolean,
): Letter[][] {
  const parts: Letter[][] = []
  let height = 0
  for (const letter of letters) {
    const part = parts.at(-1)
    const before = part?.at(-1)
    const own = heightOf(letter.box)
    if (part && before && belongs(before, letter, Math.max(height, own))) part.push(letter)
    else {
      parts.push([letter])
      height = 0
    }
    height = Math.max(height, own)
  }
  return parts
}

function heightOf([, top, , bottom]: Box): number {
  return bottom - top
}
