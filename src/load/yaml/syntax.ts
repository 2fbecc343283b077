import type { YAMLError, YAMLWarning } from 'yaml'
import { type Message, message, type Place } from '../../messages/message.ts'
import { type LoneBracket, loneBrackets } from './brackets.ts'
import { BAD_INDENTATION, type SlipWording, slipAt } from './slips.ts'

type At = (start: number, end: number) => Place

const QUOTE = 'Put the text in quotes, as in `title: "Budget: second reading"`.'
const COMMA = 'Put a comma between entries, and text with a colon in quotes: { title: "Budget: second reading" }.'

const IN_QUOTES = ['text in quotes']

/** Each kind of error of the YAML library in the words of somebody who does not know YAML. */
const WORDINGS: Readonly<Partial<Record<YAMLError['code'], SlipWording>>> = {
  TAB_AS_INDENT: { reason: 'This line is indented with a tab.', note: 'Use spaces instead.', expected: ['spaces'] },
  BLOCK_AS_IMPLICIT_KEY: { reason: 'This line has a second colon.', note: QUOTE, expected: IN_QUOTES },
  BLOCK_IN_FLOW: { reason: 'This entry has a second colon.', note: COMMA, expected: ['a comma', ...IN_QUOTES] },
  BAD_INDENT: BAD_INDENTATION,
  BAD_SCALAR_START: { reason: 'A value cannot begin with this character unless it is in quotes.', note: QUOTE },
  MULTIPLE_DOCS: {
    reason: 'A line `---` splits this file in two.',
    note: 'Remove the line.',
    expected: ['one document'],
  },
  NON_STRING_KEY: { reason: 'A key has to be a word.', note: QUOTE, expected: ['a word'] },
  TAG_RESOLVE_FAILED: {
    reason: 'A value cannot begin with `!` unless it is in quotes.',
    note: 'Put the text in quotes, or remove the word that begins with `!`.',
    expected: IN_QUOTES,
  },
  BAD_DQ_ESCAPE: {
    reason: 'A backslash in double quotes has a special meaning.',
    note: "Use single quotes, as in 'a\\b', or write two backslashes.",
    expected: ['single quotes', 'two backslashes'],
  },
}

/** Characters of a line that are looked at. */
const LONGEST_LINE = 2000

/** One mistake can give hundreds of errors; the first ones are enough. */
const MOST = 20

/** Errors after which the parser is out of step: those on the next lines are consequences. */
const ASTRAY: ReadonlySet<YAMLError['code']> = new Set([
  'BAD_INDENT',
  'BLOCK_AS_IMPLICIT_KEY',
  'MISSING_CHAR',
  'MULTILINE_IMPLICIT_KEY',
  'NON_STRING_KEY',
  'UNEXPECTED_TOKEN',
])

/**
 * Turns the errors of the YAML library into messages: one for each mistake, where it was made.
 * @param yaml the text that the errors' offsets refer to
 */
export function syntaxMessages(errors: readonly YAMLError[], yaml: string, at: At): Message[] {
  const lone = errors.some(({ code }) => ASTRAY.has(code)) ? loneBrackets(yaml) : []
  const [first] = lone
  const others = errors.filter(({ code, pos }) => !first || pos[0] < first.start || code === 'DUPLICATE_KEY')
  const causes = others.filter((error, index) => {
    const before = others[index - 1]
    return !(ASTRAY.has(error.code) && before && ASTRAY.has(before.code) && isNear(before, error, yaml))
  })
  return [
    ...causes.map((error) => errorMessage(error, yaml, at)),
    ...lone.map((bracket) => lostBracket(bracket, yaml, at) ?? bracketMessage(bracket, at)),
  ].slice(0, MOST)
}

/** True where at most one line lies between two errors. */
function isNear(before: YAMLError, error: YAMLError, yaml: string): boolean {
  return yaml.slice(before.pos[0], error.pos[0]).split('\n').length <= 3
}

function errorMessage(error: YAMLError, yaml: string, at: At): Message {
  const [start, end] = error.pos
  if (error.code === 'DUPLICATE_KEY') return duplicateKey(start, yaml, at)
  const { start: from, end: to, ...words } = slipAt(error, yaml) ?? { start, end, ...wordsOf(error) }
  return message({ rule: 'yaml-syntax', severity: 'error', place: at(from, to), ...words })
}

/** Turns a warning of the YAML library into a message. */
export function warningMessage(warning: YAMLWarning, at: At): Message {
  return message({ rule: 'yaml-syntax', severity: 'error', place: at(...warning.pos), ...wordsOf(warning) })
}

function wordsOf({ code, message: reason }: YAMLError | YAMLWarning): SlipWording {
  return (
    WORDINGS[code] ?? {
      reason: `This is not valid YAML: ${reason}.`,
      note: 'Check the quotes, brackets and indentation of this line and the one before.',
    }
  )
}

/** A # that begins a comment, with the closing bracket in it: `- { item: #1, title: Roads }`. */
function lostBracket({ start, bracket, expected }: LoneBracket, yaml: string, at: At): Message | undefined {
  if (bracket !== '{' && bracket !== '[') return undefined
  const line = yaml.slice(start, start + LONGEST_LINE).split('\n', 1)[0] ?? ''
  const [, before = '', hash] = /^(.*?\s)(#[^\s,}\]]*)/u.exec(line) ?? []
  if (hash === undefined || !line.slice(before.length).includes(expected)) return undefined
  const from = start + before.length
  return message({
    rule: 'yaml-syntax',
    severity: 'error',
    place: at(from, from + hash.length),
    reason: `A # after a space begins a comment, so the rest of this line is left out, and the \`${expected}\` with it.`,
    note: `Put it in quotes: "${hash}".`,
    actual: hash,
    expected: [`"${hash}"`],
  })
}

function bracketMessage({ start, end, bracket, expected }: LoneBracket, at: At): Message {
  const isOpen = bracket === '{' || bracket === '['
  const reason = isOpen
    ? `The closing bracket for this \`${bracket}\` is missing.`
    : `This \`${bracket}\` should be \`${expected}\`.`
  const note = isOpen
    ? `Add \`${expected}\` at the end of the entry. If \`${bracket}\` is part of a text, put the text in quotes.`
    : 'Close every bracket with its own kind, the last one opened first.'
  return message({ rule: 'yaml-syntax', severity: 'error', place: at(start, end), reason, note, expected: [expected] })
}

function duplicateKey(start: number, yaml: string, at: At): Message {
  const key = /^(?:"[^"\n]*"|'[^'\n]*'|[^\s:,}]+)/.exec(yaml.slice(start, start + 200))?.[0] ?? ''
  return message({
    rule: 'yaml-syntax',
    severity: 'error',
    place: at(start, start + key.length),
    reason: `\`${key}\` appears twice.`,
    note: 'Remove one of the two, or move it to the entry where it belongs.',
    actual: key,
  })
}
