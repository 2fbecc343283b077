import { type Document, isMap, isScalar, isSeq } from 'yaml'
import type * as z from 'zod'
import { listed, suggest } from '../text/suggest.ts'
import { findNode, type Keys, keyOf } from './nodes.ts'
import { typeNote } from './notes.ts'
import { descriptionAt, type Issue, isOtherType, keysAt, meantIssues } from './schema.ts'

/** What is wrong with a value, and the keys under which it is. */
export interface ValueProblem {
  keys: Keys
  of: 'value' | 'key'
  reason: string
  note?: string
  actual?: string
  expected?: string[]
  /** True where the value is missing altogether. */
  missing?: boolean
}

/** What a clerk calls a type of the schema. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys and values',
  record: 'keys and values',
}

/**
 * Explains what is wrong with the values of a document.
 *
 * @param text the YAML that `document` was parsed from, to quote values as they are written
 */
export function explainIssues(
  issues: readonly Issue[],
  schema: z.ZodType,
  document: Document,
  text: string,
): ValueProblem[] {
  const problems = meantIssues(issues).flatMap((issue): ValueProblem[] => {
    const keys = issue.path.map((key) => (typeof key === 'number' ? key : String(key)))
    const node = findNode(document, keys)?.node
    if (issue.code === 'unrecognized_keys') {
      const present = (isMap(node) ? node.items : []).flatMap((pair) => keyOf(pair) ?? [])
      const known = present.filter((key) => !issue.keys.includes(key))
      const home = (key: string) => parentWith(schema, issue.path, key)
      return issue.keys.map((key) => unknownKey(keys, key, keysAt(schema, issue.path, known), home(key)))
    }
    const raw = isScalar(node) && node.range ? text.slice(node.range[0], node.range[1]).trim() : ''
    const actual = describe(node, raw)
    if (issue.code === 'invalid_type' && node === undefined && keys.length > 0) {
      return [absence(keys, issue.expected, descriptionAt(schema, issue.path))]
    }
    const known = () => keysAt(schema, issue.path, [])
    if (issue.code === 'invalid_type') {
      const note = adviceOf(issue) ?? typeNote([issue.expected], node, raw, text, known)
      return [wrongType(keys, [issue.expected], actual, raw, note)]
    }
    if (issue.code === 'invalid_union') {
      const others = issue.errors.flat().filter((inner) => inner.code === 'invalid_type' && isOtherType(inner))
      const types = others.flatMap((inner) => (inner.code === 'invalid_type' ? [inner.expected] : []))
      const advice = others.map(adviceOf).find((note) => note !== undefined)
      return [wrongType(keys, types, actual, raw, advice ?? typeNote(types, node, raw, text, known))]
    }
    if (issue.code === 'invalid_value') {
      return [wrongChoice(keys, issue.values.map(String), isScalar(node) ? String(node.value) : '')]
    }
    if (issue.code === 'invalid_key') return [wrongName(keys, issue.issues)]
    const note = adviceOf(issue) ?? sizeNote(issue)
    return [{ keys, of: 'value', reason: wording(issue, keys), note, actual: raw || undefined }]
  })
  return problems
    .filter((problem) => !problem.missing || !problems.some((other) => explains(other, problem)))
    .map((problem) => (problem.missing ? afterNeighbour(problem, schema, document) : problem))
}

/** Puts a missing key at the key it is usually written after; leaves it at its parent where that is not there. */
function afterNeighbour(problem: ValueProblem, schema: z.ZodType, document: Document): ValueProblem {
  const parent = problem.keys.slice(0, -1)
  const order = keysAt(schema, parent, [])
  const earlier = order.slice(0, Math.max(0, order.indexOf(String(problem.keys.at(-1))))).toReversed()
  const neighbour = earlier.find((key) => findNode(document, [...parent, key]) !== undefined)
  return neighbour === undefined ? problem : { ...problem, keys: [...parent, neighbour], of: 'key' }
}

/** A misspelt key is reported once, not again as a missing one. */
function explains(other: ValueProblem, absence: ValueProblem): boolean {
  const sameParent = other.keys.slice(0, -1).join('\n') === absence.keys.slice(0, -1).join('\n')
  return other.of === 'key' && sameParent && other.expected?.length === 1 && other.expected[0] === absence.keys.at(-1)
}

/** What people call keys that have another name here. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ...{ link: 'url', href: 'url', elsewhere: 'url', address: 'url', web: 'url' },
  ...{ end: 'ends', end_time: 'ends', finish: 'ends', start: 'time', attendees: 'in_attendance', place: 'venue' },
}

function unknownKey(parent: Keys, key: string, known: string[], home: Keys | undefined): ValueProblem {
  const other = OTHER_NAMES[key]
  const meant = home ? undefined : other !== undefined && known.includes(other) ? other : suggest(key, known)
  const choices = known.length > 0 ? `Remove it, or write ${listed(known)}.` : 'Remove it.'
  return {
    keys: [...parent, key],
    of: 'key',
    reason: home ? `\`${key}\` cannot be used here.` : `There is no key \`${key}\` here.`,
    note: home ? homeNote(key, home) : meant ? `Did you mean \`${meant}\`?` : choices,
    actual: key,
    expected: meant ? [meant] : known,
  }
}

/** The nearest mapping around `path` that has a key of this name, such as the meeting for a `time` of an item. */
function parentWith(schema: z.ZodType, path: readonly PropertyKey[], key: string): Keys | undefined {
  for (let length = path.length - 1; length >= 0; length -= 1) {
    const parent = path.slice(0, length)
    if (keysAt(schema, parent, []).includes(key))
      return parent.map((step) => (typeof step === 'number' ? step : String(step)))
  }
  return undefined
}

