import type { Edition } from './frame.ts'
import type { SiteTemplates } from './model.ts'
import { renderer } from './templates.ts'
import { wordingOf } from './wording.ts'

/** The languages of a site with their words and templates; the first stands at the root. */
export function editionsOf(language: string | readonly string[], templates: SiteTemplates): Edition[] {
  return [...new Set([language].flat())].map((tag, index) => {
    const wording = wordingOf(tag, templates)
    return { prefix: index === 0 ? '' : `${tag}/`, wording, render: renderer(templates, wording) }
  })
}
