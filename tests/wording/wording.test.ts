import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { builtInLanguages, builtInWords } from '../../src/wording/built-in.ts'
import { wordingFrom } from '../../src/wording/wording.ts'
import { valuesIn } from '../../src/wording/words.ts'
import { english } from '../support/wording.ts'

const all = builtInLanguages().map((language) => [language, builtInWords(language)] as const)
const NUMBERS = ['zero', 'one', 'two', 'few', 'many', 'other']
const isCounted = (key: string) => NUMBERS.includes(key.split('.').at(-1) ?? '')
const withoutNumber = (key: string) => key.replace(/\.\w+$/u, '')

describe('the words of every language that comes with agendapack', () => {
  it.each(all)('%s lacks none, and has no other', (_, words) => {
    const keys = (of: ReadonlyMap<string, string>) =>
      [...new Set([...of.keys()].map((key) => (isCounted(key) ? withoutNumber(key) : key)))].sort()
    expect(keys(words)).toEqual(keys(english.words))
  })

  it.each(all)('%s has a text for each number that it tells apart', (language, words) => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
    const counted = [...words.keys()].filter((key) => isCounted(key) && key.endsWith('.other')).map(withoutNumber)
    const missing = counted.flatMap((key) =>
      pluralCategories.filter((category) => !words.has(`${key}.${category}`)).map((category) => `${key}.${category}`),
    )
    // Where numbers are not told apart, one text is enough.
    expect(missing.filter((key) => !words.has(`${withoutNumber(key)}.other`))).toEqual([])
    expect(counted).toContain('membership.quorum')
  })

  it.each(all)('%s has no value that nobody fills in', (_, words) => {
    const strange = [...words].flatMap(([key, text]) => {
      const model = english.text(key) === key ? english.text(`${withoutNumber(key)}.other`) : english.text(key)
      const known = new Set([...valuesIn(model), ...(isCounted(key) ? ['count', 'words', 'Words'] : [])])
      if (key.startsWith('format.')) for (const name of ['hours', 'hours12', 'weekday']) known.add(name)
      return valuesIn(text).flatMap((name) => (known.has(name) ? [] : `${key}: {${name}}`))
    })
    expect(strange).toEqual([])
  })
})

describe('keys', () => {
  const texts = [
    ...filesBelow(new URL('../../src/', import.meta.url), /\.ts$/u),
    ...filesBelow(new URL('../../templates/', import.meta.url), /\.hbs$/u),
  ].join('\n')

  it('that code and templates name are all there', () => {
    const named = Array.from(
      texts.matchAll(/(?:\bt "|(?:text|count)\(\s*')([a-z_]+(?:\.[\w-]+)+)['"]/gu),
      ([, key = '']) => key,
    )
    expect(named.length).toBeGreaterThan(150)
    const known = (key: string) => english.words.has(key) || english.words.has(`${key}.other`)
    expect(named.filter((key) => !known(key))).toEqual([])
  })

  it('are all used', () => {
    const isUsed = (key: string) => {
      const parts = key.split('.')
      const prefixes = parts.map((_, index) => parts.slice(0, index + 1).join('.')).slice(1)
      // `kind.${kind}` is made from a value.
      return [key, ...prefixes].some((name) => texts.includes(name)) || texts.includes(`${parts[0]}.\${`)
    }
    const whole = new Set(['format', 'language_name', 'reviewed', 'number', 'notice'])
    const unused = [...english.words.keys()].filter((key) => !whole.has(key.split('.')[0] ?? '') && !isUsed(key))
    expect(unused).toEqual([])
  })
})

describe('wording', () => {
  it('writes dates, times, sizes and lists the same on every machine', () => {
    expect(english.longDate('2022-12-01')).toBe('Thursday 1 December 2022')
    expect(english.date('2022-12-12')).toBe('12 December 2022')
    expect(['13:30', '10:00', '12:00', '00:00', '00:30', '09:05'].map(english.time)).toEqual([
      '1.30 pm',
      '10 am',
      '12 noon',
      '12 midnight',
      '12.30 am',
      '9.05 am',
    ])
    expect([999, 75_400, 1_234_000].map(english.size)).toEqual(['999 bytes', '75 kB', '1.2 MB'])
    expect([['3'], ['3', '4'], ['3', '4', '5']].map(english.list)).toEqual(['3', '3 and 4', '3, 4 and 5'])
    expect(english.list([])).toBe('')
  })

  it('counts in words as the language does', () => {
    expect(english.count('membership.vacancies', 1)).toBe('Vacancy')
    expect(english.count('membership.vacancies', 3)).toBe('Three vacancies')
    expect(english.count('membership.quorum', 21)).toBe('Quorum for this meeting is 21 voting members.')
    const welsh = wordingFrom(
      'cy',
      new Map([
        ['x.two', 'dau'],
        ['x.other', '{count} arall'],
      ]),
    )
    expect([2, 4].map((count) => welsh.count('x', count))).toEqual(['dau', '4 arall'])
  })

  it('fills in values as they are, and leaves unknown ones', () => {
    const words = wordingFrom('en', new Map([['x', '{a} {b} {c}']]))
    expect(words.text('x', { a: '{b}', b: '$&' })).toBe('{b} $& {c}')
    expect(words.text('nothing.there')).toBe('nothing.there')
  })
})

function filesBelow(folder: URL, wanted: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => wanted.test(name))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
}
