import type { YAMLError, YAMLWarning } from 'yaml'
import { type Message, message, type Place } from '../messages/message.ts'

type At = (start: number, end: number) => Place

interface Wording {
  reason: string
  note: string
}

const QUOTE = 'Put the text in quotes, as in `title: "Budget: second reading"`.'
const ALIGN = 'Indent it as far as its neighbours, with spaces.'

/** What each kind of error of the YAML library means for somebody who does not know its grammar. */
const WORDINGS: Readonly<Partial<Record<YAMLError['code'], Wording>>> = {
  TAB_AS_INDENT: { reason: 'Unexpected tab, expected spaces', note: 'Indent with spaces: YAML allows no tabs.' },
  BLOCK_AS_IMPLICIT_KEY: { reason: 'Unexpected second colon, expected one key and its value', note: QUOTE },
  MULTILINE_IMPLICIT_KEY: { reason: 'Unexpected end of line, expected a colon after the key', note: ALIGN },
  BAD_INDENT: { reason: 'Unexpected indentation, expected that of the lines around it', note: ALIGN },
  BAD_SCALAR_START: { reason: 'Unexpected character at the start of a value, expected text in quotes', note: QUOTE },
  BAD_ALIAS: { reason: 'Unexpected `*`, expected a value', note: QUOTE },
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

/**
 * Makes a message of an error of the YAML library.
 * @param yaml the text that its offsets count
 */
export function syntaxMessage(error: YAMLError | YAMLWarning, yaml: string, at: At): Message {
  const [start, end] = error.pos
  if (error.code === 'DUPLICATE_KEY') return duplicateKey(start, yaml, at)
  const words = WORDINGS[error.code] ?? {
    reason: `Unexpected YAML: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`,
    note: 'Check quotes, brackets and indentation of this line and of the one before it.',
  }
  return message({ rule: 'yaml-syntax', severity: 'error', place: at(start, end), ...words })
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
