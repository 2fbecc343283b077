import type { Position } from '../../../mdast.ts'

/**
 * The words of a document as text: one line for each paragraph, so that a line number is the number of a paragraph. Nodes
 * get their places from it.
 */
export interface Transcript {
  /** Adds words to the line, and returns where they stand. */
  write(words: string): Position
  /** Ends the line. */
  endLine(): void
  /** 1-based number of the line that is written. */
  line(): number
  text(): string
}

/** The ends of lines that a text must not have, since they would begin a paragraph. */
const LINE_ENDS = /[\r\n\u2028\u2029]/g

export function startTranscript(): Transcript {
  const parts: string[] = []
  let line = 1
  let column = 1
  let offset = 0
  const here = () => ({ line, column, offset })
  return {
    write(words) {
      const start = here()
      parts.push(words.replace(LINE_ENDS, ' '))
      column += words.length
      offset += words.length
      return { start, end: here() }
    },
    endLine() {
      parts.push('\n')
      line += 1
      column = 1
      offset += 1
    },
    line: () => line,
    text: () => parts.join(''),
  }
}

/** From the start of one place to the end of another. */
export function span(first: Position | undefined, last: Position | undefined): Position | undefined {
  return first && last && { start: first.start, end: last.end }
}
