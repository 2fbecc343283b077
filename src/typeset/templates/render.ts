import Handlebars from 'handlebars'
import { withParagraphs } from '../../load/markdown/paragraphs.ts'
import type { Values, Wording } from '../../wording/wording.ts'
import { escapeMarkdown, escapeMarks } from './escape.ts'

/** A template that cannot be used: 1-based line and column of the place where it fails. */
export class TemplateError extends Error {
  readonly line: number
  readonly column: number

  constructor(reason: string, line: number, column: number) {
    super(reason)
    this.name = 'TemplateError'
    this.line = line
    this.column = column
  }
}

/** Markdown that a helper made, not to be escaped again. */
interface Markdown {
  markdown: string
}

type Helper = (...values: unknown[]) => Markdown | string | boolean | undefined

const isMarkdown = (value: unknown): value is Markdown =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Markdown>).markdown === 'string'

/** Helpers that templates may use, besides those of Handlebars. */
const helpers: Record<string, Helper> = {
  /** `{{website "https://…"}}` prints a link to an address, shown without its scheme. */
  website: (address) =>
    link(
      String(address),
      String(address)
        .replace(/^https?:\/\//, '')
        .replace(/\/$/, ''),
    ),
  /** `{{email "…"}}` prints a link that opens a letter. */
  email: (address) => link(`mailto:${address}`, String(address)),
  /** `{{paragraphs value}}` keeps the paragraphs of a value: one for each of its non-empty lines. */
  paragraphs: (value) => ({
    markdown: String(value)
      .split(/\r?\n/)
      .map(escapeMarkdown)
      .filter((line) => line !== '')
      .join('\n\n'),
  }),
  /** `{{markdown value}}` takes a value as Markdown; lines of plain text stay paragraphs of their own. */
  markdown: (value) => ({ markdown: withParagraphs(String(value)) }),
  equal: (a, b) => a === b,
  both: (a, b) => Boolean(a) && Boolean(b),
  either: (a, b) => Boolean(a) || Boolean(b),
}

const folded = (value: unknown): string =>
  String(value ?? '')
    .replace(/\s+/gu, ' ')
    .trim()

function link(address: string, shown: string): Markdown {
  return { markdown: `[${escapeMarkdown(shown)}](<${address.replace(/[<>\\|\s]/g, encodeURIComponent)}>)` }
}

/** A template that is ready to be filled in. Throws `TemplateError` for a field that the view does not have. */
export type CompiledTemplate = (view: object, wording: Pick<Wording, 'text'>) => string

/**
 * Compiles a template that gives Markdown. `{{value}}` prints a value as itself, `{{{value}}}` takes it as Markdown, and
 * `{{t "agenda.added" date=added.date}}` prints a text of the language's words.
 * Throws `TemplateError` for a template that cannot be parsed.
 */
export function compileTemplate(template: string): CompiledTemplate {
  const engine = Handlebars.create()
  engine.registerHelper('t', (key: unknown, { hash, data }: Handlebars.HelperOptions): Markdown => {
    const { wording } = data as { wording: Pick<Wording, 'text'> }
    const values = Object.entries(hash as Values).map(([name, value]) => [name, folded(value)])
    // Unlike values, words can have spaces that no line ends at.
    return { markdown: escapeMarks(wording.text(String(key), Object.fromEntries(values))) }
  })
  for (const [name, helper] of Object.entries(helpers)) {
    // Handlebars hands its options over as the last argument; helpers here do not need them.
    engine.registerHelper(name, (...values: unknown[]) => helper(...values.slice(0, -1)))
  }
  engine.registerHelper('helperMissing', (...values: unknown[]) => {
    const { name, loc } = values.at(-1) as Handlebars.HelperOptions & { name: string; loc?: hbs.AST.SourceLocation }
    if (values.length === 1) return undefined
    const { line, column } = loc?.start ?? { line: 1, column: 0 }
    throw new TemplateError(`There is no helper \`${name}\`.`, line, column + 1)
  })
  engine.registerHelper('escape-markdown', (value: unknown, name: unknown, line: unknown, column: unknown) => {
    if (value === undefined)
      throw new TemplateError(`There is no field or helper \`${name}\`.`, Number(line), Number(column))
    return isMarkdown(value) ? value.markdown : escapeMarkdown(value === null ? '' : String(value))
  })
  const program = parseTemplate(template)
  escapeMustaches(program)
  const fill = engine.compile(program, { noEscape: true, explicitPartialContext: true })
  return (view, wording) => {
    try {
      const data = { wording }
      return fill(view, { data, allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false })
    } catch (error) {
      if (error instanceof TemplateError) throw error
      throw asTemplateError(error)
    }
  }
}

/**
 * Reads a template.
 * @throws TemplateError where it cannot be read
 */
export function parseTemplate(template: string): hbs.AST.Program {
  try {
    return Handlebars.parse(template)
  } catch (error) {
    throw asTemplateError(error)
  }
}

/** The parser lists its tokens, which says nothing to whoever writes templates. */
const UNCLOSED = ' here or just before: close every `{{` with `}}`, and every block such as `{{#if …}}` with `{{/if}}`.'

function asTemplateError(error: unknown): TemplateError {
  const { message: reason, lineNumber, column } = error as { message: string; lineNumber?: number; column?: number }
  const line = lineNumber ?? Number(/on line (\d+)/.exec(reason)?.[1] ?? 1)
  const isToken = /^(?:Expecting|Parse error)/m.test(reason)
  return new TemplateError(
    `The template is not valid${isToken ? UNCLOSED : `: ${reason.split('\n')[0]?.replace(/ - \d+:\d+$/, '')}.`}`,
    line,
    (column ?? 0) + 1,
  )
}

/** Turns every `{{value}}` of a template into a call of the helper that escapes it: Handlebars itself escapes for HTML. */
function escapeMustaches(program: hbs.AST.Program): void {
  const visitor = new Handlebars.Visitor()
  visitor.MustacheStatement = (statement: hbs.AST.MustacheStatement) => {
    const { path, loc } = statement
    if (path.type !== 'PathExpression') return
    const original = path as hbs.AST.PathExpression
    const isCall = statement.params.length > 0
    if (!statement.escaped && !isCall) return
    const value: hbs.AST.Expression = isCall
      ? ({ ...statement, type: 'SubExpression', path: original } as hbs.AST.Expression)
      : original
    statement.params = [
      value,
      { type: 'StringLiteral', value: original.original, original: original.original, loc } as hbs.AST.StringLiteral,
      { type: 'NumberLiteral', value: loc.start.line, original: loc.start.line, loc } as hbs.AST.NumberLiteral,
      {
        type: 'NumberLiteral',
        value: loc.start.column + 1,
        original: loc.start.column + 1,
        loc,
      } as hbs.AST.NumberLiteral,
    ]
    statement.path = {
      type: 'PathExpression',
      data: false,
      depth: 0,
      parts: ['escape-markdown'],
      original: 'escape-markdown',
      loc,
    } as hbs.AST.PathExpression
    statement.hash = undefined as unknown as hbs.AST.Hash
  }
  visitor.accept(program)
}
