import type { Root } from 'mdast'
import type { Files } from '../../host/host.ts'
import { hasErrors, message } from '../../messages/message.ts'
import { findImages } from '../pictures/images.ts'
import type { Result } from '../result.ts'
import type { Report } from '../sources.ts'
import { decodeText } from '../text/decode.ts'
import { type Lines, linesOf } from '../text/lines.ts'
import { withTimeLimit } from '../text/time-limit.ts'
import type { Refusal } from '../yaml/guard.ts'
import { boxAlerts } from './alerts.ts'
import { checkAroundRedactions } from './around-redaction.ts'
import { readCellAttributes } from './attributes/cells.ts'
import { readPictureAttributes } from './attributes/pictures.ts'
import { checkDialects } from './dialects.ts'
import { readFrontMatter } from './front-matter.ts'
import { guardMarkdown } from './guard.ts'
import { placeHtmlPictures } from './html-pictures.ts'
import { labelItems } from './item-labels.ts'
import { checkMarks } from './marks.ts'
import { parseMarkdown } from './parse-markdown.ts'
import { checkTree } from './tree-limits.ts'
import { checkPrivacyMarks } from './untaken-marks.ts'

/**
 * Characters up to which no limit is set, which costs as much as reading a page: what `guardMarkdown` lets through of
 * this length takes a second at the worst.
 */
const SHORT = 8000

/**
 * The last defence after `guardMarkdown`, in milliseconds: so much more than the text takes that what is refused does
 * not depend on how busy the machine is.
 */
function timeLimit(cost: number): number {
  return 6000 + 8 * cost
}

/**
 * Reads a Markdown report: CommonMark with GFM, front matter and the directives that are known.
 *
 * @param path relative to the workspace
 * @param files to look for its pictures
 * @returns the report unless it has errors; positions are those of the file, front matter counted
 */
export async function readMarkdownReport(path: string, bytes: Uint8Array, files: Files): Promise<Result<Report>> {
  const decoded = decodeText(path, bytes)
  if ('problem' in decoded) return { value: undefined, messages: [decoded.problem] }
  const parsed = parseReport(path, decoded.text)
  if (!parsed.value) return { value: undefined, messages: parsed.messages }
  const found = await findImages(path, parsed.value.tree, files)
  const messages = [...parsed.messages, ...found.messages]
  const report: Report = { ...parsed.value, images: found.images }
  return { value: hasErrors(messages) ? undefined : report, messages }
}

/**
 * Parses the text of a report, without looking for its pictures. The report is there even with errors in its front
 * matter, unless its body cannot be read.
 */
export function parseReport(path: string, text: string): Result<Omit<Report, 'images'>> {
  const lines = linesOf(text)
  const { frontMatter, place, bodyStart, messages } = readFrontMatter(path, text, lines)
  const body = parseBody(path, text, bodyStart, lines)
  const value = body.value && { path, text, frontMatter, place, tree: body.value }
  return { value, messages: [...messages, ...body.messages] }
}

/**
 * Parses text as Markdown from an offset on. Positions count from the start of the text.
 * @param bodyStart 0-based offset; what comes before it is left out of the tree
 */
function parseBody(path: string, text: string, bodyStart: number, lines: Lines): Result<Root> {
  const refuse = (problem: Omit<Refusal, 'start' | 'end'>, { start, end }: { start: number; end: number }) => ({
    value: undefined,
    messages: [message({ rule: 'markdown', severity: 'error', place: lines.place(path, start, end), ...problem })],
  })
  const guard = guardMarkdown(text, bodyStart)
  if (guard.refusal) {
    const { reason, note } = guard.refusal
    return refuse({ reason, note }, guard.refusal)
  }
  // Blanks in place of the front matter leave every line and column as it is.
  const blank = text.slice(0, bodyStart).replace(/[^\r\n]/g, ' ')
  const note = 'Look for long runs of brackets, asterisks, list markers or colons.'
  try {
    const parse = () => parseMarkdown(blank + text.slice(bodyStart))
    const parsed = text.length <= SHORT ? { value: parse() } : withTimeLimit(timeLimit(guard.cost), parse)
    if (!parsed) return refuse({ reason: 'This part of the report takes too long to read.', note }, guard.worst)
    if (parsed.value.children.length === 0) {
      const end = { start: bodyStart, end: text.length }
      return refuse({ reason: 'The report is empty.', note: 'Write it, or list it with `to_follow:` and a date.' }, end)
    }
    const messages = checkTree(path, parsed.value)
    if (messages.length > 0) return { value: undefined, messages }
    const found = [
      ...checkMarks(path, text, bodyStart, parsed.value, lines),
      ...checkPrivacyMarks(path, text, bodyStart, parsed.value, lines),
      ...checkAroundRedactions(path, text, parsed.value, lines),
      ...checkDialects(path, text, parsed.value, lines),
    ]
    boxAlerts(parsed.value)
    placeHtmlPictures(parsed.value)
    labelItems(parsed.value)
    readPictureAttributes(parsed.value)
    found.push(...readCellAttributes(path, parsed.value))
    return { value: parsed.value, messages: found }
  } catch (error) {
    // The parser calls itself for what is inside something else.
    if (!(error instanceof RangeError)) throw error
    return refuse({ reason: 'This part of the report is nested too deeply to read.', note }, guard.worst)
  }
}
