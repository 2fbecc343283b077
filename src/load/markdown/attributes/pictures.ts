import type { Nodes, Parents, Root } from 'mdast'
import type { Position } from '../../../mdast.ts'
import { eachNode } from '../../text/each-node.ts'

type Point = Position['start']

/** `{width=120pt}`, `{decorative}` or both right after a picture, as Pandoc and others write attributes. */
const ATTRIBUTES = /^\{\s*(decorative)?\s*(?:width=(\d{1,4}(?:\.\d{1,2})?)(pt|mm|cm|in|px))?\s*\}/

/** Points in each unit of length. */
export const UNITS: Readonly<Record<string, number>> = { pt: 1, mm: 72 / 25.4, cm: 72 / 2.54, in: 72, px: 0.75 }

/** Takes what is written after a picture for its width, and for a picture that tells nothing. Changes the tree. */
export function readPictureAttributes(tree: Root): void {
  eachNode(tree, (node) => {
    if ('children' in node) takeAttributes(node)
    return undefined
  })
}

function takeAttributes(parent: Parents): void {
  const children: Nodes[] = parent.children
  for (const [index, node] of children.entries()) {
    const next = children[index + 1]
    if (node.type !== 'image' || next?.type !== 'text') continue
    const [all, decorative, width, unit = 'pt'] = ATTRIBUTES.exec(next.value) ?? []
    if (all === undefined || (decorative === undefined && width === undefined)) continue
    if (decorative) node.data = { ...node.data, decorative: true }
    if (width) node.data = { ...node.data, width: Number(width) * (UNITS[unit] ?? 1) }
    next.value = next.value.slice(all.length)
    if (next.position) next.position = { ...next.position, start: moved(next.position.start, all.length) }
  }
  if (children.some(isEmpty)) Object.assign(parent, { children: children.filter((node) => !isEmpty(node)) })
}

function moved(point: Point, by: number): Point {
  return { ...point, column: point.column + by, offset: (point.offset ?? 0) + by }
}

function isEmpty(node: Nodes): boolean {
  return node.type === 'text' && node.value === ''
}