function homeNote(key: string, home: Keys): string {
  const owner = home.findLast((step) => typeof step === 'string')
  return owner === undefined
    ? `Move it to the top level of the file: \`${key}:\` at the start of a line.`
    : `Move it up, to the keys of its entry in \`${owner}\`.`
}

function absence(keys: Keys, type: string, description: string | undefined): ValueProblem {
  const key = keys.at(-1)
  return {
    keys,
    of: 'value',
    missing: true,
    reason: `\`${key}\` is missing.`,
    note: absenceNote(`${key}`, description),
    expected: [TYPES[type] ?? type],
  }
}

/** "Add `time:` with a time on the 24-hour clock." Descriptions of another form are put in brackets. */
function absenceNote(key: string, description: string | undefined): string {
  if (description === undefined) return `Add \`${key}: …\`.`
  if (!/^(?:An?|The) /.test(description)) return `Add \`${key}: …\` (${description}).`
  return `Add \`${key}:\` with ${description.charAt(0).toLowerCase()}${description.slice(1)}.`
}

/** How to fix a value, where its schema says so: see `withAdvice`. */
function adviceOf(issue: Issue): string | undefined {
  return issue.message.split('\n')[1]
}

/** What a sentence about the value at `keys` begins with. */
function subjectOf(keys: Keys): string {
  const key = keys.at(-1)
  if (key === undefined) return 'The file'
  return typeof key === 'number' ? 'This entry' : `\`${key}\``
}

function wrongType(keys: Keys, types: string[], actual: string, raw: string, note: string | undefined): ValueProblem {
  const expected = [...new Set(types.map((type) => TYPES[type] ?? type))]
  const inQuotes = types.length === 1 && types[0] === 'string' && raw !== '' && !/^(?:null|~)$/i.test(raw)
  const wanted = `must be ${expected.join(' or ')}${inQuotes ? ' in quotes' : ''}, not ${actual}`
  return {
    keys,
    of: 'value',
    reason: `${subjectOf(keys)} ${actual === EMPTY ? 'has no value' : wanted}.`,
    note,
    actual: raw || undefined,
    expected,
  }
}

function wrongChoice(keys: Keys, choices: string[], written: string): ValueProblem {
  const meant = suggest(written, choices)
  return {
    keys,
    of: 'value',
    reason: `${subjectOf(keys)} must be ${listed(choices)}.`,
    note: meant ? `Did you mean \`${meant}\`?` : 'Write one of these words.',
    actual: written,
    expected: choices,
  }
}

/** A key that people choose, such as the label of an item, in a form that it cannot have. */
function wrongName(keys: Keys, issues: readonly Issue[]): ValueProblem {
  const [told] = issues.filter((issue) => adviceOf(issue) !== undefined)
  const reason = told ? wording(told, keys) : `${subjectOf(keys)} cannot be used as a key here.`
  return { keys, of: 'key', reason, note: (told && adviceOf(told)) ?? 'Write another name, or remove it.' }
}

/** Most schemas have a wording of their own (`withAdvice`); the others are about numbers and lengths. */
function wording(issue: Issue, keys: Keys): string {
  if (adviceOf(issue) !== undefined) return issue.message.split('\n')[0] ?? ''
  if (issue.code === 'too_small') {
    const least = issue.inclusive === false ? `more than ${issue.minimum}` : `at least ${issue.minimum}`
    const entries = Number(issue.minimum) === 1 ? 'entry' : 'entries'
    return `${subjectOf(keys)} must ${issue.origin === 'array' ? `have ${least} ${entries}` : `be ${least}`}.`
  }
  if (issue.code === 'too_big') {
    const most = `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`
    return `${subjectOf(keys)} must ${issue.origin === 'array' ? `have ${most} entries` : `be ${most}`}.`
  }
  return `${subjectOf(keys)} is wrong: ${issue.message}.`
}

function sizeNote(issue: Issue): string | undefined {
  if (issue.code !== 'too_small' && issue.code !== 'too_big') return undefined
  if (issue.origin !== 'array') return 'Correct the number.'
  return issue.code === 'too_small' ? 'Add an entry, or remove the key.' : 'Remove some entries.'
}

const EMPTY = 'an empty value'

function describe(node: unknown, raw: string): string {
  if (isMap(node)) return 'keys and values'
  if (isSeq(node)) return node.items.length === 0 ? 'an empty list' : 'a list'
  if (!isScalar(node) || node.value === null) return EMPTY
  const start = raw.slice(0, 60).replaceAll(/\s+/g, ' ').trim()
  const shown = raw.length > 60 ? `${start}…` : start
  if (Number.isFinite(node.value)) return `the number ${shown}`
  return typeof node.value === 'string' ? `the text \`${shown}\`` : `\`${shown}\``
}
