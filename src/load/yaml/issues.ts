import { type Document, isMap, isScalar, isSeq } from 'yaml'
import type * as z from 'zod'
import { listed, suggest } from '../text/suggest.ts'
import { findNode, type Keys, keyOf } from './nodes.ts'
import { typeNote } from './notes.ts'
import { descriptionAt, type Issue, isOtherType, keysAt, meantIssues } from './schema.ts'

/** A problem of a value, told in words, and the keys under which it stands. */
export interface ValueProblem {
  keys: Keys
  of: 'value' | 'key'
  reason: string
  note?: string
  actual?: string
  expected?: string[]
  /** True where the value is not there at all. */
  missing?: boolean
}

/** Words for what a schema calls a type. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of keys to values',
  record: 'a mapping of keys to values',
}

/**
 * Tells what is wrong with the values of a document.
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
      return issue.keys.map((key) => unknownKey(keys, key, keysAt(schema, issue.path, known)))
    }
    const raw = isScalar(node) && node.range ? text.slice(node.range[0], node.range[1]) : ''
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
      return [wrongChoice(keys, issue.values.map(String), actual, isScalar(node) ? String(node.value) : '')]
    }
    const note = adviceOf(issue) ?? sizeNote(issue)
    return [{ keys, of: 'value', reason: wording(issue, actual), note, actual: raw }]
  })
  return problems.filter((problem) => !problem.missing || !problems.some((other) => explains(other, problem)))
}

/** A misspelt key is told of once, not a second time as a missing one. */
function explains(other: ValueProblem, absence: ValueProblem): boolean {
  const sameParent = other.keys.slice(0, -1).join('\n') === absence.keys.slice(0, -1).join('\n')
  return other.of === 'key' && sameParent && other.expected?.length === 1 && other.expected[0] === absence.keys.at(-1)
}

function unknownKey(parent: Keys, key: string, known: string[]): ValueProblem {
  const meant = suggest(key, known)
  const expected = meant ? `\`${meant}\`` : known.length > 0 ? listed(known) : 'no keys'
  return {
    keys: [...parent, key],
    of: 'key',
    reason: `Unexpected key \`${key}\`, expected ${expected}`,
    note: meant ? `Did you mean \`${meant}\`?` : 'Remove it, or correct its spelling.',
    actual: key,
    expected: meant ? [meant] : known,
  }
}

function absence(keys: Keys, type: string, description: string | undefined): ValueProblem {
  const key = keys.at(-1)
  return {
    keys,
    of: 'value',
    missing: true,
    reason: `Unexpected absence of \`${key}\`, expected ${TYPES[type] ?? type}`,
    note: `Add \`${key}: …\`${description ? ` (${description})` : ''}.`,
  }
}

/** How to mend a value, where its schema says so: see `withAdvice`. */
function adviceOf(issue: Issue): string | undefined {
  return issue.message.startsWith('Unexpected') ? issue.message.split('\n')[1] : undefined
}

function wrongType(keys: Keys, types: string[], actual: string, raw: string, note: string | undefined): ValueProblem {
  const expected = [...new Set(types.map((type) => TYPES[type] ?? type))].join(' or ')
  const inQuotes = types.length === 1 && types[0] === 'string' && raw !== '' && !/^(?:null|~)$/i.test(raw)
  return {
    keys,
    of: 'value',
    reason: `Unexpected ${actual}, expected ${expected}${inQuotes ? ' in quotes' : ''}`,
    note,
    actual: raw,
    expected: [expected],
  }
}

function wrongChoice(keys: Keys, choices: string[], actual: string, written: string): ValueProblem {
  const meant = suggest(written, choices)
  return {
    keys,
    of: 'value',
    reason: `Unexpected ${actual}, expected ${listed(choices)}`,
    note: meant ? `Did you mean \`${meant}\`?` : 'Write one of these words.',
    actual: written,
    expected: choices,
  }
}

/** Schemas give their own wording where they can; the others are about numbers and lengths. */
function wording(issue: Issue, actual: string): string {
  if (issue.message.startsWith('Unexpected')) return issue.message.split('\n')[0] ?? ''
  if (issue.code === 'too_small') {
    const least = issue.inclusive === false ? `more than ${issue.minimum}` : `at least ${issue.minimum}`
    return `Unexpected ${actual}, expected ${least}${issue.origin === 'array' ? ' in the list' : ''}`
  }
  if (issue.code === 'too_big') {
    return `Unexpected ${actual}, expected ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`
  }
  return `Unexpected ${actual}: ${issue.message}`
}

function sizeNote(issue: Issue): string | undefined {
  if (issue.code !== 'too_small' && issue.code !== 'too_big') return undefined
  if (issue.origin !== 'array') return 'Correct the number.'
  return issue.code === 'too_small' ? 'Add an entry, or remove the key.' : 'Remove some entries.'
}

function describe(node: unknown, raw: string): string {
  if (isMap(node)) return 'mapping'
  if (isSeq(node)) return node.items.length === 0 ? 'empty list' : 'list'
  if (!isScalar(node) || node.value === null) return 'empty value'
  const start = raw.slice(0, 60).replaceAll(/\s+/g, ' ').trim()
  const shown = raw.length > 60 ? `${start}…` : start
  if (Number.isFinite(node.value)) return `number ${shown}`
  return typeof node.value === 'string' ? `text \`${shown}\`` : `\`${shown}\``
}
