import type { Nodes, Root } from 'mdast'
import { cleanLine } from '../text.ts'
import { plainText } from './anchors.ts'

/** Characters: enough for a search and for what a search engine shows. */
const LENGTH = 300
/** A paragraph that is shorter is a label or a greeting. */
const SHORTEST = 40

/** What a report asks for, else how it begins, cut at a word; undefined where it has no words. */
export function summaryOf(tree: Root): string | undefined {
  const asked = tree.children.find(
    (node) => node.type === 'containerDirective' && node.name.startsWith('recommendation'),
  )
  const text = asked ? blocksOf(asked) : (firstParagraph(tree) ?? '')
  return text === '' ? undefined : cut(text)
}

function firstParagraph(tree: Root): string | undefined {
  return tree.children
    .flatMap((node) => (node.type === 'paragraph' ? [cleanLine(plainText(node))] : []))
    .find((text) => text.length >= SHORTEST)
}

/** The words of paragraphs within a node, with spaces between them. */
function blocksOf(node: Nodes): string {
  if (node.type === 'paragraph') return cleanLine(plainText(node))
  return 'children' in node ? node.children.map(blocksOf).filter(Boolean).join(' ') : ''
}

function cut(text: string): string {
  if (text.length <= LENGTH) return text
  const end = text.lastIndexOf(' ', LENGTH)
  return `${text.slice(0, end < SHORTEST ? LENGTH : end)} …`
}
