import type { Heading, List, ListItem, RootContent } from 'mdast'

/** A numbered or bulleted paragraph. */
export interface ItemBlock {
  kind: 'item'
  node: ListItem
  /** The list it counts in, and how deep. */
  list: string
  level: number
  /** Where its label and its text begin, in twentieths of a point. */
  labelIndent: number
  textIndent: number
}

/**
 * Blocks in the order of a document. `text` is a paragraph, which may belong to the item before it; `outline` is the level that
 * Word gives a heading, 0 for the title.
 */
export type Block =
  | ItemBlock
  | { kind: 'heading'; node: Heading; outline: number }
  | { kind: 'text'; node: RootContent; textIndent: number }
  | { kind: 'other'; node: RootContent }

interface Open {
  list: List
  block: ItemBlock
}

/** Lists in one another: Word has nine levels. */
const DEEPEST = 9
/** A tenth of an inch: less is no indentation of its own. */
const STEP = 140

/**
 * Blocks with their lists nested. In a list of Word the level decides. Of several lists, one that begins further to the right
 * stands in the item before it; text that begins as far to the right as an item's text belongs to that item; and so does
 * what comes between two items of an inner list.
 */
export function arrange(blocks: readonly Block[]): RootContent[] {
  const result: RootContent[] = []
  let open: Open[] = []
  let waiting: RootContent[] = []

  const close = (): void => {
    result.push(...waiting)
    waiting = []
    open = []
  }

  for (const block of blocks) {
    if (block.kind === 'heading') {
      close()
      result.push(block.node)
    } else if (block.kind !== 'item') {
      const owner = block.kind === 'text' && waiting.length === 0 ? ownerOf(block.textIndent, open) : undefined
      if (owner) lastItem(owner)?.children.push(block.node as ListItem['children'][number])
      else if (open.length > 0) waiting.push(block.node)
      else result.push(block.node)
    } else {
      const { parents, sibling } = placeOf(block, open)
      if (parents.length === 0 && waiting.length > 0) close()
      const parent = parents.at(-1)
      const item = parent && lastItem(parent)
      if (sibling && open.length > 0) {
        if (waiting.length > 0) lastItem(sibling)?.children.push(...(waiting as ListItem['children']))
        sibling.list.children.push(block.node)
        open = [...parents, { list: sibling.list, block }]
      } else {
        const list: List = { type: 'list', ordered: false, spread: false, children: [block.node] }
        if (item) item.children.push(...(waiting as ListItem['children']), list)
        else result.push(...waiting, list)
        open = [...parents, { list, block }]
      }
      waiting = []
    }
  }
  close()
  for (const node of result) if (node.type === 'list') spaced(node)
  return result
}

/** Says of each item whether there is room between its parts, as Markdown has it: where something else than a list follows. */
function spaced(list: List): void {
  for (const item of list.children) {
    item.spread = item.children.some(({ type }, index) => index > 0 && type !== 'list')
    for (const child of item.children) if (child.type === 'list') spaced(child)
  }
}

/** The items that a new one stands in, the outermost first, and the list that it goes on. */
function placeOf(block: ItemBlock, open: readonly Open[]): { parents: Open[]; sibling: Open | undefined } {
  const own = open.findLastIndex((one) => one.block.list === block.list && one.block.level <= block.level)
  if (own >= 0) {
    const found = open[own]
    const isSibling = found?.block.level === block.level
    const parents = open.slice(0, isSibling ? own : own + 1)
    return { parents: parents.slice(0, DEEPEST - 1), sibling: isSibling ? found : undefined }
  }
  const outer = open.findLastIndex(
    (one) => one.block.labelIndent + STEP < block.labelIndent && one.block.list !== block.list,
  )
  return { parents: open.slice(0, Math.min(outer + 1, DEEPEST - 1)), sibling: undefined }
}

/** The item whose text a paragraph is in line with. */
function ownerOf(textIndent: number, open: readonly Open[]): Open | undefined {
  if (textIndent < STEP) return undefined
  return open.findLast(({ block }) => textIndent + STEP > block.textIndent)
}

function lastItem({ list }: Open): ListItem | undefined {
  return list.children.at(-1)
}
