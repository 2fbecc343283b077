import type { List, ListItem, Paragraph, PhrasingContent } from 'mdast'
import { sourceLines } from './numbered-lines.ts'

/** Bullets as word processors write them; the last ones are those of Word's font for symbols. */
const BULLET = /^(?:[•‣◦⁃▪▫●○■➢\uf0b7\uf0a7\uf0d8\uf076][ \t\u00a0]+)+(?=\S)/

/** A paragraph some lines of which begin with a typed bullet, as what comes before them and a list. */
export function bulletedLines(node: Paragraph): (Paragraph | List)[] {
  if (!mayHaveBullets(node)) return [node]
  const before: PhrasingContent[] = []
  const items: PhrasingContent[][] = []
  for (const { before: end, nodes } of sourceLines(node.children)) {
    const rest = withoutBullet(nodes)
    if (rest) items.push(rest)
    else {
      const open = items.at(-1) ?? before
      open.push(...(open.length > 0 ? [end] : []), ...nodes)
    }
  }
  if (items.length === 0) return [node]
  const { position } = node
  const children = items.map((words): ListItem => {
    const paragraph: Paragraph = { type: 'paragraph', children: words, position }
    return { type: 'listItem', spread: false, children: [paragraph], position }
  })
  const list: List = { type: 'list', ordered: false, spread: false, children, position }
  return before.length > 0 ? [{ ...node, children: before }, list] : [list]
}

function mayHaveBullets({ children }: Paragraph): boolean {
  return children.some(
    (child) => child.type === 'text' && child.value.split('\n').some((line) => BULLET.test(`${line}x`)),
  )
}

/** A line without the bullet that it begins with; undefined where there is none. */
export function withoutBullet([first, ...others]: readonly PhrasingContent[]): PhrasingContent[] | undefined {
  if (first?.type !== 'text' || !BULLET.test(first.value)) {
    // A bullet and its blank, before words in bold.
    const alone = first?.type === 'text' && others.length > 0 && BULLET.test(`${first.value}x`)
    return alone ? [...others] : undefined
  }
  return [{ ...first, value: first.value.replace(BULLET, '') }, ...others]
}
