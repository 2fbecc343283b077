import * as z from 'zod'
import type { Host } from '../../host/host.ts'
import { readFile } from '../file-problem.ts'
import type { YamlSource } from '../result.ts'
import type { Settings } from '../schema/settings.ts'
import { folded, type Reading } from '../yaml/languages.ts'
import { readYaml } from '../yaml/yaml.ts'

/** Where a workspace has its texts in other languages: `translations/cy.yaml`. */
export const TRANSLATIONS_FOLDER = 'translations'

export const translationsSchema = z.record(z.string(), z.string())

/** The languages that settings name, whatever else is wrong with them. */
export function languagesIn(settings: unknown): string[] {
  const language = typeof settings === 'object' && settings !== null && 'language' in settings ? settings.language : []
  return [language].flat().filter((tag) => typeof tag === 'string')
}

/** Reads texts in one of the languages of a workspace, the first unless given. */
export function readingOf(
  all: readonly string[],
  translations: Reading['translations'],
  language = all[0] ?? '',
): Reading {
  const own = all.map((tag) => {
    const base = tag.split('-')[0] ?? tag
    return [tag, new Map([...(translations.get(base) ?? []), ...(translations.get(tag) ?? [])])] as const
  })
  return { language, all, translations: new Map(own) }
}

/** Settings with one of their languages as the first. */
export function ofLanguage(settings: YamlSource<Settings>, language: string): YamlSource<Settings> {
  const all = [settings.value.language].flat()
  const others = all.filter((tag) => tag !== language)
  return { ...settings, value: { ...settings.value, language: [language, ...others] } }
}

/** All that a workspace has translated, by language and text. What is wrong with its files, the website says. */
export async function loadTranslations({ files }: Pick<Host, 'files'>): Promise<Reading['translations']> {
  const found = new Map<string, ReadonlyMap<string, string>>()
  for (const name of await files.list(TRANSLATIONS_FOLDER)) {
    const [, tag] = /^(.+)\.yaml$/u.exec(name) ?? []
    if (tag === undefined) continue
    const path = `${TRANSLATIONS_FOLDER}/${name}`
    const bytes = await readFile(files, path, { file: path })
    const texts = 'reason' in bytes ? undefined : readYaml(path, bytes, translationsSchema).value?.value
    found.set(tag, new Map(Object.entries(texts ?? {}).map(([text, translated]) => [folded(text), translated])))
  }
  return found
}
