import { readFile } from 'node:fs/promises'
import type { Root } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Host } from '../../host/host.ts'
import type { Result } from '../../load/sources.ts'
import { message } from '../../messages/message.ts'
import { renderMarkdown, TemplateError } from './render.ts'

// The same path from `src` and from the compiled `lib`.
const OWN_TEMPLATES = new URL('../../../templates/', import.meta.url)

export type TemplateName = 'front-sheet' | 'agenda' | 'withheld' | 'unreadable' | 'left-out'

/** A template filled in: its Markdown, and the path to name in messages. */
export interface FilledTemplate {
  path: string
  text: string
  tree: Root
}

/** Fills in a template. */
export async function fillTemplate(name: TemplateName, view: object, host: Host): Promise<Result<FilledTemplate>> {
  const { path, template } = await readTemplate(name, host)
  try {
    const text = renderMarkdown(template, view)
    const tree = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).parse(text)
    return { value: { path, text, tree }, messages: [] }
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    const point = { line: error.line, column: error.column }
    const made = message({
      rule: 'template',
      severity: 'error',
      reason: error.message,
      place: { file: path, start: point, end: point },
      note: 'Compare it with the template that comes with agendapack; the README lists the names it may use.',
    })
    return { value: undefined, messages: [made] }
  }
}

const ALL: readonly TemplateName[] = ['front-sheet', 'agenda', 'withheld', 'unreadable', 'left-out']

/** The texts of all templates of a workspace: words that every pack may print. */
export async function templateTexts(host: Host): Promise<string[]> {
  const texts = await Promise.all(ALL.map((name) => readTemplate(name, host)))
  return texts.map(({ template }) => template)
}

/** A template of the workspace, or the one that comes with the program. */
async function readTemplate(name: TemplateName, host: Host): Promise<{ path: string; template: string }> {
  const path = `templates/${name}.md.hbs`
  const own = await host.files.status(path)
  const template = own
    ? new TextDecoder().decode(await host.files.read(path))
    : await readFile(new URL(`${name}.md.hbs`, OWN_TEMPLATES), 'utf8')
  return { path, template }
}

/** The Typst files that every pack uses, by the path Typst sees. */
export async function houseStyle(): Promise<Map<string, string>> {
  const names = ['house-style.typ', 'markdown.typ']
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, OWN_TEMPLATES), 'utf8')))
  return new Map(names.map((name, index) => [name, texts[index] ?? '']))
}
