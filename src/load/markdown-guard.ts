import type { Refusal } from './yaml-guard.ts'

/** Characters of a report: some 1,500 pages. */
const SIZE_LIMIT = 4_000_000
/** List and quotation markers at the start of one line. */
const MARKER_LIMIT = 15
/** `:::` blocks in one another. */
const BLOCK_LIMIT = 15
/** Brackets in one another: CommonMark takes no more within a link's address. */
const BRACKET_LIMIT = 32
/** What one paragraph, table row or list entry may have. A crowded page has a tenth of it. */
const MARK_LIMIT = 1500
const LINE_LIMIT = 1500

const MARKER = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]{1,200}\]:)/y
const FENCE = /^[ \t]*(`{3,}|~{3,})([^\r\n]*)/
const BLOCK_OPENING = /^[ \t]*:{3,}[ \t]*[\p{L}_-]/u
const BLOCK_CLOSING = /^[ \t]*:{3,}[ \t]*$/
const MARKS = /\*+|_+|~+|`+|\[|\]|<|:(?=\p{L})/gu

/** Marks of the text that belongs together: a parser compares each with all before it. */
interface Passage {
  start: number
  marks: number
  lines: number
  depth: number
}

export interface GuardResult {
  refusal?: Refusal
  /** Where the text is most intricate, to name when the parser takes too long all the same. */
  worst: { start: number; end: number }
}

/**
 * Looks, before Markdown is parsed, for what the parser takes minutes for: many levels of lists and quotations, long
 * runs of brackets or emphasis within one paragraph. Linear in the length of the text, and blind to code.
 *
 * @param start 0-based offset from which on the text is looked at
 */
export function guardMarkdown(text: string, start: number): GuardResult {
  const worst = { start, end: start, score: 0 }
  if (text.length > SIZE_LIMIT) {
    const reason = `Unexpected report of ${text.length} characters, expected at most ${SIZE_LIMIT}`
    return { worst, refusal: { start, end: start, reason, note: 'Split it into several documents.' } }
  }
  let passage: Passage = { start, marks: 0, lines: 0, depth: 0 }
  let fence: string | undefined
  let blocks = 0
  for (const line of linesFrom(text, start)) {
    const { markers, end: prefix } = readMarkers(line.text)
    if (markers > MARKER_LIMIT)
      return { worst, refusal: tooDeep(line, `${markers} list or quotation markers`, MARKER_LIMIT) }
    const content = line.text.slice(prefix)
    const mark = FENCE.exec(content)
    if (mark) {
      fence = nextFence(fence, mark[1] ?? '', mark[2] ?? '')
      passage = { start: line.end, marks: 0, lines: 0, depth: 0 }
      continue
    }
    if (fence) continue
    if (BLOCK_OPENING.test(content)) blocks += 1
    else if (BLOCK_CLOSING.test(content)) blocks = Math.max(0, blocks - 1)
    if (blocks > BLOCK_LIMIT) return { worst, refusal: tooDeep(line, `${blocks} blocks`, BLOCK_LIMIT) }
    if (content.trim() === '' || markers > 0 || /^[ \t]*#|\|/.test(content)) {
      passage = { start: line.start, marks: 0, lines: 0, depth: 0 }
    }
    const refusal = count(passage, line, content)
    if (refusal) return { worst, refusal }
    const score = passage.marks + passage.lines
    if (score > worst.score) Object.assign(worst, { start: passage.start, end: line.end, score })
  }
  return { worst }
}

interface Line {
  text: string
  start: number
  end: number
}

function* linesFrom(text: string, from: number): Generator<Line> {
  const ending = /\r\n|\n|\r/g
  ending.lastIndex = from
  let start = from
  for (let found = ending.exec(text); found; found = ending.exec(text)) {
    yield { text: text.slice(start, found.index), start, end: found.index }
    start = ending.lastIndex
  }
  yield { text: text.slice(start), start, end: text.length }
}

function readMarkers(line: string): { markers: number; end: number } {
  const marker = new RegExp(MARKER)
  let markers = 0
  let end = 0
  while (markers <= MARKER_LIMIT && marker.test(line)) {
    markers += 1
    end = marker.lastIndex
  }
  // A rule such as `* * * *` is a row of markers with nothing after it.
  const isRule = line.length < 200 && /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/.test(line)
  return isRule ? { markers: 0, end: line.length } : { markers, end }
}

function nextFence(open: string | undefined, mark: string, rest: string): string | undefined {
  if (open === undefined) return mark.startsWith('`') && rest.includes('`') ? undefined : mark
  const closes = mark.startsWith(open.charAt(0)) && mark.length >= open.length && rest.trim() === ''
  return closes ? undefined : open
}

function count(passage: Passage, line: Line, content: string): Refusal | undefined {
  passage.lines += 1
  for (const [mark] of content.matchAll(MARKS)) {
    passage.marks += mark.startsWith('`') ? 1 : mark.length
    if (mark === '[') passage.depth += 1
    else if (mark === ']') passage.depth = Math.max(0, passage.depth - 1)
    if (passage.depth > BRACKET_LIMIT) return tooDeep(line, `${passage.depth} opening brackets`, BRACKET_LIMIT)
  }
  if (passage.marks > MARK_LIMIT) return tooMany(line, 'brackets and marks of emphasis or code', MARK_LIMIT)
  if (passage.lines > LINE_LIMIT) return tooMany(line, 'lines without a blank one', LINE_LIMIT)
  return undefined
}

function tooDeep(line: Line, what: string, limit: number): Refusal {
  const reason = `Unexpected ${what} in one another, expected at most ${limit}`
  return { start: line.start, end: line.end, reason, note: 'Say it with fewer levels.' }
}

function tooMany(line: Line, what: string, limit: number): Refusal {
  const reason = `Unexpected paragraph with more than ${limit} ${what}, expected fewer`
  const note = 'Split it by blank lines, or fence it with ``` if it is meant as it is written.'
  return { start: line.start, end: line.end, reason, note }
}
