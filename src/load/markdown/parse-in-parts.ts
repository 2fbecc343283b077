import type { Root, RootContent } from 'mdast'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import type { Effects, Extension, ParseContext, State, TokenizeContext } from 'micromark-util-types'
import { eachNode } from '../text/each-node.ts'

/** Lines that are parsed at once. */
const LINES = 400
/** A block that does not end within a part is parsed again with so many times the lines. */
const GROWTH = 4
/** A line at which, after a blank one, a block may begin that is not part of a list or of what is between fences. */
export const BEGINNING = /^(?!\d{1,9}[.)])[^\s\-+*`~:]/
/** What looks like a definition of a link or a footnote. */
const DEFINITION = /^[ \t>]*\[((?:[^\\[\]]|\\.)+)\]:/gm

/** Names that references of a text may have: of links, and of footnotes. */
interface Names {
  links: readonly string[]
  footnotes: readonly string[]
}

/** Whole blocks of a text. */
interface Part {
  text: string
  /** Of its first line in the whole text. */
  line: number
  offset: number
  tree: Root
  /** Those that were known when it was parsed. */
  names: Names
}

type Parse = (text: string, extension: Extension) => Root

/**
 * Parses a long text part by part, to the same tree as in one go. The parser moves all that it has read at every end of a
 * quotation, a list or a footnote: thousands of them in one text take minutes, in parts they take no longer than others.
 *
 * A part ends where its last block begins, as that may go on beyond it. Links to what another part defines are found by
 * parsing again the parts that have them, where they could not be told before.
 *
 * @param parse parses one text with an additional extension
 * @param lines of a part
 */
export function parseInParts(text: string, parse: Parse, lines: number = LINES): Root {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), ({ 0: ending, index }) => index + ending.length)]
  // The parser leaves out a byte order mark at the start of what it is given.
  if (starts.length <= lines || text.includes('\ufeff', 1)) return parse(text, {})
  const parts = divide(text, starts, parse, lines, likelyNames(text))
  const names = together(parts.map(({ tree }) => namesIn(tree)))
  const children = parts.flatMap((part) => placed(needsOthers(part, names) ? again(part, parse, names) : part))
  const end = { line: starts.length, column: text.length - (starts.at(-1) ?? 0) + 1, offset: text.length }
  return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end } }
}

function divide(text: string, starts: readonly number[], parse: Parse, lines: number, names: Names): Part[] {
  const isBlank = (line: number) => /^[ \t\r\n]*$/.test(text.slice(starts[line], starts[line + 1]))
  const isBeginning = (line: number) => isBlank(line - 1) && BEGINNING.test(text.slice(starts[line], starts[line + 1]))
  const parts: Part[] = []
  let line = 0
  let count = lines
  while (line < starts.length) {
    let after = line + count
    while (after < starts.length && !isBeginning(after)) after += 1
    const offset = starts[line] ?? text.length
    const end = starts[after] ?? text.length
    const tree = parse(text.slice(offset, end), knowing(names))
    const whole = end < text.length ? wholeBlocks(tree, (of) => isBlank(line + of - 1)) : tree.children.length
    const open = tree.children[whole]?.position
    const next = open ? line + open.start.line - 1 : after
    if (next === line) {
      count = (after - line) * GROWTH
      continue
    }
    const kept = { ...tree, children: tree.children.slice(0, whole) }
    parts.push({ text: text.slice(offset, starts[next]), line, offset, tree: kept, names })
    line = next
    count = lines
  }
  return parts
}

/** The names that a text probably defines, so that hardly a part is parsed twice. */
function likelyNames(text: string): Names {
  const all = Array.from(text.matchAll(DEFINITION), ([, name = '']) => normalizeIdentifier(name))
  return together([
    {
      links: all.filter((name) => !name.startsWith('^')),
      footnotes: all.filter((name) => name.startsWith('^')).map((name) => name.slice(1)),
    },
  ])
}

/**
 * How many blocks stay as they are, whatever comes after them: those before the last one that follows a blank line.
 * Without that line, a title may belong to a definition before it, and a hyphen to a paragraph. Code that is indented may
 * go on after blank lines.
 */
function wholeBlocks({ children }: Root, isBlank: (line: number) => boolean): number {
  const last = children.findLastIndex(
    ({ position }, index) =>
      position !== undefined && children[index - 1]?.type !== 'code' && isBlank(position.start.line - 1),
  )
  return Math.max(0, last)
}

/** The part parsed again, now that the names of all parts are known. */
function again(part: Part, parse: Parse, names: Names): Part {
  return { ...part, tree: parse(part.text, knowing(names)) }
}

function together(all: readonly Names[]): Names {
  return {
    links: [...new Set(all.flatMap(({ links }) => links))],
    footnotes: [...new Set(all.flatMap(({ footnotes }) => footnotes))],
  }
}

/** True for a part with a name in brackets that was not known as it is in the whole text. */
function needsOthers({ text, names }: Part, { links, footnotes }: Names): boolean {
  const other = new Set([
    ...difference(links, names.links),
    ...difference(footnotes, names.footnotes).map((name) => `^${name}`),
  ])
  if (other.size === 0) return false
  // A name in several lines may have marks of a quotation between them.
  return Array.from(text.matchAll(/\[((?:[^\\[\]]|\\.)*)\]/gs), ([, name = '']) => name).some(
    (name) => /[\r\n]/.test(name) || other.has(normalizeIdentifier(name)),
  )
}

/** What is in one list only. */
function difference(some: readonly string[], others: readonly string[]): string[] {
  const [one, other] = [new Set(some), new Set(others)]
  return [...some.filter((name) => !other.has(name)), ...others.filter((name) => !one.has(name))]
}

/** The blocks of a part with their places in the whole text. */
function placed({ tree, line, offset }: Part): RootContent[] {
  eachNode(tree, ({ position }) => {
    for (const point of position ? [position.start, position.end] : []) {
      point.line += line
      point.offset = (point.offset ?? 0) + offset
    }
    return undefined
  })
  return tree.children
}

/** The names that a tree defines, as the parser compares them. */
function namesIn(tree: Root): Names {
  const links: string[] = []
  const footnotes: string[] = []
  eachNode(tree, (node) => {
    if (node.type === 'definition') links.push(normalizeIdentifier(node.identifier))
    if (node.type === 'footnoteDefinition') footnotes.push(normalizeIdentifier(node.identifier))
    return undefined
  })
  return { links, footnotes }
}

/** An extension that makes names known before anything is parsed. */
function knowing({ links, footnotes }: Names): Extension {
  let parser: (ParseContext & { gfmFootnotes?: string[] }) | undefined
  function tokenize(this: TokenizeContext, _effects: Effects, _ok: State, nok: State): State {
    if (!parser) {
      parser = this.parser
      parser.defined.push(...links)
      parser.gfmFootnotes ??= []
      parser.gfmFootnotes.push(...footnotes)
    }
    return nok
  }
  return { document: { null: { tokenize } } }
}
