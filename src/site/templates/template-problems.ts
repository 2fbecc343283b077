import { readdir, readFile } from 'node:fs/promises'
import Handlebars from 'handlebars'
import type { Host } from '../../host/host.ts'
import { suggest } from '../../load/text/suggest.ts'
import { type Message, message, type Severity } from '../../messages/message.ts'
import { parseTemplate, TemplateError } from '../../typeset/templates/render.ts'
import type { SiteTemplates } from '../model.ts'
import { oldAddressProblems } from './old-addresses.ts'
import { OWN_TEMPLATES, WORKSPACE_TEMPLATES } from './templates.ts'
import { translationProblems } from './translations.ts'
import { wordingOf } from './wording.ts'

const EXTENSION = '.html.hbs'
const HELPERS = ['t', 'if', 'unless', 'each', 'with', 'lookup', 'log']

/** A name in a template, and its 1-based place. */
interface Used {
  kind: 'name' | 'helper' | 'partial' | 'text'
  name: string
  line: number
  column: number
}

/**
 * What is wrong with a workspace's own templates of the site and its translations: syntax, partials and helpers that do
 * not exist are errors, names and texts that no template of agendapack uses are warnings.
 */
export async function siteTemplateProblems(templates: SiteTemplates, files: Host['files']): Promise<Message[]> {
  const own = (await files.list(WORKSPACE_TEMPLATES)).filter((name) => name.endsWith(EXTENSION))
  const ofTables = [...translationProblems(templates), ...oldAddressProblems(templates)]
  if (own.length === 0) return ofTables
  const known = await shippedNames()
  const texts = wordingOf('en', templates)
  const isKnown = ({ kind, name }: Used): boolean => {
    if (kind === 'name') return known.has(name)
    if (kind === 'helper') return HELPERS.includes(name)
    if (kind === 'partial') return templates.has(name + EXTENSION)
    return texts.text(name) !== name
  }
  const problems = own.flatMap((file) => {
    const used = usedIn(templates.get(file) ?? '', file)
    if ('reason' in used) return [used]
    return used.filter((one) => !isKnown(one)).map((one) => unknown(one, file, known, templates))
  })
  return [...ofTables, ...problems]
}

/** Names of values in the templates that come with agendapack. */
async function shippedNames(): Promise<ReadonlySet<string>> {
  const files = (await readdir(OWN_TEMPLATES)).filter((name) => name.endsWith(EXTENSION))
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, OWN_TEMPLATES), 'utf8')))
  const used = texts.flatMap((text, index) => {
    const found = usedIn(text, files[index] ?? '')
    return 'reason' in found ? [] : found
  })
  return new Set(used.flatMap(({ kind, name }) => (kind === 'name' ? [name] : [])))
}

/** What a template names; a message where it cannot be read. */
function usedIn(source: string, file: string): Used[] | Message {
  try {
    return namesIn(parseTemplate(source))
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return problem('error', file, error.message, error)
  }
}

function namesIn(program: hbs.AST.Program): Used[] {
  const found: Used[] = []
  const add = (kind: Used['kind'], name: string, { loc }: hbs.AST.Node) =>
    found.push({ kind, name, line: loc.start.line, column: loc.start.column + 1 })
  const visitor = new Handlebars.Visitor()
  visitor.PathExpression = (path: hbs.AST.PathExpression) => {
    if (!path.data) for (const part of path.parts) add('name', String(part), path)
  }
  const call = (node: hbs.AST.MustacheStatement | hbs.AST.SubExpression | hbs.AST.BlockStatement) => {
    const { path, params, hash } = node
    const isCall = params.length > 0 || hash !== undefined
    if (path.type === 'PathExpression' && isCall) add('helper', (path as hbs.AST.PathExpression).original, node)
    else visitor.accept(path)
    const [first] = params
    const isText = path.type === 'PathExpression' && (path as hbs.AST.PathExpression).original === 't'
    if (isText && first?.type === 'StringLiteral') add('text', (first as hbs.AST.StringLiteral).value, first)
    for (const param of params) visitor.accept(param)
    for (const pair of hash?.pairs ?? []) visitor.accept(pair.value)
  }
  visitor.MustacheStatement = call
  visitor.SubExpression = call
  visitor.BlockStatement = (block) => {
    call(block)
    visitor.accept(block.program)
    if (block.inverse) visitor.accept(block.inverse)
  }
  visitor.PartialStatement = (partial) => {
    if (partial.name.type === 'PathExpression')
      add('partial', (partial.name as hbs.AST.PathExpression).original, partial)
    for (const param of partial.params) visitor.accept(param)
    for (const pair of partial.hash?.pairs ?? []) visitor.accept(pair.value)
  }
  visitor.accept(program)
  return found
}

const WHAT = { name: 'name', helper: 'helper', partial: 'partial', text: 'text' } as const

function unknown(used: Used, file: string, known: ReadonlySet<string>, templates: SiteTemplates): Message {
  const { kind, name } = used
  const partials = [...templates.keys()].flatMap((path) =>
    path.endsWith(EXTENSION) ? [path.slice(0, -EXTENSION.length)] : [],
  )
  const choice = { name: [...known], helper: HELPERS, partial: partials, text: [] }[kind]
  const meant = suggest(name, choice)
  const severity = kind === 'helper' || kind === 'partial' ? 'error' : 'warning'
  const near = meant ? ` Did you mean \`${meant}\`?` : ''
  return problem(severity, file, `There is no ${WHAT[kind]} \`${name}\`.${near}`, used)
}

function problem(severity: Severity, file: string, reason: string, at: { line: number; column: number }): Message {
  const point = { line: at.line, column: at.column }
  return message({
    rule: 'template',
    severity,
    reason,
    place: { file: `${WORKSPACE_TEMPLATES}/${file}`, start: point, end: point },
    note: `Compare it with agendapack’s own templates/site/${file}, which shows the names you can use.`,
  })
}
