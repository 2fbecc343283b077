import type { List, ListItem, Paragraph, PhrasingContent } from 'mdast'
import { array, quote } from '../../typst-syntax.ts'
import type { State } from '../context.ts'
import { numberedParts } from '../numbers/numbered-lines.ts'
import { withoutBullet } from '../numbers/typed-bullets.ts'
import { takeBareNumber, takeNumber } from '../numbers/typed-number.ts'
import { sourceOf, textOf } from '../tree.ts'
import { call, marked, named } from '../write.ts'
import { flow } from './flow.ts'

/** Typst gives up at about 32 lists within each other; deeper ones are set as paragraphs. */
const DEEPEST_LIST = 10

const BULLET = '•'

interface Item {
  label: string
  children: ListItem['children']
  node: ListItem
}

/**
 * A list with the labels its author typed: the numbers of the source, also where they leave some out, and numbers typed
 * after a bullet, which then take the bullet's place.
 */
export function list(node: List, state: State): string {
  const items = node.ordered ? itemsOf(node, state) : gathered(itemsOf(node, state))
  if (state.depth.list >= DEEPEST_LIST) return items.map((item) => flattened(item, state)).join('\n')
  const depth = { ...state.depth, list: state.depth.list + 1 }
  const inner: State = { ...state, outermost: false, depth, width: state.width - 20 }
  const bodies = items.map((item) => marked(flow(item.children, inner), item.node, state))
  const loose = node.spread === true || node.children.some((item) => item.spread)
  const prose = state.depth.list === 0 && items.some((item) => item.label !== BULLET && textOf(item.node).length > 90)
  const tight = named('tight', String(!loose && !prose))
  if (items.every((item) => item.label === BULLET)) return call('bullet-list', tight, `\n${bodies.join(',\n')},\n`)
  // Paragraph numbers have a column to themselves; boxes to tick are close to their text.
  const outer = state.depth.list === 0 && !node.children.some((item) => item.checked != null)
  const labels = array(items.map((item) => quote(item.label)))
  return call('labelled-list', labels, named('outer', String(outer)), tight, `\n${bodies.join(',\n')},\n`)
}

function itemsOf(node: List, state: State): Item[] {
  const markers = node.ordered ? orderedMarkers(node, state) : undefined
  const takeOf = markers ? () => undefined : node.children.every(hasBareNumber) ? takeBareNumber : takeNumber
  return node.children.flatMap((item, index) => {
    const [first, ...others] = item.children
    // `- 1) text` is a bullet and a number: the number is meant.
    if (!markers && first?.type === 'list' && first.ordered && others.length === 0) return itemsOf(first, state)
    const known = labelled(item)
    if (known) return [{ ...known, node: item }]
    if (item.checked === true || item.checked === false) {
      return [{ label: item.checked ? '☑' : '☐', children: item.children, node: item }]
    }
    if (markers || first?.type !== 'paragraph') {
      return [{ label: markers?.[index] ?? BULLET, children: item.children, node: item }]
    }
    return numberedParts(first.children).map((part, at, parts) => {
      const taken = takeOf(part)
      const text: Paragraph = { ...first, children: taken?.rest ?? withoutBullet(part) ?? part }
      return {
        label: taken?.number ?? BULLET,
        children: at === parts.length - 1 ? [text, ...others] : [text],
        node: item,
      }
    })
  })
}

/** The label of an item that is known exactly, such as that of a Word file, and the item without it. */
function labelled(item: ListItem): Pick<Item, 'label' | 'children'> | undefined {
  const label = item.data?.label
  const [first, ...others] = item.children
  if (label === undefined || first?.type !== 'paragraph') return undefined
  const [mark, ...rest] = first.children
  const isMark = mark?.type === 'text' && mark.value.trim() === label
  return isMark ? { label, children: [{ ...first, children: rest }, ...others] } : undefined
}

/** Items without a number after one that has a number are a list of its own: they belong to the number. */
function gathered(items: readonly Item[]): Item[] {
  const result: Item[] = []
  for (const item of items) {
    const last = result.at(-1)
    if (item.label !== BULLET || !last || last.label === BULLET) {
      result.push(item)
      continue
    }
    const inner = last.children.at(-1)
    const node: ListItem = { ...item.node, children: item.children }
    const extended: List =
      inner?.type === 'list' && inner.data?.gathered === true
        ? { ...inner, children: [...inner.children, node] }
        : { type: 'list', ordered: false, data: { gathered: true }, children: [node], position: item.node.position }
    const kept = inner?.type === 'list' && inner.data?.gathered === true ? last.children.slice(0, -1) : last.children
    result.splice(-1, 1, { ...last, children: [...kept, extended] })
  }
  return result
}

function hasBareNumber(item: ListItem): boolean {
  const first = item.children[0]
  return first?.type === 'paragraph' && takeBareNumber(first.children) !== undefined
}

/**
 * The markers of an ordered list as typed, `1.` or `1)`. Where all are the same, the author left the counting to
 * Markdown.
 */
function orderedMarkers(node: List, state: State): string[] {
  const typed = node.children.map((item) => /^(\d{1,9})([.)])/.exec(sourceOf(item, state.report.text)))
  const same = node.children.length > 1 && typed.every((found) => found?.[1] === typed[0]?.[1])
  return typed.map((found, index) => {
    const counted = String((node.start ?? 1) + index)
    return `${same ? counted : (found?.[1] ?? counted)}${found?.[2] ?? '.'}`
  })
}

/** An item that is too deep for a list: its label before its text. */
function flattened(item: Item, state: State): string {
  const [first, ...others] = item.children
  const mark: PhrasingContent = { type: 'text', value: `${item.label} ` }
  const begin: Paragraph =
    first?.type === 'paragraph'
      ? { ...first, children: [mark, ...first.children] }
      : { type: 'paragraph', children: [mark] }
  return flow([begin, ...(first?.type === 'paragraph' ? others : item.children)], state)
}
