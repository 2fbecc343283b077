import type { Place } from '../../messages/message.ts'
import type { TypstSource } from './to-typst.ts'

/**
 * The Markdown place that a line of the Typst source came from; `line` is 0-based, as Typst's diagnostics count. The
 * nearest place before it where the line itself has none; undefined before the first.
 */
export function placeOfLine(made: Pick<TypstSource, 'lines'>, line: number): Place | undefined {
  return made.lines.slice(0, line + 1).findLast((place) => place !== undefined)
}
