import type { Blockquote, Nodes, Root } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { eachNode } from '../text/each-node.ts'

/** The first line of an alert, as GitHub writes it. */
const ALERT = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i

/** Makes a box of each quotation that begins with `[!NOTE]` or another of GitHub's alerts, titled "Note". Changes the tree. */
export function boxAlerts(tree: Root): void {
  eachNode(tree, (node) => {
    if (!('children' in node)) return undefined
    const children: Nodes[] = node.children
    for (const [index, child] of children.entries()) {
      const box = child.type === 'blockquote' ? boxOf(child) : undefined
      if (box) children[index] = box
    }
    return undefined
  })
}

function boxOf(quotation: Blockquote): ContainerDirective | undefined {
  const [first, ...others] = quotation.children
  const [text, ...words] = first?.type === 'paragraph' ? first.children : []
  if (first?.type !== 'paragraph' || text?.type !== 'text') return undefined
  const found = ALERT.exec(text.value)
  if (!found || (found[0] === text.value && words.length > 0 && words[0]?.type !== 'break')) return undefined
  const name = (found[1] ?? '').toLowerCase()
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const rest = text.value.slice(found[0].length)
  const kept = rest === '' ? words.slice(words[0]?.type === 'break' ? 1 : 0) : [{ ...text, value: rest }, ...words]
  return {
    type: 'containerDirective',
    name: 'note',
    attributes: {},
    position: quotation.position,
    children: [
      {
        type: 'paragraph',
        data: { directiveLabel: true, alert: name },
        children: [{ type: 'text', value: title, position: text.position }],
        position: first.position,
      },
      ...(kept.length > 0 ? [{ ...first, children: kept }] : []),
      ...others,
    ],
  }
}
