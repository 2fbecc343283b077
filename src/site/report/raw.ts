import type { ElementContent, Root, RootContent } from 'hast'
import { raw } from 'hast-util-raw'
import { visit } from 'unist-util-visit'
import type { ReportPageOptions } from './options.ts'

/** Elements whose blocks are looked at one by one. */
const CONTAINERS = new Set(['section', 'div', 'blockquote', 'ol', 'ul', 'li'])
const OPEN_TABLE = /<table[\s>]/giu
const CLOSED_TABLE = /<\/table\s*>/giu
/** Ids and names belong to the page, not to the HTML in a report. */
const PAGE_ATTRIBUTE = /(?<=[\s/"'])(?:id|name|class)(?=\s*=)/giu

type Content = RootContent | ElementContent

/**
 * Makes elements of the HTML in the Markdown. Each block is read by itself, so that a tag that nobody closed ends
 * with its paragraph and does not change the rest of the report; only a table may reach over blank lines.
 */
export function withRawHtml(root: Root): Root {
  return { ...root, children: blocks(root.children) as RootContent[] }
}

/** Pictures in HTML, with the addresses that the site has them at. @param addresses is given each of them */
export function withPictures(root: Root, { links }: ReportPageOptions, addresses: Set<string>): Root {
  visit(root, 'element', ({ tagName, properties }) => {
    const own = tagName === 'img' ? String(properties.src ?? '') : ''
    const src = own === '' || addresses.has(own) ? undefined : links.image(own)
    if (src === undefined) return
    properties.src = src
    addresses.add(src)
  })
  return root
}

function blocks(children: readonly Content[]): Content[] {
  const result: Content[] = []
  for (let index = 0; index < children.length; index += 1) {
    const first = children[index]
    if (first === undefined || !hasRaw(first)) {
      if (first) result.push(first)
      continue
    }
    if (first.type === 'element' && CONTAINERS.has(first.tagName)) {
      result.push({ ...first, children: blocks(first.children) as ElementContent[] })
      continue
    }
    const end = endOfTable(children, index)
    result.push(...parsed(children.slice(index, end + 1)))
    index = end
  }
  return result
}

/** The last block of a table written as HTML that begins in this block; the block itself where it begins none. */
function endOfTable(children: readonly Content[], start: number): number {
  let open = 0
  for (let index = start; index < children.length; index += 1) {
    const child = children[index]
    if (child?.type === 'raw') {
      open += (child.value.match(OPEN_TABLE) ?? []).length - (child.value.match(CLOSED_TABLE) ?? []).length
    }
    if (open <= 0) return index
  }
  return start
}

function parsed(children: readonly Content[]): Content[] {
  const made = raw({ type: 'root', children: children.map(withoutPageAttributes) as RootContent[] })
  return made.type === 'root' ? made.children : [made as Content]
}

function withoutPageAttributes(node: Content): Content {
  if (node.type === 'raw') return { ...node, value: node.value.replaceAll(PAGE_ATTRIBUTE, 'data-dropped') }
  if (node.type !== 'element') return node
  return { ...node, children: node.children.map((child) => withoutPageAttributes(child) as ElementContent) }
}

function hasRaw(node: Content): boolean {
  return node.type === 'raw' || (node.type === 'element' && node.children.some(hasRaw))
}
