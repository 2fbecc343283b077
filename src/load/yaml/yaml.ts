import { type Document, isAlias, isPair, isScalar, parseDocument } from 'yaml'
import type * as z from 'zod'
import { hasErrors, type Message, message, type Place } from '../../messages/message.ts'
import type { Result, YamlSource } from '../result.ts'
import { decodeText } from '../text/decode.ts'
import { type Lines, linesOf } from '../text/lines.ts'
import { withTimeLimit } from '../text/time-limit.ts'
import { refuseYaml } from './guard.ts'
import { explainIssues } from './issues.ts'
import { EVERY_LANGUAGE, inEveryLanguage, inLanguage, missingIn, missingTexts, type ReadingOf } from './languages.ts'
import { lostText } from './lost-text.ts'
import { keyOf, nodePlace, type PlaceOf, walk } from './nodes.ts'
import { checkRedactions } from './redactions.ts'
import { syntaxMessages, warningMessage } from './syntax.ts'

type At = (start: number, end: number) => Place

const MOST_WARNINGS = 20
const TIME_LIMIT_MILLISECONDS = 5000

/** YAML inside a file: the whole of it, or the front matter of a report. */
export interface YamlText {
  /** Relative to the workspace. */
  path: string
  yaml: string
  /** Lines of the whole file. */
  lines: Lines
  /** Where `yaml` begins in the file. */
  offset: number
}

/**
 * Reads a YAML file and checks it against a schema. All problems are reported, each at its line and column: bytes that
 * are not UTF-8, broken syntax, duplicate and unknown keys, wrong types.
 *
 * @param path relative to the workspace, for the messages
 * @param reading the language of texts that stand there in several
 */
export function readYaml<T>(
  path: string,
  bytes: Uint8Array,
  schema: z.ZodType<T>,
  reading?: ReadingOf,
): Result<YamlSource<T>> {
  const decoded = decodeText(path, bytes)
  if ('problem' in decoded) return { value: undefined, messages: [decoded.problem] }
  const { text } = decoded
  const parsed = parseYaml({ path, yaml: text, lines: linesOf(text), offset: 0 }, schema, reading)
  return { value: parsed.value && { path, text, ...parsed.value }, messages: parsed.messages }
}

/**
 * What is wrong with the values of a file that was read before, and is checked together with others: all of a message but its
 * rule.
 */
export function explainValues(
  { text, place }: Pick<YamlSource<unknown>, 'text' | 'place'>,
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
) {
  return explainIssues(issues, schema, parse(text), text).map(({ keys, of, missing: _, ...words }) => ({
    place: place(keys, of),
    severity: 'error' as const,
    ...words,
  }))
}

/** Checks YAML that is text already. An empty text has the value that the schema gives to an empty mapping. */
export function parseYaml<T>(
  source: YamlText,
  schema: z.ZodType<T>,
  reading?: ReadingOf,
): Result<{ value: T; place: PlaceOf }> {
  const { path, yaml, lines, offset } = source
  const at = (start: number, end: number) => lines.place(path, offset + start, offset + end)
  const refusal = refuseYaml(yaml)
  if (refusal) return refused(at(refusal.start, refusal.end), refusal.reason, refusal.note)
  const parsed = withTimeLimit(TIME_LIMIT_MILLISECONDS, () => parse(yaml))
  if (!parsed) return refused(at(0, 0), 'This takes too long to read.', 'Write it in a simpler way.')
  const document = parsed.value
  const aliases = refuseAliases(document, at)
  // One message is enough for a line whose `*` is not an alias.
  const isReported = ({ line }: Message) => aliases.some((alias) => alias.line === line)
  const messages = syntaxMessages(document.errors, yaml, at).filter((made) => !isReported(made))
  for (const warning of document.warnings.slice(0, MOST_WARNINGS)) messages.push(warningMessage(warning, at))
  messages.push(...refuseNames(document, at))
  messages.push(...aliases)
  if (aliases.length > 0 || document.errors.some((error) => error.code !== 'DUPLICATE_KEY')) {
    return { value: undefined, messages: messages.toSorted(byPlace) }
  }
  const values = toValues(document)
  if (!values) {
    const [start = 0, end = 0] = [...walk(document)].findLast(isAlias)?.range ?? []
    return refused(at(start, end), 'The aliases (*) repeat too many values.', 'Write the values out.')
  }
  const place: PlaceOf = (keys, of = 'value') => nodePlace(document, lines, path, keys, of, offset)
  const read = readIn(values.value, reading, place)
  messages.push(...read.messages)
  const checked = schema.safeParse(read.value ?? {})
  for (const problem of checked.error ? explainIssues(checked.error.issues, schema, document, yaml) : []) {
    const { keys, of, missing: _, ...words } = problem
    messages.push(message({ rule: 'yaml-schema', severity: 'error', place: place(keys, of), ...words }))
  }
  messages.push(...lostText(document, yaml, at))
  messages.push(...checkRedactions(document, at))
  messages.sort(byPlace)
  return { value: checked.success && !hasErrors(messages) ? { value: checked.data, place } : undefined, messages }
}

/** The values in the language that is wanted, and what is missing in it. */
function readIn(value: unknown, given: ReadingOf | undefined, place: PlaceOf): { value: unknown; messages: Message[] } {
  if (given === undefined) return { value, messages: [] }
  if (given === EVERY_LANGUAGE) return { value: inEveryLanguage(value), messages: [] }
  const reading = typeof given === 'function' ? given(value) : given
  if (reading.all.length < 2) return { value, messages: [] }
  // Said once, where the first language is read.
  const missing = reading.language === reading.all[0] ? missingIn(value, reading) : new Map()
  return { value: inLanguage(value, reading), messages: missingTexts(missing, place) }
}

function byPlace(one: Message, other: Message): number {
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0)
}

function parse(yaml: string): Document {
  return parseDocument(yaml, {
    prettyErrors: false,
    schema: 'core',
    version: '1.2',
    stringKeys: true,
    logLevel: 'error',
  })
}

/** Undefined where aliases multiply: a few lines of them can stand for billions of values. */
function toValues(document: Document): { value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) }
  } catch (error) {
    if (error instanceof ReferenceError) return undefined
    throw error
  }
}

/** `__proto__` is a name that JavaScript gives a meaning of its own. */
function refuseNames(document: Document, at: At): Message[] {
  return [...walk(document)].flatMap((node) => {
    if (!isPair(node) || keyOf(node) !== '__proto__') return []
    const [start = 0, end = 0] = isScalar(node.key) ? (node.key.range ?? []) : []
    return refused(at(start, end), '`__proto__` cannot be used as a key.', 'Remove the key.').messages
  })
}

function refuseAliases(document: Document, at: At): Message[] {
  return [...walk(document)].flatMap((node) => {
    if (!isAlias(node) || node.resolve(document) !== undefined) return []
    const [start = 0, end = 0] = node.range ?? []
    const reason = `A value that begins with * is read as a reference, and nothing before it is called \`${node.source}\`.`
    const note = `If it is text, put it in quotes: "*${node.source} …".`
    const actual = `*${node.source}`
    return [message({ rule: 'yaml-syntax', severity: 'error', place: at(start, end), reason, note, actual })]
  })
}

function refused(place: Place, reason: string, note: string): { value: undefined; messages: Message[] } {
  return { value: undefined, messages: [message({ rule: 'yaml-syntax', severity: 'error', place, reason, note })] }
}
