import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { ownFile } from '../version.ts'
import { type Wording, wordingFrom } from './wording.ts'
import { FIRST_LANGUAGE, filesOfLanguage, type Words, wordsIn } from './words.ts'

const FOLDER = ownFile('templates/wording/')
const EXTENSION = '.yaml'

/** Tags of the languages that come with the program, sorted. */
export function builtInLanguages(): string[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(EXTENSION))
  return names.map((name) => name.slice(0, -EXTENSION.length)).sort()
}

/** Files that come with the program do not change while it runs, and a build asks for them several times. */
const parsed = new Map<string, Words>()

/** The words that come with the program for a language; none where it has no file of its own. */
export function builtInWords(language: string): Words {
  const known = parsed.get(language)
  if (known) return known
  const text = builtInText(language)
  const words = new Map(text === undefined ? [] : wordsIn(parse(text)))
  parsed.set(language, words)
  return words
}

/** The file of a language that comes with the program. */
export function builtInText(language: string): string | undefined {
  return builtInLanguages().includes(language) ? readFileSync(new URL(language + EXTENSION, FOLDER), 'utf8') : undefined
}

/** The words of a language as they come with the program, whatever a workspace has; British English unless given. */
export function builtInWording(language = FIRST_LANGUAGE): Wording {
  return wordingFrom(language, new Map(filesOfLanguage(language).flatMap((name) => [...builtInWords(name)])))
}
