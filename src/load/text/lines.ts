import type { Place, Point } from '../../messages/message.ts'

/** Turns offsets of one text into lines and columns. */
export interface Lines {
  /** The point at a 0-based offset; past the end, the end. */
  point(offset: number): Point
  /** The stretch between two offsets of a file. */
  place(file: string, start: number, end: number): Place
}

/** Lines end with a line feed, a carriage return or both, as an editor counts them. */
export function linesOf(text: string): Lines {
  let starts: number[] | undefined

  function point(offset: number): Point {
    starts ??= lineStarts(text)
    const within = Math.min(Math.max(0, offset), text.length)
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= within) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: within - (starts[low] ?? 0) + 1, offset: within }
  }

  function place(file: string, start: number, end: number): Place {
    return { file, start: point(start), end: point(Math.max(start, end)) }
  }

  return { point, place }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (const ending of text.matchAll(/\r\n|\n|\r/g)) starts.push(ending.index + ending[0].length)
  return starts
}
