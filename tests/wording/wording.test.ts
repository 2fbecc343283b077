import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { GAP } from '../../src/load/meeting/drafts.ts'
import { builtInLanguages, builtInWording, builtInWords } from '../../src/wording/built-in.ts'
import { wordingFrom } from '../../src/wording/wording.ts'
import { valuesIn } from '../../src/wording/words.ts'
import { english } from '../support/wording.ts'

const all = builtInLanguages().map((language) => [language, builtInWords(language)] as const)
/** Another kind of English has only what it writes in another way. */
const whole = all.filter(([language]) => language === 'en-GB' || !language.startsWith('en'))
const NUMBERS = ['zero', 'one', 'two', 'few', 'many', 'other']
const isCounted = (key: string) => NUMBERS.includes(key.split('.').at(-1) ?? '')
const withoutNumber = (key: string) => key.replace(/\.\w+$/u, '')

describe('the words of every language that comes with agendapack', () => {
  it.each(whole)('%s lacks none, and has no other', (_, words) => {
    const keys = (of: ReadonlyMap<string, string>) =>
      [...new Set([...of.keys()].map((key) => (isCounted(key) ? withoutNumber(key) : key)))].sort()
    expect(keys(words)).toEqual(keys(english.words))
  })

  it.each(whole)('%s has a text for each number that it tells apart', (language, words) => {
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

describe('gaps in drafts of minutes', () => {
  it.each(all)('in %s are found by the check', (language) => {
    const wording = builtInWording(language)
    const gaps = [...wording.words].filter(([key]) => key.startsWith('minutes.insert_'))
    expect(gaps.length).toBeGreaterThan(8)
    expect(gaps.filter(([, text]) => text.match(GAP)?.[0] !== text)).toEqual([])
    expect(wording.text('minutes.held').match(GAP)).toHaveLength(1)
  })
})

describe('languages', () => {
  it('are those of these islands, the United States, Germany and France', () => {
    expect(builtInLanguages()).toEqual(['cy', 'de', 'en-GB', 'en-US', 'fr', 'ga', 'gd'])
  })

  it('write dates, times and numbers in their own way', () => {
    const written = builtInLanguages().map((language) => {
      const wording = builtInWording(language)
      const at = wording.text('format.at', { date: wording.longDate('2026-12-01'), time: wording.time('19:30') })
      return [language, at, wording.size(1_234_000), wording.count('membership.vacancies', 3)]
    })
    expect(written).toEqual([
      ['cy', 'Dydd Mawrth 1 Rhagfyr 2026 am 7.30 pm', '1.2 MB', 'Seddi gwag: 3'],
      ['de', 'Dienstag, 1. Dezember 2026, 19.30 Uhr', '1,2 MB', 'Drei unbesetzte Sitze'],
      ['en-GB', 'Tuesday 1 December 2026 at 7.30 pm', '1.2 MB', 'Three vacancies'],
      ['en-US', 'Tuesday, December 1, 2026 at 7:30 PM', '1.2 MB', 'Three vacancies'],
      ['fr', 'mardi 1er décembre 2026 à 19 h 30', '1,2 Mo', 'Trois sièges vacants'],
      ['ga', 'Dé Máirt 1 Nollaig 2026 ag 7.30 i.n.', '1.2 MB', 'Folúntais: 3'],
      ['gd', 'DiMàirt 1 dhen Dùbhlachd 2026 aig 7.30f', '1.2 MB', 'Suidheachain bhàna: 3'],
    ])
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
    const known = new Set(['format', 'language_name', 'reviewed', 'number', 'notice'])
    const unused = [...english.words.keys()].filter((key) => !known.has(key.split('.')[0] ?? '') && !isUsed(key))
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
