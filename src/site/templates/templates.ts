import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import Handlebars from 'handlebars'
import type { Host } from '../../host/host.ts'
import { TRANSLATIONS_FOLDER } from '../../load/text/reading.ts'
import { ownFile } from '../../version.ts'
import { builtInLanguages, builtInText } from '../../wording/built-in.ts'
import type { Wording } from '../../wording/wording.ts'
import type { SiteTemplates } from '../model.ts'
import { OLD_ADDRESSES } from './old-addresses.ts'
import type { Render } from './view.ts'
import { BUILT_IN_WORDS, WORKSPACE_WORDS } from './wording.ts'

/** Where the templates that come with agendapack stand. */
export const OWN_TEMPLATES = ownFile('templates/site/')
/** Where a workspace has its own. */
export const WORKSPACE_TEMPLATES = 'templates/site'
/** Libraries that the search uses in the browser, too. */
const LIBRARIES = { stemmer: 'index.js', 'fastest-levenshtein': 'esm/mod.js' }
const FOLDERS = ['', 'assets/']

/**
 * The templates and assets of the site: those of agendapack, each replaced by a file of the same name in the workspace's
 * `templates/site`. Further files there (own partials) are added, and so are the words of all languages, and the workspace's
 * own words and `translations`.
 */
export async function loadSiteTemplates(files: Host['files']): Promise<SiteTemplates> {
  const templates = new Map<string, string>()
  for (const [name, file] of Object.entries(LIBRARIES)) {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    templates.set(`assets/${name}.js`, await readFile(join(folder, file), 'utf8'))
  }
  for (const folder of FOLDERS) {
    const own = new URL(folder, OWN_TEMPLATES)
    for (const entry of await readdir(own, { withFileTypes: true })) {
      if (entry.isFile()) templates.set(folder + entry.name, await readFile(new URL(entry.name, own), 'utf8'))
    }
    const path = `${WORKSPACE_TEMPLATES}/${folder}`.replace(/\/$/u, '')
    for (const name of await files.list(path)) {
      const status = await files.status(`${path}/${name}`)
      if (status?.kind !== 'file') continue
      templates.set(folder + name, new TextDecoder().decode(await files.read(`${path}/${name}`)))
    }
  }
  for (const language of builtInLanguages())
    templates.set(`${BUILT_IN_WORDS}/${language}.yaml`, builtInText(language) ?? '')
  for (const path of await yamlFiles([TRANSLATIONS_FOLDER, WORKSPACE_WORDS, `${WORKSPACE_TEMPLATES}/messages`], files))
    templates.set(path.replace(/^templates\/site\//u, ''), new TextDecoder().decode(await files.read(path)))
  if ((await files.status(OLD_ADDRESSES))?.kind === 'file')
    templates.set(OLD_ADDRESSES, new TextDecoder().decode(await files.read(OLD_ADDRESSES)))
  return templates
}

async function yamlFiles(folders: readonly string[], files: Host['files']): Promise<string[]> {
  const found: string[] = []
  for (const folder of folders) {
    for (const name of await files.list(folder)) {
      const path = `${folder}/${name}`
      if (name.endsWith('.yaml') && (await files.status(path))?.kind === 'file') found.push(path)
    }
  }
  return found
}

/** Marks HTML that was made safe already, so that a template does not escape it. */
export function safeHtml(markup: string): unknown {
  return new Handlebars.SafeString(markup)
}

/**
 * The templates of one language, compiled when first used. Every value is escaped for HTML; `{{t "key" name=value}}` gives a
 * text of the interface; a file `x.html.hbs` can be used as the partial `{{> x}}`.
 */
export function renderer(templates: SiteTemplates, wording: Wording): Render {
  const engine = Handlebars.create()
  engine.registerHelper('t', (key: unknown, options: Handlebars.HelperOptions) =>
    wording.text(String(key), options.hash as Record<string, string>),
  )
  const compiled = new Map<string, Handlebars.TemplateDelegate>()
  for (const [name, source] of templates) {
    if (!name.endsWith('.html.hbs')) continue
    const template = engine.compile(source, { knownHelpers: { t: true } })
    compiled.set(name.slice(0, -'.html.hbs'.length), template)
    engine.registerPartial(name.slice(0, -'.html.hbs'.length), template)
  }
  return (template, view, frame) => {
    const content = compiled.get(template)?.(view) ?? ''
    return compiled.get('layout')?.({ ...frame, content: safeHtml(content) }) ?? content
  }
}
