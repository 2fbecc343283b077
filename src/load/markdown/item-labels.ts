import type { ListItem, Paragraph, PhrasingContent, Root } from 'mdast'
import { eachNode } from '../text/each-node.ts'

/** Takes `:label[Article 1]` at the start of a list item for the number of the item, exactly as it is printed. Changes the tree. */
export function labelItems(tree: Root): void {
  eachNode(tree, (node) => {
    if (node.type === 'listItem') labelItem(node)
    return undefined
  })
}

function labelItem(item: ListItem): void {
  const [first] = item.children
  if (first?.type !== 'paragraph') return
  const [mark, ...others] = first.children
  if (mark?.type !== 'textDirective' || mark.name !== 'label') return
  const [words, ...more] = mark.children
  if (words?.type !== 'text' || more.length > 0 || words.value.trim() === '') return
  const label = words.value.trim()
  item.data = { ...item.data, label }
  replaceStart(first, { type: 'text', value: `${label} `, position: words.position }, others)
}

/** Puts the label in the place of its mark, and takes away the blank after it. */
function replaceStart(paragraph: Paragraph, label: PhrasingContent, [next, ...rest]: PhrasingContent[]): void {
  const text = next?.type === 'text' ? [{ ...next, value: next.value.trimStart() }] : next ? [next] : []
  paragraph.children = [label, ...text.filter((node) => node.type !== 'text' || node.value !== ''), ...rest]
}
