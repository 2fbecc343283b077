import type { YAMLError } from 'yaml'

/** What is wrong, and how to fix it. */
export interface SlipWording {
  reason: string
  note: string
  /** What to write instead, where that is known. */
  expected?: string[]
}

/** The likely mistake behind an error of the YAML library, and where it is. */
export interface Slip extends SlipWording {
  /** Offsets of what is wrong. */
  start: number
  end: number
}

/** For a line that begins in the wrong column. */
export const BAD_INDENTATION: SlipWording = {
  reason: 'This line is not indented like the lines around it.',
  note: 'Begin it in the same column as its neighbours, using spaces.',
  expected: ['the indentation of its neighbours'],
}

/** The likely mistake behind a syntax error; undefined where the error says it itself. */
export function slipAt(error: YAMLError, yaml: string): Slip | undefined {
  const [offset] = error.pos
  switch (error.code) {
    case 'BAD_INDENT':
      return hyphen(textFrom(yaml, offset)) ?? missingHyphen(yaml, textFrom(yaml, offset))
    case 'BLOCK_AS_IMPLICIT_KEY':
      return indentedMore(yaml, offset)
    case 'MULTILINE_IMPLICIT_KEY':
      return hyphen(lineAt(yaml, offset)) ?? tightColon(lineAt(yaml, offset)) ?? noColon(lineAt(yaml, offset))
    case 'MISSING_CHAR':
      return slipOfMissing(error, yaml, textFrom(yaml, offset))
    case 'UNEXPECTED_TOKEN':
      return lone(yaml, offset) ?? afterQuote(yaml, error.pos)
    case 'BAD_ALIAS':
      return sign(yaml, offset)
    default:
      return undefined
  }
}

function slipOfMissing(error: YAMLError, yaml: string, line: Line): Slip {
  return quotes(error, yaml) ?? hyphen(line) ?? tightColon(line) ?? missingHyphen(yaml, line) ?? indentation(line)
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

/** The line at an offset, or the next one that is not blank. */
function textFrom(yaml: string, offset: number): Line {
  const line = lineAt(yaml, offset)
  if (line.text.trim() !== '') return line
  const next = /\S/.exec(yaml.slice(offset))
  return next ? lineAt(yaml, offset + next.index) : line
}

/** `-title: Budget`. */
function hyphen({ text, start }: Line): Slip | undefined {
  const [, before = '', word] = /^([ ]*)-([^\s-][^\s:]*):/.exec(text) ?? []
  if (word === undefined) return undefined
  const from = start + before.length
  return {
    start: from,
    end: from + word.length + 1,
    reason: 'There is no space after the hyphen.',
    note: `Write \`- ${word}:\`.`,
    expected: [`- ${word}:`],
  }
}

/** `  title: Roads` in the column of the hyphens of the entries before it. */
function missingHyphen(yaml: string, { text, start }: Line): Slip | undefined {
  const [, indent = '', key] = /^([ ]*)([a-z_]+):(?: |$)/.exec(text) ?? []
  if (key === undefined || !followsEntry(yaml.slice(0, start), indent)) return undefined
  return {
    start: start + indent.length,
    end: start + text.length,
    reason: `There is no hyphen before \`${key}:\`.`,
    note: `Write \`- ${key}:\` to begin a new entry, or indent the line to add it to the entry above.`,
    expected: [`- ${key}:`],
  }
}

/** True where the last line before that is indented no further than `indent` begins with a hyphen in that column. */
function followsEntry(before: string, indent: string): boolean {
  const lines = before.split('\n').filter((line) => line.trim() !== '')
  const last = lines.findLast((line) => line.length - line.trimStart().length <= indent.length)
  return last?.startsWith(`${indent}- `) === true
}

/** `title:Budget`, but no address such as `https://rb.example`. */
function tightColon({ text, start }: Line): Slip | undefined {
  const [, before = '', key, rest = ''] = /^([ ]*(?:- +)?)([a-z_]+):([^\s/].*)$/.exec(text) ?? []
  if (key === undefined) return undefined
  const from = start + before.length
  return {
    start: from,
    end: from + key.length + 1,
    reason: 'There is no space after the colon.',
    note: `Write \`${key}: ${rest.slice(0, 40)}\`.`,
    expected: [`${key}: ${rest.slice(0, 40)}`],
  }
}

/** `& more`, `* all`: signs that mean something else in YAML. */
function sign(yaml: string, offset: number): Slip {
  const { text, start } = lineAt(yaml, offset)
  const quoted = `"${text
    .slice(offset - start)
    .trim()
    .slice(0, 60)
    .replaceAll('"', "'")}"`
  const reason = `A value cannot begin with \`${yaml.charAt(offset)}\` unless it is in quotes.`
  return { start: offset, end: offset + 1, reason, note: `Put the text in quotes: ${quoted}.`, expected: [quoted] }
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
    reason: 'This line is indented more than the line before.',
    note: 'Begin all keys of one entry in the same column, using spaces.',
    expected: ['the indentation of the line before'],
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
    reason: `There is no colon after \`${word}\`.`,
    note: `Write \`${word}: ${(rest ?? '…').slice(0, 40)}\`.`,
    expected: [`${word}: ${(rest ?? '…').slice(0, 40)}`],
  }
}

/** `"Budget`, without a closing quotation mark. */
function quotes({ message: reason, pos }: YAMLError, yaml: string): Slip | undefined {
  const [, mark] = /Missing closing (["'])/.exec(reason) ?? []
  if (mark === undefined) return undefined
  const from = Math.max(0, yaml.lastIndexOf(mark, pos[0] - 1))
  const { text, start } = lineAt(yaml, from)
  return {
    start: from,
    end: start + text.length,
    reason: 'The closing quotation mark is missing.',
    note: `Write ${mark} at the end of the text.`,
    expected: [mark],
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
    reason: `There is no opening bracket for this \`${bracket}\`.`,
    note: 'Remove it, or add the opening bracket.',
  }
}

/** `'Council's budget'`. */
function afterQuote(yaml: string, [start, end]: readonly [number, number]): Slip | undefined {
  const mark = yaml.charAt(start - 1)
  if (mark !== "'" && mark !== '"') return undefined
  const note =
    mark === "'"
      ? `Put double quotes around text that has an apostrophe: "the council's budget".`
      : `Put single quotes around text that has double quotes: 'the "big" budget'.`
  return { start, end, reason: 'There is text after the closing quotation mark.', note }
}
