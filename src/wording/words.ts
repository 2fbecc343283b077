/** Texts of one language by dotted key, such as `agenda.key_decision`. */
export type Words = ReadonlyMap<string, string>

/** The language that every word is in, and that stands in where another lacks one. */
export const FIRST_LANGUAGE = 'en-GB'

/** The parts of a nested file of words, with dotted keys: `month.1`. */
export function wordsIn(value: unknown, prefix = ''): [string, string][] {
  if (typeof value === 'string' || typeof value === 'number') return [[prefix, String(value)]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => wordsIn(part, prefix === '' ? key : `${prefix}.${key}`))
}

/**
 * Names of the files that have the words of a language, each over the one before: `en-GB`, `de`, `de-AT`.
 * @param language BCP 47 tag
 */
export function filesOfLanguage(language: string): string[] {
  const [base = '', ...subtags] = language.split('-')
  return [...new Set([FIRST_LANGUAGE, base.toLowerCase(), [base.toLowerCase(), ...subtags].join('-')])]
}

/** Names of the values in a text: `{date}` in "Added on {date}." */
export function valuesIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\{(\w+)\}/gu), ([, name = '']) => name))]
}
