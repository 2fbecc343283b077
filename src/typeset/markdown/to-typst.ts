import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast'
import type { Message, Place } from '../../messages/message.ts'
import { quote } from '../typst-syntax.ts'
import { blocks } from './blocks/flow.ts'
import { uncitedFootnotes } from './blocks/footnotes.ts'
import { PORTRAIT_WIDTH } from './blocks/tables.ts'
import { languageOf } from './characters/language.ts'
import { missingCharacters } from './characters/missing.ts'
import type { HeadingEntry, State, TypesetReport, TypstContext } from './context.ts'
import { one } from './handlers.ts'
import { expandHtml } from './html/expand.ts'
import { outline } from './outline.ts'
import { childrenOf } from './tree.ts'
import { unmark } from './write.ts'

export type { HeadingEntry, TypesetReport, TypstContext } from './context.ts'

/** One document as Typst source. */
export interface TypstSource {
  /** A module that defines `body(style)`; `style` is the dictionary of the house style. */
  source: string
  /** For each line of the source, the Markdown it came from. */
  lines: readonly (Place | undefined)[]
  messages: Message[]
  headings: HeadingEntry[]
}

/**
 * Converts the tree of one report to a Typst module. Text is only ever written as string literals, so nothing an author
 * writes is run. What cannot be printed as asked keeps its text and is reported; a link to an item that does not exist and
 * a picture that is not there are errors.
 */
export function toTypst(report: TypesetReport, context: TypstContext): TypstSource {
  const expanded = expandHtml(report.tree, report)
  const headings = outline(expanded.tree, report, context)
  const state = start(report, context, expanded.tree, headings, expanded.messages)
  const written = blocks(expanded.tree.children, state)
  const body = [...written, ...uncitedFootnotes(state)].filter((expression) => expression !== '')
  const language = languageOf(report, context)
  const { source, places } = unmark(
    [
      `#import ${quote(context.library ?? '/markdown.typ')}: *`,
      `#let body(style) = report-body(style, ${language}, {`,
      ...body,
      '})',
      '',
    ].join('\n'),
  )
  return {
    source,
    lines: places.map((place) => (place === undefined ? undefined : state.places[place])),
    messages: [...state.messages, ...missingCharacters(state)].sort(byPlace),
    headings: [...headings.values()],
  }
}

/** In the order of the file. */
function byPlace(one: Message, other: Message): number {
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0)
}

/** The state in which the conversion of a document starts. */
export function start(
  report: TypesetReport,
  context: TypstContext,
  tree: Root,
  headings: State['headings'],
  messages: Message[],
): State {
  const definitions = new Map<string, Definition>()
  const footnotes = new Map<string, FootnoteDefinition>()
  const collect = (node: Nodes): void => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
    if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier)) footnotes.set(node.identifier, node)
    if ('children' in node) childrenOf(node).forEach(collect)
  }
  collect(tree)
  return {
    one,
    report,
    context,
    definitions,
    footnotes,
    headings,
    slugs: new Map([...headings.values()].map((entry) => [entry.slug, entry])),
    messages: [...messages],
    missing: new Map(),
    citedFootnotes: new Set(),
    openFootnotes: new Set(),
    footnotesToCome: [],
    places: [],
    numberDepth: 0,
    depth: { list: 0, quote: 0, inline: 0 },
    decorated: false,
    above: '',
    outermost: true,
    width: context.textWidth?.portrait ?? PORTRAIT_WIDTH,
    columnWidth: undefined,
  }
}
