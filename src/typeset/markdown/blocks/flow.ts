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
import { introduces, isBoldLine, isTitleLine } from './title-lines.ts'

/** Numbers within each other that are set further in each time; there is little room for more. */
const DEEPEST_NUMBER = 4

/** Lists within each other in which typed bullets are still lists. */
const MOST_LISTS = 5

/** Blocks one after the other, as one piece of content. */
export function flow(nodes: readonly Nodes[], state: State): string {
  return join(blocks(nodes, state))
}

/** What the blocks so far mean for the next one. */
interface Situation {
  /** A numbered paragraph came, and no title or line across the page since. */
  readonly isAfterNumber: boolean
  /** The last paragraph, list or heading is numbered, or set in line with the text of one that is. */
  readonly isInLine: boolean
  /** Numbers that the next one can be within. */
  readonly open: OpenNumbers
  /** Words of the title right above; empty where there is none. */
  readonly above: string
}

/** A block as written. */
interface Block {
  readonly expression: string
  /** A table too wide for an upright page. */
  readonly isWide: boolean
  /** Belongs to what follows it: a title, or a line that introduces. */
  readonly isLeading: boolean
  readonly after: Situation
}

/**
 * Blocks as expressions. What comes after a numbered paragraph, up to the next number or title, is set in line with the
 * paragraph's text, not with its number. A table too wide for an upright page takes its headings, and the
 * line that introduces it, along to a turned one.
 */
export function blocks(given: readonly Nodes[], state: State): string[] {
  const nodes = given.flatMap((node) => linesAsParagraphs(node, state))
  const written: Block[] = []
  let situation: Situation = { isAfterNumber: false, isInLine: false, open: [], above: state.above }
  for (const index of nodes.keys()) {
    const block = writeBlock(nodes, index, situation, state)
    if (!block) continue
    written.push(block)
    situation = block.after
  }
  return turnWideTables(written)
}

/** Undefined where nothing is printed. */
function writeBlock(nodes: readonly Nodes[], index: number, before: Situation, state: State): Block | undefined {
  const node = nodes[index] as Nodes
  const isWide = node.type === 'table' && needsLandscape(node, state)
  const isLine = !isTitle(node, state) && state.outermost && isTitleLine(nodes, index, before.isAfterNumber)
  const isTitled = isLine || isTitle(node, state)
  const ends = isTitled || node.type === 'thematicBreak'
  const number = isTitled ? undefined : numberOf(node, state)
  const open = ends ? [] : number === undefined ? before.open : nest(before.open, number)
  const around: State = {
    ...(isWide ? { ...state, outermost: false, width: landscapeWidth(state) } : state),
    above: node.type === 'containerDirective' ? before.above : '',
    numberDepth: Math.min(Math.max(0, open.length - 1), DEEPEST_NUMBER),
  }
  const expression = isLine ? titleLine(node, state) : state.one(node, around)
  if (expression === '') return undefined

  const isNumbered = state.depth.quote === 0 && number !== undefined
  const isAfterNumber = isNumbered || (before.isAfterNumber && !ends)
  const isContinued =
    !isNumbered && ((isAfterNumber && node.type === 'paragraph') || (before.isInLine && node.type === 'list'))
  const isText = node.type === 'paragraph' || node.type === 'list' || node.type === 'heading'
  const inPlace = isContinued ? setInLine(node, expression, around) : expression
  const kept = isNumbered && introduces(node) ? call('keep-with-next', join([inPlace])) : inPlace
  return {
    expression: marked(kept, node, state),
    isWide,
    isLeading: isTitled || introduces(node),
    after: {
      isAfterNumber,
      isInLine: isText ? isNumbered || isContinued : before.isInLine,
      open,
      above: isTitled || isBoldLine(node) ? textOf(node) : '',
    },
  }
}

/** Sets each wide table on a turned page, with what leads to it. */
function turnWideTables(written: readonly Block[]): string[] {
  const expressions: string[] = []
  for (const [index, { expression, isWide }] of written.entries()) {
    if (!isWide) {
      expressions.push(expression)
      continue
    }
    const leading = index - 1 - written.slice(0, index).findLastIndex((block) => !block.isLeading)
    const titles = expressions.splice(expressions.length - leading)
    expressions.push(call('landscape', join([...titles, expression])))
  }
  return expressions
}

/** A heading, or a paragraph that the outline takes for one. */
function isTitle(node: Nodes, state: State): boolean {
  return node.type === 'heading' || isHeading(node, state)
}

/** A line of text that introduces what follows, set as a title. */
function titleLine(node: Nodes, state: State): string {
  return node.type === 'paragraph' ? call('bold-line', inline(node.children, state)) : state.one(node, state)
}

/** A paragraph that the outline takes for a heading. */
export function isHeading(node: Nodes, state: State): boolean {
  return node.type === 'paragraph' && state.headings.has(node)
}

/** The number that a block begins with; within a list, of a paragraph only, and only one that can be within another. */
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

/** How deep a number is within others, as an argument; nothing for the number of a paragraph of a report. */
export const depthOf = (depth: number): string | undefined => (depth === 0 ? undefined : named('depth', String(depth)))
