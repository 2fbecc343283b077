import type { List, Nodes } from 'mdast'
import type { State } from '../context.ts'
import { inline } from '../inlines/inlines.ts'
import { isInner, nest, type OpenNumbers } from '../numbers/number-nesting.ts'
import { letteredParts, listedParts, numberedParts } from '../numbers/numbered-lines.ts'
import { bulletedLines } from '../numbers/typed-bullets.ts'
import { takeNumber } from '../numbers/typed-number.ts'
import { textOf } from '../tree.ts'
import { call, join, marked, named } from '../write.ts'
import { landscapeWidth, needsLandscape } from './tables.ts'

/** Numbers within each other that are set further in each time; there is little room for more. */
const DEEPEST_NUMBER = 4

/** Lists within each other in which typed bullets are still lists. */
const MOST_LISTS = 5

/** Blocks one after the other, as one piece of content. */
export function flow(nodes: readonly Nodes[], state: State): string {
  return join(blocks(nodes, state))
}

/**
 * Blocks as expressions. What comes after a numbered paragraph, up to the next number or title, is set in line with the
 * paragraph's text, not with its number. A table too wide for an upright page takes its headings, and the
 * line that introduces it, along to a turned one.
 */
export function blocks(given: readonly Nodes[], state: State): string[] {
  const nodes = given.flatMap((node) => linesAsParagraphs(node, state))
  const turned: State = { ...state, outermost: false, width: landscapeWidth(state) }
  const expressions: string[] = []
  let hanging = false
  let inLine = false
  let open: OpenNumbers = []
  let leading = 0
  let above = state.above
  for (const [index, node] of nodes.entries()) {
    const wide = node.type === 'table' && needsLandscape(node, state)
    const title = node.type === 'heading' || isHeading(node, state)
    const line: boolean = !title && state.outermost && isTitle(nodes, index, hanging)
    const number: string | undefined = title || line ? undefined : numberOf(node, state)
    open = title || line || node.type === 'thematicBreak' ? [] : number === undefined ? open : nest(open, number)
    const numberDepth = Math.min(Math.max(0, open.length - 1), DEEPEST_NUMBER)
    const around = { ...(wide ? turned : state), above: node.type === 'containerDirective' ? above : '', numberDepth }
    const expression = line ? titleLine(node, state) : state.one(node, around)
    if (expression === '') continue
    const numbered: boolean = state.depth.quote === 0 && number !== undefined
    hanging = numbered || (hanging && !title && !line && node.type !== 'thematicBreak')
    const continued: boolean = !numbered && ((hanging && node.type === 'paragraph') || (inLine && node.type === 'list'))
    if (node.type === 'paragraph' || node.type === 'list' || node.type === 'heading') inLine = numbered || continued
    const inPlace = continued ? setInLine(node, expression, around) : expression
    const kept = numbered && introduces(node) ? call('keep-with-next', join([inPlace])) : inPlace
    const written = marked(kept, node, state)
    if (wide) expressions.push(call('landscape', join([...expressions.splice(expressions.length - leading), written])))
    else expressions.push(written)
    leading = title || line || introduces(node) ? leading + 1 : 0
    above = title || line || isBoldLine(node) ? textOf(node) : ''
  }
  return expressions
}

/** A line of text that introduces what follows, set as a title. */
function titleLine(node: Nodes, state: State): string {
  return node.type === 'paragraph' ? call('bold-line', inline(node.children, state)) : state.one(node, state)
}

/** A paragraph that the outline takes for a heading. */
export function isHeading(node: Nodes, state: State): boolean {
  return node.type === 'paragraph' && state.headings.has(node)
}

/** The number that a block begins with; within a list, of a paragraph only, and only one that can stand in another. */
function numberOf(node: Nodes, state: State): string | undefined {
  if (node.type === 'paragraph') {
    const number = takeNumber(node.children)?.number
    return number === undefined || (state.depth.list > 0 && !isInner(number)) ? undefined : number
  }
  if (node.type !== 'list' || state.depth.list > 0) return undefined
  return node.ordered ? `${node.start ?? 1}.` : firstLabel(node)
}

function firstLabel(node: List): string | undefined {
  const first = node.children[0]?.children[0]
  return first?.type === 'paragraph' ? takeNumber(first.children)?.number : undefined
}

/** A list belongs to the number right before it, running text to the paragraph of the report. */
function setInLine(node: Nodes, expression: string, { numberDepth, depth }: State): string {
  if (depth.list > 0)
    return node.type === 'list'
      ? call('continued', 'in-list: true', depthOf(numberDepth), join([expression]))
      : expression
  return call('continued', node.type === 'list' ? depthOf(numberDepth) : undefined, join([expression]))
}

/** Each numbered or lettered line of a paragraph as a paragraph, and lines with typed bullets as a list. */
function linesAsParagraphs(node: Nodes, state: State): Nodes[] {
  if (node.type !== 'paragraph' || state.headings.has(node)) return [node]
  const parts = numberedParts(node.children).flatMap(letteredParts).flatMap(listedParts)
  const paragraphs = parts.length < 2 ? [node] : parts.map((children) => ({ ...node, children }))
  return state.depth.list > MOST_LISTS ? paragraphs : paragraphs.flatMap(bulletedLines)
}

/** How deep a number stands in others, as an argument; nothing for the number of a paragraph of a report. */
export const depthOf = (depth: number): string | undefined => (depth === 0 ? undefined : named('depth', String(depth)))

/** A paragraph all in bold, which is somebody's heading. */
export function isBoldLine(node: Nodes): boolean {
  if (node.type !== 'paragraph') return false
  const [only, ...others] = node.children
  return others.length === 0 && only?.type === 'strong' && textOf(only).length < 90
}

/** A line in bold, a short one that ends in a colon, or the caption of a table: it belongs to what follows. */
function introduces(node: Nodes): boolean {
  if (node.type !== 'paragraph') return false
  const text = textOf(node).trim()
  return isBoldLine(node) || (text.length <= 150 && /:$|^(?:table|figure|chart|appendix)\s+[\dA-Z]/i.test(text))
}

/**
 * A short line without a stop, with running text or a numbered list after it and not one of many short lines: what
 * people write who do not mark headings. It only looks like one: for the structure, there is no certainty.
 */
function isTitle(nodes: readonly Nodes[], index: number, isAfterNumber: boolean): boolean {
  const [node, after] = [nodes[index], nodes[index + 1]]
  if (!node || !isShortLine(node) || !after) return false
  const text = textOf(node).trim()
  const numbered = /^\d+ /.test(text)
  // Names and single lines under "1. Apologies" belong to that number.
  if (isAfterNumber && !numbered) return false
  if (!/^(\d+ )?\p{Lu}[^\d@]*$/u.test(text) || text.includes('//')) return false
  const oneOfMany = [nodes[index - 1], nodes[index - 2]].every((other) => other && isShortLine(other))
  return (isSentence(after) || (after.type === 'list' && after.ordered === true)) && (numbered || !oneOfMany)
}

function isShortLine(node: Nodes): boolean {
  if (node.type !== 'paragraph') return false
  const text = textOf(node).trim()
  const isOneLine = !text.includes('\n') && node.children.every(({ type }) => type !== 'break')
  return text.length <= 70 && isOneLine && !/[.,;:?!\]]$/.test(text)
}

function isSentence(node: Nodes): boolean {
  if (node.type !== 'paragraph') return false
  const text = textOf(node).trim()
  return text.length > 100 || (text.length >= 20 && /[.;:?!]$/.test(text))
}
