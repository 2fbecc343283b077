import { type Message, message, type Place } from '../../messages/message.ts'
import type { Keys, PlaceOf } from './nodes.ts'

/** In which of its languages the texts of a workspace are read. */
export interface Reading {
  /** BCP 47 tag of the language that is wanted. */
  language: string
  /** All tags in the settings, in their order. */
  all: readonly string[]
  /** What `translations/<tag>.yaml` says, by tag and then by the text that stands in the files. */
  translations: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** Reads a text that is written in several languages as all of them in one, for those who look for changes or for other keys. */
export const EVERY_LANGUAGE = 'every language'

/** Of a file that says itself which languages there are, given its values. */
export type ReadingOf = Reading | typeof EVERY_LANGUAGE | ((values: unknown) => Reading)

/** Texts that are not there, by the language that lacks them. */
type MissingTexts = ReadonlyMap<string, readonly Keys[]>

/** Keys of texts that readers see, and that a workspace with several languages has in each of them. */
export const TEXT_KEYS: ReadonlySet<string> = new Set([
  ...['title', 'note', 'part', 'heading', 'venue', 'lead', 'purpose', 'description', 'public_title', 'position'],
  ...['portfolio', 'represents', 'attend', 'information', 'summons', 'reason', 'change', 'withdrawn'],
  ...['resolved', 'reasons', 'options_rejected', 'consulted', 'public'],
])
/** Where a name is that of a body, and not of a person. */
const NAMES_OF_BODIES = ['name', 'organisation.name']
/** Below these keys are notes of the clerk to the program. */
const NOT_PRINTED = new Set(['accept', 'rules'])

const TAG = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u
const SHOWN = 8

/**
 * The values of a file in one language: of a text that is written as `{ cy: …, en: … }` the one that is wanted, else the first,
 * and translations of those that are written once.
 */
export function inLanguage(value: unknown, reading: Reading, keys: Keys = []): unknown {
  if (Array.isArray(value)) return value.map((one, index) => inLanguage(one, reading, [...keys, index]))
  if (typeof value === 'string') return isText(keys) ? (translationOf(value, reading) ?? value) : value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  if (isInLanguages(entries, reading.all)) return (entries.find(([tag]) => tag === reading.language) ?? entries[0])?.[1]
  return Object.fromEntries(
    entries.map(([key, one]) => [key, NOT_PRINTED.has(key) ? one : inLanguage(one, reading, [...keys, key])]),
  )
}

function translationOf(text: string, { language, translations }: Reading): string | undefined {
  return translations.get(language)?.get(folded(text))
}

/** Which texts of a file are not there in which of the languages. */
export function missingIn(values: unknown, { all, translations }: Reading): MissingTexts {
  const missing = new Map<string, Keys[]>()
  const lacks = (tags: readonly string[], keys: Keys) => {
    for (const tag of tags) missing.set(tag, [...(missing.get(tag) ?? []), keys])
  }
  const look = (value: unknown, keys: Keys): void => {
    if (Array.isArray(value)) {
      for (const [index, one] of value.entries()) look(one, [...keys, index])
    } else if (typeof value === 'string') {
      // Written once, a text is in one of the languages, and in those that have a translation of it.
      const others = all.filter((tag) => translations.get(tag)?.has(folded(value)) !== true)
      if (isText(keys) && /\p{L}/u.test(value)) lacks(others.slice(1), keys)
    } else if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value)
      if (isInLanguages(entries, all))
        lacks(
          all.filter((tag) => !(tag in value)),
          keys,
        )
      else for (const [key, one] of entries) if (!NOT_PRINTED.has(key)) look(one, [...keys, key])
    }
  }
  look(values, [])
  return missing
}

/** The values of a file with texts in several languages put together. */
export function inEveryLanguage(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => inEveryLanguage(one, key))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const isText = (TEXT_KEYS.has(key) || key === 'name') && entries.length > 0
  if (isText && entries.every(([tag, text]) => TAG.test(tag) && typeof text === 'string'))
    return entries.map(([tag, text]) => `${tag}: ${text}`).join('\n')
  return Object.fromEntries(entries.map(([inner, one]) => [inner, inEveryLanguage(one, inner)]))
}

function isInLanguages(entries: readonly [string, unknown][], all: readonly string[]): boolean {
  return entries.length > 0 && entries.every(([tag, text]) => all.includes(tag) && typeof text === 'string')
}

function isText(keys: Keys): boolean {
  const key = keys.findLast((one) => typeof one === 'string')
  return (key !== undefined && TEXT_KEYS.has(String(key))) || NAMES_OF_BODIES.includes(keys.join('.'))
}

/** White space and line ends count as one space. */
export function folded(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** One warning for each language that lacks texts of a file. It quotes none of them: some may be private. */
export function missingTexts(missing: MissingTexts, place: PlaceOf): Message[] {
  return [...missing].flatMap(([language, texts]) => {
    const [first] = texts
    if (!first) return []
    const lines = [...new Set(texts.map((keys) => lineOf(place(keys))))]
    const named = lines.slice(0, SHOWN).join(', ')
    const which =
      lines.length > SHOWN ? `lines ${named} and others` : `${lines.length === 1 ? 'line' : 'lines'} ${named}`
    const what = texts.length === 1 ? 'One text is' : `${texts.length} texts are`
    return [
      message({
        rule: 'translation',
        severity: 'warning',
        reason: `${what} not there in the language \`${language}\`: ${which}.`,
        place: place(first),
        note: `Write such a text once for each language, as in \`title: { ${language}: … }\`, or add it to translations/${language}.yaml.`,
        expected: texts.map((keys) => keys.join('.')),
      }),
    ]
  })
}

function lineOf({ start }: Place): number {
  return start.line
}
