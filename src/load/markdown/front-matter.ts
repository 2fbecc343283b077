import { type Message, message } from '../../messages/message.ts'
import { type FrontMatter, frontMatterSchema } from '../schema/front-matter.ts'
import type { Lines } from '../text/lines.ts'
import type { PlaceOf } from '../yaml/nodes.ts'
import { parseYaml } from '../yaml/yaml.ts'

export interface Head {
  frontMatter: FrontMatter
  place: PlaceOf
  /** Offset of the text that comes after the front matter. */
  bodyStart: number
}

const OPENING = /^---[ \t]*(?:\r\n|\n|\r)/
const CLOSING = /^(?:---|\.\.\.)(.*)$/gm
/** Settings between lines of three plus signs, as some website generators have them. */
const TOML = /^\+\+\+[ \t]*(?:\r\n|\n|\r)(?:[^\r\n]*(?:\r\n|\n|\r)){0,200}?\+\+\+[ \t]*(?=[\r\n]|$)/
const KEY = /^(?:[ \t]*(?:#.*)?(?:\r\n|\n|\r))*["']?[\p{L}_][\p{L}\p{N}_ -]*["']?[ \t]*:(?:\s|$)/u

/**
 * Reads the YAML at the head of a report: lines between two lines of three hyphens, the first of which is the first of
 * the file. A rule that only looks like it, and a block with another ending, stay text; the latter is warned about.
 * Mistakes in it are errors; the value is then that of a report without front matter.
 */
export function readFrontMatter(path: string, text: string, lines: Lines): Head & { messages: Message[] } {
  const none: Head = {
    frontMatter: frontMatterSchema.parse({}),
    place: () => lines.place(path, 0, 0),
    bodyStart: 0,
  }
  const toml = TOML.exec(text)?.[0]
  if (toml !== undefined) return { ...none, bodyStart: toml.length, messages: [tomlProblem(path, lines)] }
  const opening = OPENING.exec(text)?.[0]
  if (opening === undefined) return { ...none, messages: [] }
  const start = opening.length
  const closing = findClosing(text, start)
  const isMeant = KEY.test(text.slice(start, closing?.index))
  if (closing && (isMeant || text.slice(start, closing.index).trim() === '') && closing[1]?.trim() === '') {
    const yaml = text.slice(start, closing.index)
    const parsed = parseYaml({ path, yaml, lines, offset: start }, frontMatterSchema)
    const bodyStart = closing.index + closing[0].length
    return {
      ...none,
      ...(parsed.value && { frontMatter: parsed.value.value, place: parsed.value.place }),
      bodyStart,
      messages: parsed.messages,
    }
  }
  if (!isMeant) return { ...none, messages: [] }
  const problem = closing ? otherEnding(path, lines, closing) : unclosed(path, lines)
  return { ...none, messages: [problem] }
}

function findClosing(text: string, start: number): RegExpExecArray | undefined {
  const pattern = new RegExp(CLOSING)
  pattern.lastIndex = start
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const rest = found[1] ?? ''
    if (rest.trim() === '' || (/^[ \t]/.test(rest) && found[0].startsWith('---'))) return found
  }
  return undefined
}

function tomlProblem(path: string, lines: Lines): Message {
  return message({
    rule: 'front-matter',
    severity: 'warning',
    place: lines.place(path, 0, 3),
    expected: ['---'],
    reason: 'The keys between lines of `+++` are TOML, which is not read or printed.',
    note: 'Write them as YAML between lines of `---`: `title: Budget monitoring`.',
  })
}

function unclosed(path: string, lines: Lines): Message {
  return message({
    rule: 'front-matter',
    severity: 'error',
    place: lines.place(path, 0, 3),
    expected: ['---'],
    reason: 'The keys at the top of the report have no closing line `---`.',
    note: 'Put a line of three hyphens between the last key and the text.',
  })
}

function otherEnding(path: string, lines: Lines, closing: RegExpExecArray): Message {
  return message({
    rule: 'front-matter',
    severity: 'warning',
    place: lines.place(path, closing.index, closing.index + closing[0].length),
    actual: closing[0].trim().slice(0, 60),
    expected: ['---'],
    reason: `The keys at the top of the report end with \`${closing[0].trim().slice(0, 60)}\`, so they will be printed as text.`,
    note: 'If they are keys such as `title:`, end them with a line `---` and nothing else.',
  })
}
