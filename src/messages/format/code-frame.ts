import type { Point } from '../message.ts'

/** Columns of a line that are shown; a longer line is cut around the offending text. */
const WIDTH = 100
const BEFORE = 30

/**
 * The first line of a stretch of a text, and the stretch underlined.
 * @param start 1-based line and column in UTF-16 units
 * @param underline styles the marks
 * @returns no lines where the text has no such line
 */
export function codeFrame(source: string, start: Point, end: Point, underline: (text: string) => string): string[] {
  const line = source.split(/\r\n|\n|\r/, start.line).at(start.line - 1)
  if (line === undefined || line.trim() === '') return []
  const from = Math.min(start.column - 1, line.length)
  const to = Math.max(from + 1, end.line > start.line ? line.length : Math.min(end.column - 1, line.length))
  const cut = line.length <= WIDTH ? 0 : Math.max(0, Math.min(from - BEFORE, line.length - WIDTH))
  const shown = line.slice(cut, cut + WIDTH)
  const head = cut > 0 ? '…' : ''
  const tail = cut + WIDTH < line.length ? '…' : ''
  const number = String(start.line)
  const marks = '~'.repeat(Math.max(1, widthOf(line.slice(from, Math.min(to, cut + WIDTH)))))
  const indent = ' '.repeat(widthOf(head + line.slice(cut, from)))
  return [
    `    ${number} | ${head}${visible(shown)}${tail}`,
    `    ${' '.repeat(number.length)} | ${indent}${underline(marks)}`,
  ]
}

/** Tabs and control characters take one column, as they are shown. */
function visible(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ')
}

/** Columns on a terminal: combining marks take none, wide characters two. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) {
    if (/\p{M}|\p{Cf}/u.test(character)) continue
    width +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\u{1F300}-\u{1FAFF}]/u.test(
        character,
      )
        ? 2
        : 1
  }
  return width
}
