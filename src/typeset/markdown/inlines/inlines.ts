import type { Delete, Emphasis, InlineCode, PhrasingContent, Strong, Text } from 'mdast'
import { quote } from '../../typst-syntax.ts'
import { breakable } from '../characters/long-words.ts'
import { printable } from '../characters/printable.ts'
import { signalColours } from '../characters/signal-colours.ts'
import type { State } from '../context.ts'
import type { StyledText } from '../nodes.ts'
import { textOf, warn } from '../tree.ts'
import { call, join, marked } from '../write.ts'

/** Deeper nodes print their text alone: nobody writes them, and Typst limits how deep its source may nest. */
const DEEPEST = 16

/** Inline nodes as one piece of content. */
export function inline(nodes: readonly PhrasingContent[], state: State): string {
  return join(nodes.map((node) => marked(state.one(node, state), node, state)))
}

/** The content of a node that changes how its text looks. */
function inside(name: string, node: { children: readonly PhrasingContent[] }, state: State): string {
  const depth = state.depth.inline + 1
  const body = inline(node.children, { ...state, depth: { ...state.depth, inline: depth } })
  return depth > DEEPEST ? body : call(name, body)
}

export const emphasis = (node: Emphasis, state: State): string => inside('emph', node, state)
export const strong = (node: Strong, state: State): string => inside('strong', node, state)
/** Text with a line through it, or under it: one such line within another is left out. */
function decorated(name: string, node: { children: readonly PhrasingContent[] }, state: State): string {
  return state.decorated ? inline(node.children, state) : inside(name, node, { ...state, decorated: true })
}

export function deleted(node: Delete, state: State): string {
  if (isMeantLow(node, state)) {
    const words = textOf(node)
    warn(
      state,
      node,
      'single-tilde',
      `~${words}~ is printed with a line through it.`,
      `Write <sub>${words}</sub> for a subscript, or ~~${words}~~ if the line is meant.`,
    )
  }
  return decorated('strike', node, state)
}

/** `CO~2~`: a subscript in other dialects of Markdown; GFM lets one tilde on each side strike text out. */
function isMeantLow(node: Delete, state: State): boolean {
  const start = node.position?.start.offset
  if (start === undefined) return false
  const { text } = state.report
  return /^[\p{L}\p{N}]~(?!~)/u.test(text.slice(start - 1, start + 2))
}

export const lineBreak = (): string => 'linebreak()'

export function text(node: Text, state: State): string {
  const parts = signalColours(node.value)
  return parts
    .map((part, index) => {
      if (typeof part === 'string') return words(part, node, state)
      const word = state.context.wording.text(`colour.${part.word}`)
      const isNamed = String(parts[index + 1] ?? '')
        .trimStart()
        .toLowerCase()
        .startsWith(word)
      const { colour, sign } = part
      return call('signal', quote(colour), quote(sign), isNamed ? 'none' : quote(word))
    })
    .filter((expression) => expression !== '')
    .join('\n')
}

function words(text: string, node: Text, state: State): string {
  const value = printable(text, node, state)
  return value === '' ? '' : breakable(value, state.columnWidth).map(quote).join('\nword-break\n')
}

export function inlineCode(node: InlineCode, state: State): string {
  const value = printable(node.value, node, state)
  return breakable(value, state.columnWidth, 0.6)
    .map((part) => call('code-span', quote(part)))
    .join('\nword-break\n')
}

const functions = { superscript: 'super', subscript: 'sub', underline: 'underline', small: 'small-print' }

export function styledText(node: StyledText, state: State): string {
  if (node.style !== 'underline') return inside(functions[node.style], node, state)
  return isStruck(node) ? inline(node.children, state) : decorated('underline', node, state)
}

/** A line through words says more than one under them. */
function isStruck({ children }: { children: readonly PhrasingContent[] }): boolean {
  return children.some((child) => child.type === 'delete' || ('children' in child && isStruck(child)))
}
