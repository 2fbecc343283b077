import type { Nodes, Parents, PhrasingContent, Root, Text } from 'mdast'
import { gfmFromMarkdown } from 'mdast-util-gfm'

/** What GFM does to a tree after it is parsed: addresses that stand in its words become links. */
const TRANSFORMS = gfmFromMarkdown().flatMap(({ transforms }) => transforms ?? [])

const ADDRESS = /https?:\/\/|www\.|@/i

/** Makes links of the addresses in words, `https://…` and `name@…`, exactly as Markdown has them. Changes the tree. */
export function linkAddresses(tree: Root): void {
  look(tree)
}

function look(parent: Parents): void {
  const children = (parent.children as Nodes[]).flatMap((child): Nodes[] => {
    if (child.type === 'text') return ADDRESS.test(child.value) ? linked(child) : [child]
    if (child.type !== 'link' && 'children' in child) look(child)
    return [child]
  })
  if (children.length > parent.children.length || children.some((child, at) => child !== parent.children[at]))
    Object.assign(parent, { children })
}

/** A text as text and links, each with its place. */
function linked(text: Text): PhrasingContent[] {
  const tree: Root = {
    type: 'root',
    children: [{ type: 'paragraph', children: [{ type: 'text', value: text.value }] }],
  }
  for (const transform of TRANSFORMS) transform(tree)
  const [paragraph] = tree.children
  if (paragraph?.type !== 'paragraph' || paragraph.children.every(({ type }) => type === 'text')) return [text]
  const start = text.position?.start
  let at = 0
  const place = (length: number) => {
    if (!start) return {}
    const point = (by: number) => ({ line: start.line, column: start.column + by, offset: (start.offset ?? 0) + by })
    return { position: { start: point(at), end: point(at + length) } }
  }
  return paragraph.children.flatMap((node): PhrasingContent[] => {
    const inner = node.type === 'link' ? node.children[0] : node
    if (inner?.type !== 'text') return [node]
    const words: Text = { ...inner, ...place(inner.value.length) }
    const made: PhrasingContent =
      node.type === 'link' ? { ...node, children: [words], ...place(inner.value.length) } : words
    at += inner.value.length
    return [made]
  })
}
