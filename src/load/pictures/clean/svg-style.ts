import { PROPERTIES } from './svg-list.ts'

/** A selector, and declarations that are allowed. */
interface Rule {
  selectors: readonly string[]
  declarations: readonly [property: string, value: string][]
}

/** A style sheet as it may be published: rules alone, without imports, fonts and addresses. */
export interface Sheet {
  text: string
  /** Selectors of one name or class that hide what they select. */
  hiding: ReadonlySet<string>
}

/** Reads a style sheet and keeps what is on the list of properties. */
export function cleanSheet(text: string): Sheet {
  const rules = rulesOf(text)
  const hiding = rules.flatMap(({ selectors, declarations }) => (hides(new Map(declarations)) ? selectors : []))
  const written = rules.map(({ selectors, declarations }) => `${selectors.join(',')}{${writeStyle(declarations)}}`)
  return { text: written.join('\n'), hiding: new Set(hiding) }
}

/** The declarations of an attribute `style` that are on the list. */
export function cleanDeclarations(style: string): [property: string, value: string][] {
  return splitDeclarations(style.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ')).flatMap((declaration) => {
    const colon = declaration.indexOf(':')
    const property = declaration.slice(0, colon).trim().toLowerCase()
    const value = declaration.slice(colon + 1).trim()
    const isKept = colon > 0 && PROPERTIES.includes(property) && isSafeValue(value)
    return isKept ? [[property, value] satisfies [string, string]] : []
  })
}

/** Declarations as an attribute has them. */
export function writeStyle(declarations: readonly (readonly [string, string])[]): string {
  return declarations.map(([property, value]) => `${property}:${value}`).join(';')
}

/** True for a value that leads nowhere but to another part of the drawing. */
export function isSafeValue(value: string): boolean {
  const rest = value.replace(/url\(\s*(["']?)#[\w:.-]+\1\s*\)/gi, '')
  return !/[\\<>@{}]|url\s*\(|image-set|expression\s*\(|javascript:/i.test(rest)
}

/** True for a style in which nothing is to be seen. */
export function hides(style: ReadonlyMap<string, string>): boolean {
  const of = (property: string) =>
    style
      .get(property)
      ?.replace(/!important/i, '')
      .trim()
      .toLowerCase() ?? ''
  if (of('display') === 'none' || ['hidden', 'collapse'].includes(of('visibility'))) return true
  return of('opacity') !== '' && Number.parseFloat(of('opacity')) === 0
}

function rulesOf(text: string): Rule[] {
  const plain = withoutAtRules(text.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ').replace(/<!--|-->/g, ' '))
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) => {
    const selectors = selector.split(',').map((one) => one.trim())
    if (!selectors.every((one) => /^[\w\s.#:>+~*()="'[\]-]+$/.test(one))) return []
    return [{ selectors, declarations: cleanDeclarations(body) }]
  })
}

/** Without `@import`, `@font-face` and the like, each up to its semicolon or to the end of its block. */
function withoutAtRules(text: string): string {
  let kept = ''
  let at = 0
  for (let start = text.indexOf('@'); start >= 0; start = text.indexOf('@', at)) {
    kept += text.slice(at, start)
    at = endOfAtRule(text, start)
  }
  return kept + text.slice(at)
}

function endOfAtRule(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    const mark = text[at]
    if (mark === ';' && depth === 0) return at + 1
    if (mark === '{') depth += 1
    if (mark === '}') depth -= 1
    if (mark === '}' && depth <= 0) return at + 1
  }
  return text.length
}

/** At semicolons outside of quotation marks. */
function splitDeclarations(text: string): string[] {
  return text.match(/(?:"[^"]*"|'[^']*'|[^;"'])+/g) ?? []
}
