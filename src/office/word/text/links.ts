import GithubSlugger from 'github-slugger'
import type { Nodes, Parents, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'

/**
 * Gives links within the document the address of the heading that they lead to, as Markdown has it; those that lead elsewhere
 * are words alone. Changes the tree.
 *
 * @param bookmarks paragraphs by the bookmarks in them, as lines of the transcript
 */
export function settleLinks(tree: Root, bookmarks: ReadonlyMap<string, number>): void {
  const slugs = headingSlugs(tree)
  const addressOf = (url: string): string | undefined => {
    const slug = slugs.get(bookmarks.get(url.slice(1)) ?? 0)
    return slug === undefined ? undefined : `#${slug}`
  }
  settle(tree, addressOf)
}

function settle(parent: Parents, addressOf: (url: string) => string | undefined): void {
  let isLost = false
  for (const child of parent.children) {
    if ('children' in child) settle(child, addressOf)
    if (child.type !== 'link' || !child.url.startsWith('#')) continue
    const address = addressOf(child.url)
    child.url = address ?? ''
    isLost ||= address === undefined
  }
  if (!isLost) return
  const children = (parent.children as Nodes[]).flatMap((child): Nodes[] =>
    child.type === 'link' && child.url === '' ? child.children : [child],
  )
  Object.assign(parent, { children })
}

/** The names of headings by the lines that they stand in. */
function headingSlugs(tree: Root): ReadonlyMap<number, string> {
  const slugger = new GithubSlugger()
  const slugs = new Map<number, string>()
  const look = (node: Nodes): void => {
    if (node.type === 'heading') {
      const slug = slugger.slug(textOf(node).replace(/\s+/gu, ' ').trim())
      if (node.position) slugs.set(node.position.start.line, slug)
    } else if ('children' in node) for (const child of node.children) look(child)
  }
  look(tree)
  return slugs
}
