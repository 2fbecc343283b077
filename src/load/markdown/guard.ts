import type { Refusal } from '../yaml/guard.ts'
import { BEGINNING } from './parse-in-parts.ts'

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
const MARKS = /\*+|_+|~+|`+|[[\]<&\\|@]|:(?=[\p{L}/])|www\./gu
/** Headings, rows of tables and HTML are read line by line. */
const OWN_PASSAGE = /^[ \t]*[#<]|\|/
/** A whole tag of HTML: the parser passes over it in one go. */
const TAG = /<\/?[a-z][^<>]*>/giu
const UNDERLINE = /^[ \t]*(?:=+|-+)[ \t]*$/

/** Milliseconds that parsing takes on an ordinary machine; measured on remark-parse 11 with GFM. */
const COST = {
  character: 0.0015,
  line: 0.05,
  block: 0.1,
  markSquared: 0.00003,
  exitSquared: 0.00025,
  underlineSquared: 0.00025,
}
/** The report of a thousand pages takes less. */
const COST_LIMIT = 7000

/** Marks of one passage: the parser compares each with all before it. */
interface Passage {
  start: number
  marks: number
  lines: number
  depth: number
}

/** Sums over the text, to estimate what parsing it takes. */
interface Effort {
  milliseconds: number
  /** Container exits and heading underlines since the last block that can be parsed by itself. */
  exits: number
  underlines: number
  /** What the last line with markers has: columns up to its text, and whether a blank line ends it. */
  open: { prefix: number; isQuotation: boolean } | undefined
  isAfterBlank: boolean
}

export interface GuardResult {
  refusal?: Refusal
  /** Where the text is most intricate, to name when the parser takes too long all the same. */
  worst: { start: number; end: number }
  /** Milliseconds that an ordinary machine takes to read it, at the most. */
  cost: number
}

/**
 * Finds, before Markdown is parsed, what the parser takes minutes for: many levels of lists and quotations, long
 * runs of brackets or emphasis within one paragraph. Linear in the length of the text; code is skipped.
 *
 * @param start 0-based offset from which on the text is looked at
 */
export function guardMarkdown(text: string, start: number): GuardResult {
  const worst = { start, end: start, score: 0 }
  const refuse = (refusal: Refusal): GuardResult => ({ worst, refusal, cost: 0 })
  if (text.length > SIZE_LIMIT) {
    const reason = `The report has ${text.length} characters; at most ${SIZE_LIMIT} are allowed.`
    return refuse({ start, end: start, reason, note: 'Split it into several documents.' })
  }
  const effort: Effort = {
    milliseconds: text.length * COST.character,
    exits: 0,
    underlines: 0,
    open: undefined,
    isAfterBlank: true,
  }
  let passage: Passage = { start, marks: 0, lines: 0, depth: 0 }
  let fence: string | undefined
  let blocks = 0
  for (const line of linesFrom(text, start)) {
    const { markers, end: prefix } = readMarkers(line.text)
    if (markers > MARKER_LIMIT) return refuse(tooDeep(line, `${markers} list or quotation markers`, MARKER_LIMIT))
    const content = line.text.slice(prefix)
    if (blocks === 0 && effort.isAfterBlank && BEGINNING.test(line.text)) addSquares(effort)
    addLine(effort, line.text, prefix, markers > 0)
    const mark = FENCE.exec(content)
    if (mark) fence = nextFence(fence, mark[1] ?? '', mark[2] ?? '')
    if (mark || fence) {
      passage = { start: line.end, marks: 0, lines: 0, depth: 0 }
      continue
    }
    if (BLOCK_OPENING.test(content)) blocks += 1
    else if (BLOCK_CLOSING.test(content)) blocks = Math.max(0, blocks - 1)
    if (blocks > BLOCK_LIMIT) return refuse(tooDeep(line, `${blocks} blocks`, BLOCK_LIMIT))
    if (content.trim() === '' || markers > 0 || OWN_PASSAGE.test(content)) {
      passage = { start: line.start, marks: 0, lines: 0, depth: 0 }
    }
    const before = passage.marks
    const refusal = count(passage, line, content)
    if (refusal) return refuse(refusal)
    effort.milliseconds += (passage.marks ** 2 - before ** 2) * COST.markSquared
    const score = passage.marks + passage.lines
    if (score > worst.score) Object.assign(worst, { start: passage.start, end: line.end, score })
  }
  addSquares(effort)
  const cost = effort.milliseconds
  if (cost > COST_LIMIT) return refuse(tooMuch(worst.start, worst.end))
  return { worst, cost }
}

function addLine(effort: Effort, line: string, prefix: number, hasMarkers: boolean): void {
  const indentation = line.length - line.trimStart().length
  const isBlank = indentation === line.length
  const isBlock = prefix > 0 || OWN_PASSAGE.test(line)
  effort.milliseconds += (isBlock ? COST.block : COST.line) * (1 + Math.min(indentation, 60) / 6)
  effort.isAfterBlank = isBlank
  if (hasMarkers) effort.open = { prefix, isQuotation: line.slice(0, prefix).includes('>') }
  else if (effort.open && (isBlank ? effort.open.isQuotation : indentation < effort.open.prefix)) {
    effort.exits += 1
    effort.open = undefined
  }
  if (UNDERLINE.test(line)) effort.underlines += 1
}

/** micromark splices its event list at every container exit and heading underline: quadratic cost in each part. */
function addSquares(effort: Effort): void {
  effort.milliseconds += effort.underlines ** 2 * COST.underlineSquared + effort.exits ** 2 * COST.exitSquared
  effort.exits = 0
  effort.underlines = 0
}

function tooMuch(start: number, end: number): Refusal {
  const reason = 'The report is too complex to read in a few seconds.'
  return { start, end, reason, note: 'Split the report, or make this part simpler: it has the most formatting marks.' }
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
  for (const [mark] of content.replace(TAG, '').matchAll(MARKS)) {
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
  const reason = `There are ${what} inside each other; at most ${limit} are allowed.`
  return { start: line.start, end: line.end, reason, note: 'Use fewer levels.' }
}

function tooMany(line: Line, what: string, limit: number): Refusal {
  const reason = `The paragraph has more than ${limit} ${what}.`
  const note = 'Split it with blank lines. If it is to be printed as it is, put it between lines of ```.'
  return { start: line.start, end: line.end, reason, note }
}
