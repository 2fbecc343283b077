import type { SiteTemplates } from '../model.ts'
import type { LanguageEdition } from './edition.ts'
import { renderer } from './templates.ts'
import { translationsFor } from './translations.ts'
import { wordingOf } from './wording.ts'

/** The languages of a site with their words and templates; the first is at the root. */
export function editionsOf(language: string | readonly string[], templates: SiteTemplates): LanguageEdition[] {
  return [...new Set([language].flat())].map((tag, index) => {
    const wording = wordingOf(tag, templates)
    const translations = translationsFor(tag, templates)
    return { prefix: index === 0 ? '' : `${tag}/`, wording, translations, render: renderer(templates, wording) }
  })
}
