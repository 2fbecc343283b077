import type { Box } from '../../../pdf/geometry.ts'
import { hasRun, isBeyond } from './letter-runs.ts'
import type { Letter } from './letters.ts'
import type { LookedAt } from './unseen-words.ts'

/** Heights of a letter that may lie between two of a line. */
const widestGap = 1.5
/** The same between two letters of a word. */
const gapInWord = 0.25

/** What printers put beside a page: its number, its inks, and the day and time at which it was made. */
const printers = /^(?:page|am|pm|\d{1,3}|cyan|magenta|yellow|black|cmyk|pantone)$/i
const moment = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d\d|(?:19|20)\d\d)|\d{1,2}:\d\d(?::\d\d)?)$/
/** The file that a page was made from, where it stands beside such a moment. */
const made = /^[\p{L}\p{N}_.-]+\.(?:indd|qxd|qxp|ai|cdr|pmd|pub|sla)$/iu

/**
 * True where words lie outside of what a page shows. On a page that nobody has cropped, a line that is partly on it is only too
 * long. Outside of one that is cropped, page numbers, inks, days and times are the
 * printer's. What the page shows as well does not count.
 */
export function hasWordsOutside({ letters, whole, isCropped }: LookedAt): boolean {
  const outside = new Set(letters.filter(({ box }) => isBeyond(whole, box)))
  if (outside.size === 0) return false
  for (const line of linesOf(letters)) {
    const isTooLong = !isCropped && line.some((letter) => !outside.has(letter))
    const excused = isTooLong ? line : isCropped ? printersWords(line) : []
    for (const letter of excused) outside.delete(letter)
  }
  // What the page shows as well is no secret.
  const shown = textOf(letters.filter((letter) => !outside.has(letter)))
  for (const line of linesOf(letters.filter((letter) => outside.has(letter))))
    if (shown.includes(textOf(line))) for (const letter of line) outside.delete(letter)
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

/** Letters of the words of a line that printers put there. */
function printersWords(line: readonly Letter[]): Letter[] {
  const words = wordsOf(line).map((letters) => ({ letters, text: textOf(letters) }))
  const hasMoment = words.some(({ text }) => moment.test(text))
  return words.flatMap(({ letters, text }) =>
    printers.test(text) || moment.test(text) || (hasMoment && made.test(text)) ? letters : [],
  )
}

function textOf(letters: readonly Letter[]): string {
  return letters.map(({ code }) => String.fromCodePoint(Math.min(code, 0x10_ffff))).join('')
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
