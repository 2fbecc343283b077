import type { YAMLError, YAMLWarning } from 'yaml'
import { type Message, message, type Place } from '../../messages/message.ts'
import { type LoneBracket, loneBrackets } from './brackets.ts'
import { BAD_INDENTATION, slipAt, type Wording } from './slips.ts'

type At = (start: number, end: number) => Place

const QUOTE = 'Put the text in quotes, as in `title: "Budget: second reading"`.'
const COMMA = 'Put a comma between entries, and text with a colon in quotes: { title: "Budget: second reading" }.'

/** What each kind of error of the YAML library means for somebody who does not know its grammar. */
const WORDINGS: Readonly<Partial<Record<YAMLError['code'], Wording>>> = {
  TAB_AS_INDENT: { reason: 'Unexpected tab, expected spaces', note: 'Indent with spaces: YAML allows no tabs.' },
  BLOCK_AS_IMPLICIT_KEY: { reason: 'Unexpected second colon, expected one key and its value', note: QUOTE },
  BLOCK_IN_FLOW: { reason: 'Unexpected second colon, expected a comma between entries', note: COMMA },
  BAD_INDENT: BAD_INDENTATION,
  BAD_SCALAR_START: { reason: 'Unexpected character at the start of a value, expected text in quotes', note: QUOTE },
  MULTIPLE_DOCS: { reason: 'Unexpected second document, expected one', note: 'Remove the line `---`.' },
  NON_STRING_KEY: { reason: 'Unexpected list or mapping as a key, expected a word', note: QUOTE },
  TAG_RESOLVE_FAILED: {
    reason: 'Unexpected tag, expected a plain value',
    note: 'Remove the word that begins with `!`.',
  },
  BAD_DQ_ESCAPE: {
    reason: 'Unexpected backslash in double quotes, expected a character that it can stand before',
    note: "Use single quotes: 'a\\b', or write two backslashes.",
  },
}

/** One slip can give hundreds of errors; the first ones tell what it was. */
const MOST = 20

/** Errors in which the parser has lost its way: what it finds on the next lines is a consequence. */
const ASTRAY: ReadonlySet<YAMLError['code']> = new Set([
  'BAD_INDENT',
  'BLOCK_AS_IMPLICIT_KEY',
  'MISSING_CHAR',
  'MULTILINE_IMPLICIT_KEY',
  'NON_STRING_KEY',
  'UNEXPECTED_TOKEN',
])

/**
 * Makes messages of the errors of the YAML library: one for each slip, at the slip.
 * @param yaml the text that their offsets count
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
    ...lone.map((bracket) => bracketMessage(bracket, at)),
  ].slice(0, MOST)
}

/** True where at most one line lies between two errors. */
function isNear(before: YAMLError, error: YAMLError, yaml: string): boolean {
  return yaml.slice(before.pos[0], error.pos[0]).split('\n').length <= 3
}

function errorMessage(error: YAMLError, yaml: string, at: At): Message {
  const [start, end] = error.pos
  if (error.code === 'DUPLICATE_KEY') return duplicateKey(start, yaml, at)
  const { start: from, end: to, reason, note } = slipAt(error, yaml) ?? { start, end, ...wordsOf(error) }
  return message({ rule: 'yaml-syntax', severity: 'error', place: at(from, to), reason, note })
}

/** Makes a message of a warning of the YAML library. */
export function warningMessage(warning: YAMLWarning, at: At): Message {
  return message({ rule: 'yaml-syntax', severity: 'error', place: at(...warning.pos), ...wordsOf(warning) })
}

function wordsOf({ code, message: reason }: YAMLError | YAMLWarning): Wording {
  return (
    WORDINGS[code] ?? {
      reason: `Unexpected YAML: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
      note: 'Check quotes, brackets and indentation of this line and of the one before it.',
    }
  )
}

function bracketMessage({ start, end, bracket, expected }: LoneBracket, at: At): Message {
  const isOpen = bracket === '{' || bracket === '['
  const reason = isOpen
    ? `Unexpected \`${bracket}\` that nothing closes, expected a \`${expected}\` at the end of the entry`
    : `Unexpected \`${bracket}\`, expected \`${expected}\``
  const note = isOpen
    ? `Write the \`${expected}\`; or put the text in quotes, if \`${bracket}\` belongs to it.`
    : 'Close brackets in the order in which they were opened, each by its own kind.'
  return message({ rule: 'yaml-syntax', severity: 'error', place: at(start, end), reason, note })
}

function duplicateKey(start: number, yaml: string, at: At): Message {
  const key = /^(?:"[^"\n]*"|'[^'\n]*'|[^\s:,}]+)/.exec(yaml.slice(start, start + 200))?.[0] ?? ''
  return message({
    rule: 'yaml-syntax',
    severity: 'error',
    place: at(start, start + key.length),
    reason: `Unexpected second key \`${key}\`, expected each key once`,
    note: 'Remove one of the two, or move it to the entry where it belongs.',
    actual: key,
  })
}
