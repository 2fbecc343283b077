import type { Blockquote, Code, Heading, Html, Paragraph, PhrasingContent } from 'mdast'
import { quote } from '../../typst-syntax.ts'
import { breakable } from '../characters/long-words.ts'
import { printable, printableCode } from '../characters/printable.ts'
import type { HeadingEntry, State } from '../context.ts'
import { picturesOf, standalonePicture } from '../inlines/images.ts'
import { inline } from '../inlines/inlines.ts'
import { isInner } from '../numbers/number-nesting.ts'
import { takeNumber } from '../numbers/typed-number.ts'
import { isSameTitle } from '../outline.ts'
import { call, label, marked } from '../write.ts'
import { depthOf, flow } from './flow.ts'
import { isBoldLine } from './title-lines.ts'

/** Typst gives up at about 18 block quotes within each other; nobody reads the eighth. */
const DEEPEST_QUOTE = 8

export function paragraph(node: Paragraph, state: State): string {
  const entry = state.headings.get(node)
  if (entry) return titled(entry, node.children, state)
  const pictures = picturesOf(node, state)
  if (pictures) return pictures.map((picture) => marked(standalonePicture(picture, state), picture, state)).join('\n')
  return numberedOrPlain(node.children, state)
}

function numberedOrPlain(children: readonly PhrasingContent[], state: State): string {
  const numbered = takeNumber(children)
  const isInList = state.depth.list > 0
  if (numbered && (!isInList || isInner(numbered.number))) {
    const place = [isInList ? 'in-list: true' : undefined, depthOf(state.numberDepth)]
    return call('numbered-paragraph', quote(numbered.number), ...place, inline(numbered.rest, state))
  }
  // A heading stays with what follows.
  const isTitle = isBoldLine({ type: 'paragraph', children: [...children] })
  return call(isTitle ? 'bold-line' : 'body-paragraph', inline(children, state))
}

export function heading(node: Heading, state: State): string {
  const entry = state.headings.get(node)
  return entry ? titled(entry, node.children, state) : call('bold-line', inline(node.children, state))
}

/** A heading, or only its label where the pack prints the same words as the document's title. */
function titled(entry: HeadingEntry, children: readonly PhrasingContent[], state: State): string {
  const first = state.headings.values().next().value
  if (entry === first && isSameTitle(entry.text, state.context.title)) return call('mark-place', label(entry.label))
  const body = inline(children, state)
  const depth = entry.level - state.context.headingOffset
  return call('report-heading', 'style', String(entry.level), String(depth), label(entry.label), body)
}

export function blockquote(node: Blockquote, state: State): string {
  const deep = state.depth.quote >= DEEPEST_QUOTE
  const depth = { ...state.depth, quote: state.depth.quote + 1 }
  const body = flow(node.children, { ...state, outermost: false, depth, width: state.width - (deep ? 0 : 18) })
  return deep ? body : call('block-quote', body)
}

/** Points that the box around code takes from the width of its lines. */
const CODE_INSET = 18
/** Width of each letter of code, in ems of the text, as it is set in the same size. */
const CODE_LETTER = 0.6
/** Letters of a line of code at least, in however narrow a place. */
const FEWEST_LETTERS = 12

export function code(node: Code, state: State): string {
  const ems = (state.width - CODE_INSET) / (state.context.textSize ?? 12)
  const width = Math.max(ems, FEWEST_LETTERS * CODE_LETTER)
  const lines = printableCode(node.value, node, state)
    .split('\n')
    // In code, only a character of no width may mark where a long line breaks.
    .map((line) => breakable(line, width, CODE_LETTER).join('\u200b'))
  return call('code-block', `raw(block: true, ${quote(lines.join('\n'))})`)
}

export const thematicBreak = (): string => 'thematic-break()'

/** HTML that was not understood before: its source, so that no word is lost. */
export function html(node: Html, state: State): string {
  return quote(printable(node.value, node, state))
}
