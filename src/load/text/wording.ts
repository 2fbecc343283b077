import { parse } from 'yaml'
import * as z from 'zod'
import type { Host } from '../../host/host.ts'
import { type Message, message, type Place } from '../../messages/message.ts'
import { builtInText, builtInWords } from '../../wording/built-in.ts'
import { type Wording, wordingFrom } from '../../wording/wording.ts'
import { FIRST_LANGUAGE, filesOfLanguage, valuesIn, type Words, wordsIn } from '../../wording/words.ts'
import { readFile } from '../file-problem.ts'
import type { YamlSource } from '../result.ts'
import { readYaml } from '../yaml/yaml.ts'
import { listed } from './suggest.ts'

/** Where a workspace has words of its own: `templates/wording/cy.yaml`. */
export const WORDING_FOLDER = 'templates/wording'
const EXTENSION = '.yaml'

/** What languages say in different ways for different numbers (Unicode, Language Plural Rules). */
const NUMBERS = ['zero', 'one', 'two', 'few', 'many', 'other']
const LISTED = 5

export interface LoadedWording {
  /** By the tag that the settings give. */
  wordings: ReadonlyMap<string, Wording>
  messages: Message[]
}

/**
 * The words of languages: those that come with the program, and over them those of the workspace. What a language lacks is in
 * British English, which is a finding.
 * @param languages BCP 47 tags
 * @param place of the languages in the settings
 */
export async function loadWording(languages: readonly string[], place: Place, host: Host): Promise<LoadedWording> {
  const own = await ownWords(host)
  const messages = own.messages
  const wordings = languages.map((tag): [string, Wording] => {
    const names = filesOfLanguage(tag)
    const given = names.map((name) => new Map([...builtInWords(name), ...(own.words.get(name) ?? [])]))
    const words: Words = new Map(given.flatMap((one) => [...one]))
    const inEnglish = /^en(?:-|$)/i.test(tag)
    const translated = new Set(given.slice(1).flatMap((one) => [...one.keys()]))
    if (!inEnglish) messages.push(...missingWords(tag, translated, given[0] ?? new Map(), place))
    return [tag, wordingFrom(inEnglish || translated.size > 0 ? tag : FIRST_LANGUAGE, words)]
  })
  return { wordings: new Map(wordings), messages }
}

/** The text of the files of a workspace: words that every pack may print. */
export async function ownWordingTexts({ files }: Pick<Host, 'files'>): Promise<string[]> {
  const names = (await files.list(WORDING_FOLDER)).filter((name) => name.endsWith(EXTENSION))
  const bytes = await Promise.all(names.map((name) => readFile(files, `${WORDING_FOLDER}/${name}`, { file: name })))
  return bytes.flatMap((one) => ('reason' in one ? [] : [new TextDecoder().decode(one)]))
}

async function ownWords({ files }: Host): Promise<{ words: Map<string, Words>; messages: Message[] }> {
  const words = new Map<string, Words>()
  const messages: Message[] = []
  const known = builtInWords(FIRST_LANGUAGE)
  const schema = wordingSchema()
  for (const name of await files.list(WORDING_FOLDER)) {
    if (!name.endsWith(EXTENSION)) continue
    const path = `${WORDING_FOLDER}/${name}`
    const bytes = await readFile(files, path, { file: path })
    if ('reason' in bytes) {
      messages.push(bytes)
      continue
    }
    const read = readYaml(path, bytes, schema)
    messages.push(...read.messages)
    if (!read.value) continue
    messages.push(...strangeValues(read.value, known))
    words.set(name.slice(0, -EXTENSION.length), new Map(wordsIn(read.value.value)))
  }
  return { words, messages }
}

const languageFile = z.string().max(2000)

/** The form of a file of words: any of the keys that the one in British English has. */
export function wordingSchema(): z.ZodType<Record<string, unknown>> {
  return shapeOf(parse(builtInText(FIRST_LANGUAGE) ?? '') as Record<string, unknown>)
}

function shapeOf(given: Record<string, unknown>): z.ZodType<Record<string, unknown>> {
  const keys = 'other' in given ? NUMBERS : Object.keys(given)
  const shape = keys.map((key): [string, z.ZodType] => {
    const value = given[key] ?? ''
    if (typeof value === 'boolean') return [key, z.boolean().optional()]
    const isMap = typeof value === 'object' && value !== null
    return [key, (isMap ? shapeOf(value as Record<string, unknown>) : languageFile).optional()]
  })
  return z.strictObject(Object.fromEntries(shape))
}

/** Values that a text cannot have: they would be printed in their brackets. */
function strangeValues({ value, place }: YamlSource<Record<string, unknown>>, known: Words): Message[] {
  return wordsIn(value).flatMap(([key, text]) => {
    const model = known.get(key) ?? known.get(key.replace(/\.\w+$/u, '.other')) ?? ''
    const allowed = new Set([...valuesIn(model), ...(isCounted(key) ? ['count', 'words', 'Words'] : [])])
    if (/^format\.(?:long_)?date$/u.test(key)) for (const name of ['weekday', 'day', 'month', 'year']) allowed.add(name)
    if (/^format\.(?:time|hour|noon|midnight)/u.test(key))
      for (const name of ['hours', 'hours12', 'minutes']) allowed.add(name)
    return valuesIn(text)
      .filter((name) => !allowed.has(name))
      .map((name) =>
        message({
          rule: 'wording',
          severity: 'error',
          reason: `There is no value \`{${name}}\` in this text.`,
          place: place(key.split('.')),
          note:
            allowed.size === 0 ? 'It has no values.' : `It can have ${listed([...allowed].map((one) => `{${one}}`))}.`,
        }),
      )
  })
}

function isCounted(key: string): boolean {
  return NUMBERS.includes(key.split('.').at(-1) ?? '')
}

/** A warning for a language without a file, or with one that lacks words. */
function missingWords(tag: string, translated: ReadonlySet<string>, english: Words, place: Place): Message[] {
  const file = `${WORDING_FOLDER}/${filesOfLanguage(tag)[1]}${EXTENSION}`
  if (translated.size === 0)
    return [
      message({
        rule: 'wording',
        severity: 'warning',
        reason: `agendapack has no words in the language \`${tag}\`, so packs and pages are in English.`,
        place,
        note: `Write ${file}: \`agendapack explain wording en-GB\` prints a file to translate.`,
        actual: tag,
      }),
    ]
  const isThere = (key: string) =>
    translated.has(key) || (isCounted(key) && translated.has(key.replace(/\w+$/u, 'other')))
  const missing = [...english.keys()].filter((key) => !isThere(key))
  if (missing.length === 0) return []
  return [
    message({
      rule: 'wording',
      severity: 'warning',
      reason: `${missing.length} texts are missing in the language \`${tag}\`, and are in English.`,
      place: { file },
      note: `Add ${listed(missing.slice(0, LISTED))}${missing.length > LISTED ? ' and the others' : ''}.`,
      expected: missing,
    }),
  ]
}
