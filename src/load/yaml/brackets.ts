import { tokens } from './tokens.ts'

/** A bracket without its partner. */
export interface LoneBracket {
  /** Offsets of the bracket. */
  start: number
  end: number
  /** `{` or `[` where nothing closes it, `}` or `]` where another one was to be closed. */
  bracket: string
  /** The bracket that was expected. */
  expected: string
}

/** More would not tell more. */
const MOST = 20

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']' }

interface Open {
  start: number
  bracket: string
  /** A line within the bracket begins further right than this column, 0-based. */
  column: number
}

/**
 * Brackets that are not closed before a line that begins no further right than the one they stand in, or that are closed
 * by the other kind. Reading goes on at that line, so that each of several is found.
 */
export function loneBrackets(yaml: string): LoneBracket[] {
  const found: LoneBracket[] = []
  let from = 0
  while (from < yaml.length && found.length < MOST) {
    const { lone, next } = readOn(yaml, from)
    found.push(...lone)
    from = next
  }
  return found.slice(0, MOST)
}

/** Reads up to the line at which a bracket should have been closed, or to the end. */
function readOn(yaml: string, from: number): { lone: LoneBracket[]; next: number } {
  const lone: LoneBracket[] = []
  let open: Open[] = []
  let lineStart = from
  let atStart = true
  let afterMarker = false
  let column = 0
  for (const token of tokens(yaml.slice(from))) {
    const start = from + token.start
    const isMarker = token.type === 'seq-item-ind' || token.type === 'explicit-key-ind'
    if (token.type === 'newline') {
      lineStart = from + token.end
      atStart = true
      continue
    }
    if (token.type === 'space' || token.type === 'comment') continue
    const [outermost] = open
    const closes = token.type === 'flow-map-end' || token.type === 'flow-seq-end'
    if (atStart && outermost && !closes && start - lineStart <= outermost.column)
      return { lone: [...lone, ...open.map(unclosed)], next: lineStart }
    const opens = token.type === 'flow-map-start' || token.type === 'flow-seq-start'
    // A bracket right after `- ` is the entry itself, and belongs to the column of the hyphen.
    if (atStart && !(opens && afterMarker)) column = start - lineStart
    atStart &&= isMarker
    afterMarker = isMarker
    if (opens) open.push({ start, bracket: yaml.charAt(start), column })
    const last = open.at(-1)
    if (closes && last) {
      const bracket = yaml.charAt(start)
      const expected = CLOSING[last.bracket] ?? ''
      if (bracket !== expected) lone.push({ start, end: start + 1, bracket, expected })
      open = open.slice(0, -1)
    }
  }
  return { lone: [...lone, ...open.map(unclosed)], next: yaml.length }
}

function unclosed({ start, bracket }: Open): LoneBracket {
  return { start, end: start + 1, bracket, expected: CLOSING[bracket] ?? '' }
}
