import { readFile } from 'node:fs/promises'
import type { Root } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Host } from '../../host/host.ts'
import type { Shelf } from '../../kept/shelves.ts'
import { fileStatus, readFile as readOwn } from '../../load/file-problem.ts'
import type { Result } from '../../load/result.ts'
import { decodeText } from '../../load/text/decode.ts'
import { listed, suggest } from '../../load/text/suggest.ts'
import { ownWordingTexts } from '../../load/text/wording.ts'
import { type Message, message } from '../../messages/message.ts'
import { ownFile } from '../../version.ts'
import type { Wording } from '../../wording/wording.ts'
import { patternTypst, quote } from '../typst-syntax.ts'
import { type CompiledTemplate, compileTemplate, TemplateError } from './render.ts'

const OWN_TEMPLATES = ownFile('templates/')

export type TemplateName = 'front-sheet' | 'agenda' | 'withheld' | 'unreadable' | 'left-out'

/** A template filled in: its Markdown, and the path to name in messages. */
export interface FilledTemplate {
  path: string
  text: string
  tree: Root
}

/** Fills in a template. @param compiled templates that were used before, by their text */
export async function fillTemplate(
  name: TemplateName,
  view: object,
  wording: Wording,
  host: Host,
  compiled: Shelf<string, CompiledTemplate>,
): Promise<Result<FilledTemplate>> {
  const path = templatePath(name)
  const template = await readTemplate(name, host)
  if (typeof template !== 'string') return { value: undefined, messages: [template] }
  try {
    const fill = compiled.get(template) ?? compileTemplate(template)
    compiled.set(template, fill)
    const text = fill(view, wording)
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
      note: `Compare it with templates/${name}${EXTENSION} that comes with agendapack, which shows the names it may use.`,
    })
    return { value: undefined, messages: [made] }
  }
}

const ALL: readonly TemplateName[] = ['front-sheet', 'agenda', 'withheld', 'unreadable', 'left-out']

const FOLDER = 'templates'
const EXTENSION = '.md.hbs'

/** The texts of all templates and wording files of a workspace: words that every pack may print. */
export async function templateTexts(host: Host): Promise<string[]> {
  const texts = await Promise.all(ALL.map((name) => readTemplate(name, host)))
  return [...texts.filter((text) => typeof text === 'string'), ...(await ownWordingTexts(host))]
}

/** True where the words of front sheets and agendas are a workspace's own. */
export async function hasOwnWording(host: Host): Promise<boolean> {
  const names = await host.files.list(FOLDER)
  return ['front-sheet', 'agenda'].every((name) => names.includes(`${name}${EXTENSION}`))
}

/** Warns of templates in a workspace that replace none: a misspelt one, or the house style, which cannot be replaced. */
export async function strangeTemplates(host: Host): Promise<Message[]> {
  const names = (await host.files.list(FOLDER)).filter((name) => name.endsWith(EXTENSION) || name.endsWith('.typ'))
  const known = ALL.map((name) => `${name}${EXTENSION}`)
  return names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const meant = suggest(name, known)
      return message({
        rule: 'template',
        severity: 'warning',
        reason: `The template ${name} replaces none of agendapack’s templates and is not used.`,
        place: { file: `${FOLDER}/${name}` },
        actual: name,
        expected: meant ? [meant] : [...known],
        note: meant ? `Did you mean ${meant}?` : `Rename it to ${listed(known)}.`,
      })
    })
}

/** A template of the workspace, or the one that comes with the program; a message where it cannot be read. */
async function readTemplate(name: TemplateName, host: Host): Promise<string | Message> {
  const file = templatePath(name)
  const own = await fileStatus(host.files, file, { file })
  if (own === undefined) return readFile(new URL(`${name}${EXTENSION}`, OWN_TEMPLATES), 'utf8')
  if ('reason' in own) return own
  const bytes = await readOwn(host.files, file, { file })
  if ('reason' in bytes) return bytes
  const decoded = decodeText(file, bytes)
  return 'text' in decoded ? decoded.text : decoded.problem
}

/** Path of a workspace's own template. */
function templatePath(name: TemplateName): string {
  return `${FOLDER}/${name}${EXTENSION}`
}

const HOUSE_STYLE = [
  'house-style.typ',
  'house-look.typ',
  'front-matter.typ',
  'agenda-table.typ',
  'markdown.typ',
  'tables.typ',
]

/** Words that the Typst files print themselves. */
const PRINTED = {
  private: 'privacy.private',
  partly: 'privacy.partly',
  redacted: 'privacy.redacted',
  passage: 'privacy.passage',
  background: 'paper.background',
  recommendations: 'paper.recommendations',
}

/** Words at the edges of pages, and on the sheets that stand for papers. */
const AT_EDGES = new Set([
  ...['privacy.private', 'privacy.partly', 'pack.page', 'pack.standard_page', 'pack.standard_pages'],
])

/**
 * The Typst files that every pack uses, by the path Typst sees.
 * @param textSize in points
 * @param second words of the second language of a pack that has two: what stands at the edges of pages is in both
 */
export async function houseStyle(
  textSize: number,
  wording: Wording,
  isLargePrint = false,
  second?: Wording,
): Promise<Map<string, string>> {
  const texts = await Promise.all(HOUSE_STYLE.map((name) => readFile(new URL(name, OWN_TEMPLATES), 'utf8')))
  const files = new Map(HOUSE_STYLE.map((name, index) => [name, texts[index] ?? '']))
  const both = (key: string) => {
    const own = wording.text(key)
    const other = second && AT_EDGES.has(key) ? second.text(key) : own
    return own === other ? own : `${own} / ${other}`
  }
  const words = Object.entries(PRINTED).map(([name, key]) => `${name}: ${quote(both(key))}`)
  const range = (key: string, names: string) => `(${names}) => ${patternTypst(both(key))}`
  const functions = [
    `reference: ${range('range.reference', 'first')}`,
    `page: ${range('pack.page', 'number')}`,
    `standard-page: ${range('pack.standard_page', 'first')}`,
    `standard-pages: ${range('pack.standard_pages', 'first, last')}`,
  ]
  files.set('words.typ', `#let words = (${[...words, ...functions].join(', ')})\n`)
  return files.set('sizes.typ', `#let text-size = ${textSize}pt\n#let is-large-print = ${isLargePrint}\n`)
}
