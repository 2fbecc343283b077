import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { memoryHost } from '../../src/host/memory.ts'
import { readMarkdownReport } from '../../src/load/markdown/markdown.ts'

export const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)

const { files } = memoryHost({
  'papers/map.png': PNG,
  'papers/a plan.svg': '<?xml version="1.0"?>\n<!-- plan -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
  'papers/fake.png': '<html>',
  'crest.gif': 'GIF89a…',
})

/** Reads a report that stands in a folder with some pictures. */
export function read(text: string | Uint8Array) {
  return readMarkdownReport('papers/report.md', typeof text === 'string' ? new TextEncoder().encode(text) : text, files)
}

/** The nodes of one type, in order. */
export function find(tree: Root | undefined, type: Nodes['type']): Nodes[] {
  const found: Nodes[] = []
  if (tree) visit(tree, (node) => void (node.type === type && found.push(node)))
  return found
}

/** The value of each text node. */
export function texts(tree: Root | undefined): string[] {
  return find(tree, 'text').flatMap((node) => (node.type === 'text' ? [node.value] : []))
}
