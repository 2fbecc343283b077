import type { Nodes, Paragraph, PhrasingContent } from 'mdast'
import type { ContainerDirective, Directives, LeafDirective, TextDirective } from 'mdast-util-directive'
import { array, quote } from '../../typst-syntax.ts'
import type { State } from '../context.ts'
import { inline } from '../inlines/inlines.ts'
import { isSameHeading } from '../outline.ts'
import { sourceOf, textOf, warn } from '../tree.ts'
import { call, named } from '../write.ts'
import { flow, isHeading } from './flow.ts'
import { landscapeWidth } from './tables.ts'
import { isBoldLine } from './title-lines.ts'

/** What is not for the public, who get a bar in its place: what is left is for members, and marked. */
const removals = ['redact', 'exempt']

const containers = 'recommendations, recommendation, note, landscape or columns'

export function containerDirective(node: ContainerDirective, state: State): string {
  const set = state.context.directive?.(node)
  if (set !== undefined) return set
  const { label, children } = labelled(node)
  const inner: State = { ...state, outermost: false }
  switch (node.name) {
    case 'recommendations':
    case 'recommendation':
      return call('recommendations', 'style', title(label, children, node.name, state), flow(children, inner))
    case 'note':
      return call(
        'note-box',
        'style',
        label ? named('title', labelTypst(label, state)) : undefined,
        flow(children, inner),
      )
    case 'landscape':
      return landscape(node, children, state)
    case 'columns':
      return sideBySide(children, inner)
    default:
      if (removals.includes(node.name))
        return call('withheld-passage', flow(label ? [label, ...children] : children, inner))
      unknown(node, `a directive such as ${containers}`, state)
      return flow(label ? [label, ...children] : children, state)
  }
}

/**
 * The box's title: the label in square brackets, else its name. None where the heading above the box or the first line
 * in it says the same, and none for a box without a label that begins with a heading.
 */
function title(
  label: Paragraph | undefined,
  children: readonly Nodes[],
  name: string,
  state: State,
): string | undefined {
  const [first] = children
  const words = label ? textOf(label) : state.context.wording.text(`paper.${name}`)
  const isFirstHeading =
    first !== undefined && (first.type === 'heading' || isBoldLine(first) || isHeading(first, state))
  if (isSameHeading(state.above, words) || (isFirstHeading && isSameHeading(textOf(first), words))) return undefined
  if (label) return named('title', inline(label.children, state))
  return first?.type === 'heading' ? undefined : named('title', quote(words))
}

function landscape(node: ContainerDirective, children: readonly Nodes[], state: State): string {
  if (!state.outermost) {
    warn(
      state,
      node,
      'directive',
      'A landscape section cannot be inside another block.',
      'Put it between paragraphs. Until then it is printed upright.',
    )
    return flow(children, state)
  }
  return call('landscape', flow(children, { ...state, outermost: false, width: landscapeWidth(state) }))
}

/** `:::column` blocks side by side, or, without them, the blocks divided into two columns of about the same length. */
function sideBySide(children: readonly Nodes[], state: State): string {
  const given = children.filter((child) => child.type === 'containerDirective' && child.name === 'column')
  const columns =
    given.length > 0 && given.length === children.length
      ? given.map((column) => ('children' in column ? [...column.children] : []))
      : halves(children)
  const width = state.width / columns.length - 12
  const filled = columns.map((column) => flow(column, { ...state, width })).filter((column) => column !== '')
  return filled.length === 0 ? '' : call('side-by-side', array(filled))
}

function halves(children: readonly Nodes[]): Nodes[][] {
  const [only] = children
  const parts = children.length === 1 && only?.type === 'list' && only.children.length > 1 ? splitList(only) : children
  const total = parts.reduce((sum, node) => sum + weight(node), 0)
  let before = 0
  let cut = 1
  let least = Number.POSITIVE_INFINITY
  for (const [index, node] of parts.entries()) {
    before += weight(node)
    const uneven = Math.abs(total - 2 * before)
    if (uneven >= least) break
    least = uneven
    cut = index + 1
  }
  return [parts.slice(0, cut), parts.slice(cut)]
}

/** One long list as two lists, for two columns. */
function splitList(node: Extract<Nodes, { type: 'list' }>): Nodes[] {
  const half = Math.ceil(node.children.length / 2)
  const second = { ...node, children: node.children.slice(half), start: (node.start ?? 1) + half }
  return [{ ...node, children: node.children.slice(0, half) }, second]
}

const weight = (node: Nodes): number => textOf(node).length + 60

export function leafDirective(node: LeafDirective, state: State): string {
  const set = state.context.directive?.(node)
  if (set !== undefined) return set
  if (node.name === 'page-break') return state.outermost ? 'page-break()' : ''
  if (removals.includes(node.name))
    return call('withheld-passage', call('body-paragraph', inline(node.children, state)))
  unknown(node, 'page-break', state)
  return call('body-paragraph', inline(asWritten(node, '::', state), state))
}

/** Prose is full of colons: `Time:noon` is text, and only a name with square brackets can be a slip. */
export function textDirective(node: TextDirective, state: State): string {
  const set = state.context.directive?.(node)
  if (set !== undefined) return set
  if (removals.includes(node.name)) return call('withheld-words', inline(node.children, state))
  if (node.children.length > 0) unknown(node, 'pages or redact', state)
  return inline(asWritten(node, ':', state), state)
}

/** The directive's source around what it holds. */
function asWritten(node: LeafDirective | TextDirective, colons: string, state: State): PhrasingContent[] {
  const written = sourceOf(node, state.report.text)
  const from = node.children[0]?.position?.start.offset
  const to = node.children.at(-1)?.position?.end.offset
  const start = node.position?.start.offset
  if (written === '' || start === undefined || from === undefined || to === undefined) {
    const value = written === '' ? `${colons}${node.name}` : written
    return [{ type: 'text', value, position: node.position }]
  }
  return [
    { type: 'text', value: written.slice(0, from - start), position: node.position },
    ...node.children,
    { type: 'text', value: written.slice(to - start), position: node.position },
  ]
}

/** The title of a box; that of one of GitHub's alerts is in the words of the pack. */
function labelTypst(label: Paragraph, state: State): string {
  const { alert } = label.data ?? {}
  return alert === undefined ? inline(label.children, state) : quote(state.context.wording.text(`alert.${alert}`))
}

function labelled(node: ContainerDirective): { label: Paragraph | undefined; children: Nodes[] } {
  const [first, ...others] = node.children
  const isLabel = first?.type === 'paragraph' && first.data?.directiveLabel === true
  return isLabel ? { label: first, children: others } : { label: undefined, children: node.children }
}

function unknown(node: Directives, expected: string, state: State): void {
  warn(
    state,
    node,
    'directive',
    `\`${node.name}\` is not known here; it could be ${expected}.`,
    'Correct it. Its text is printed as it is typed.',
  )
}
