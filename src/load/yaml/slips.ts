import type { YAMLError } from 'yaml'

/** What is wrong, and how to mend it. */
export interface Wording {
  reason: string
  note: string
}

/** What somebody most likely meant, where an error of the YAML library does not show it. */
export interface Slip extends Wording {
  /** Offsets of what is wrong. */
  start: number
  end: number
}

/** Of a line that begins in a column where none can. */
export const BAD_INDENTATION: Wording = {
  reason: 'Unexpected indentation, expected that of the lines around it',
  note: 'Indent it as far as its neighbours, with spaces.',
}

/** The slip behind an error of syntax; undefined where its own words tell it. */
export function slipAt(error: YAMLError, yaml: string): Slip | undefined {
  const [offset] = error.pos
  switch (error.code) {
    case 'BAD_INDENT':
      return hyphen(lineAt(yaml, offset))
    case 'BLOCK_AS_IMPLICIT_KEY':
      return indentedMore(yaml, offset)
    case 'MULTILINE_IMPLICIT_KEY':
      return hyphen(lineAt(yaml, offset)) ?? tightColon(lineAt(yaml, offset)) ?? noColon(lineAt(yaml, offset))
    case 'MISSING_CHAR':
      return slipOfMissing(error, yaml, lineAt(yaml, offset))
    case 'UNEXPECTED_TOKEN':
      return lone(yaml, offset) ?? afterQuote(yaml, error.pos)
    case 'BAD_ALIAS':
      return sign(yaml, offset)
    default:
      return undefined
  }
}

function slipOfMissing(error: YAMLError, yaml: string, line: Line): Slip {
  return quotes(error, yaml) ?? hyphen(line) ?? tightColon(line) ?? indentation(line)
}

interface Line {
  text: string
  /** Offset of its first character. */
  start: number
}

function lineAt(yaml: string, offset: number): Line {
  const start = yaml.lastIndexOf('\n', offset - 1) + 1
  return { text: yaml.slice(start).split('\n', 1)[0] ?? '', start }
}

/** `-title: Budget`. */
function hyphen({ text, start }: Line): Slip | undefined {
  const [, before = '', word] = /^([ ]*)-([^\s-][^\s:]*):/.exec(text) ?? []
  if (word === undefined) return undefined
  const from = start + before.length
  return {
    start: from,
    end: from + word.length + 1,
    reason: `Unexpected \`-${word}\`, expected a space after the hyphen`,
    note: `Write \`- ${word}:\`.`,
  }
}

/** `title:Budget`, but no address such as `https://rb.example`. */
function tightColon({ text, start }: Line): Slip | undefined {
  const [, before = '', key, rest = ''] = /^([ ]*(?:- +)?)([a-z_]+):([^\s/].*)$/.exec(text) ?? []
  if (key === undefined) return undefined
  const from = start + before.length
  return {
    start: from,
    end: from + key.length + 1,
    reason: `Unexpected \`${key}:\` with no space after it, expected a key, a colon, a space and the value`,
    note: `Write \`${key}: ${rest.slice(0, 40)}\`.`,
  }
}

/** `& more`, `* all`: signs that mean something else in YAML. */
function sign(yaml: string, offset: number): Slip {
  const reason = `Unexpected \`${yaml.charAt(offset)}\` at the start of a value, expected text in quotes`
  const note = 'Put the text in quotes: "* all members".'
  return { start: offset, end: offset + 1, reason, note }
}

/** A line that is indented more than the one before, which has a value already. */
function indentedMore(yaml: string, offset: number): Slip | undefined {
  const line = lineAt(yaml, offset)
  const next = lineAt(yaml, Math.min(yaml.length, line.start + line.text.length + 1))
  const indent = (text: string): number => /^[ ]*(?:- +)*/.exec(text)?.[0].length ?? 0
  if (!/^[ ]*[^\s:#-][^:]*:(?: |$)/.test(next.text) || indent(next.text) <= indent(line.text)) return undefined
  return {
    start: next.start + indent(next.text),
    end: next.start + next.text.length,
    reason: 'Unexpected indentation, expected that of the line before',
    note: 'Indent keys of one entry alike, with spaces.',
  }
}

/** `date 2022-12-12`. */
function noColon({ text, start }: Line): Slip | undefined {
  const [, before = '', word, rest] = /^([ ]*(?:- +)?)([a-z_]+)(?: +(\S.*))?$/.exec(text) ?? []
  if (word === undefined) return undefined
  const from = start + before.length
  return {
    start: from,
    end: from + word.length,
    reason: `Unexpected \`${word}\` without a colon, expected a key and its value`,
    note: `Write \`${word}: ${(rest ?? '…').slice(0, 40)}\`.`,
  }
}

/** Quotes that nothing closes. */
function quotes({ message: reason, pos }: YAMLError, yaml: string): Slip | undefined {
  const [, mark] = /Missing closing (["'])/.exec(reason) ?? []
  if (mark === undefined) return undefined
  const from = Math.max(0, yaml.lastIndexOf(mark, pos[0] - 1))
  const { text, start } = lineAt(yaml, from)
  return {
    start: from,
    end: start + text.length,
    reason: `Unexpected ${mark} that nothing closes, expected another one at the end of the text`,
    note: `Write ${mark} at the end of the text, too.`,
  }
}

function indentation({ text, start }: Line): Slip {
  const from = start + (text.length - text.trimStart().length)
  return { start: from, end: start + text.length, ...BAD_INDENTATION }
}

/** A closing bracket where none is open. */
function lone(yaml: string, offset: number): Slip | undefined {
  const bracket = yaml.charAt(offset)
  if (bracket !== '}' && bracket !== ']') return undefined
  return {
    start: offset,
    end: offset + 1,
    reason: `Unexpected \`${bracket}\`, expected none: no bracket is open`,
    note: 'Remove it.',
  }
}

/** `'Council's budget'`. */
function afterQuote(yaml: string, [start, end]: readonly [number, number]): Slip | undefined {
  const mark = yaml.charAt(start - 1)
  if (mark !== "'" && mark !== '"') return undefined
  const note =
    mark === "'"
      ? "Write two for one inside: 'the council''s budget'; or use double quotes around the text."
      : 'Write \\" for one inside, or use single quotes around the text.'
  return { start, end, reason: 'Unexpected text after the closing quote, expected the end of the value', note }
}
