import type { Nodes } from 'mdast'

/** Elements without an end, and those whose end people leave out. */
const SINGLE = new Set(
  `area base br col embed hr img input link meta param source track wbr
  dd dt li option p rb rp rt td tfoot th thead tbody tr`.split(/\s+/),
)
const TAG = /<(\/?)([a-z][a-z0-9-]*)/gi

/** How deep the HTML among some blocks is nested, at most: pieces that follow each other are one, and those of a table. */
export function htmlDepth(children: readonly Nodes[]): number {
  let deepest = 0
  let depth = 0
  let tables = 0
  for (const child of children) {
    if (child.type !== 'html') {
      if (tables === 0) depth = 0
      continue
    }
    for (const [, closing, name = ''] of child.value.matchAll(TAG)) {
      const tag = name.toLowerCase()
      if (SINGLE.has(tag)) continue
      const step = closing ? -1 : 1
      depth = Math.max(0, depth + step)
      if (tag === 'table') tables = Math.max(0, tables + step)
      deepest = Math.max(deepest, depth)
    }
  }
  return deepest
}
