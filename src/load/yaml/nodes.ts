import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml'
import type { Place } from '../../messages/message.ts'
import type { Lines } from '../text/lines.ts'

export type Keys = readonly (string | number)[]

/** What is at some keys: the value, and the key it is under. */
export interface Found {
  node: Node | undefined
  key: Node | undefined
}

/** Follows keys down a YAML document; undefined where the way ends early. */
export function findNode(document: Document, keys: Keys): Found | undefined {
  let found: Found = { node: document.contents ?? undefined, key: undefined }
  for (const key of keys) {
    const parent = resolveAlias(document, found.node)
    if (isSeq(parent)) {
      const item = parent.items[Number(key)]
      if (item === undefined) return undefined
      found = { node: asNode(item), key: undefined }
    } else if (isMap(parent)) {
      const pair = parent.items.find((candidate) => keyOf(candidate) === String(key))
      if (!pair) return undefined
      found = { node: asNode(pair.value), key: asNode(pair.key) }
    } else return undefined
  }
  return found
}

/** The text of a pair's key. */
export function keyOf(pair: unknown): string | undefined {
  return isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : undefined
}

/**
 * Where the value at `keys` stands, or its key with `of: 'key'`. Where there is no such value, the head of the nearest
 * parent: the key it is under, or its own first key.
 *
 * @param offset where the YAML begins in the file that `lines` counts
 */
export function nodePlace(
  document: Document,
  lines: Lines,
  file: string,
  keys: Keys,
  of: 'value' | 'key',
  offset: number,
) {
  const found = findNode(document, keys)
  const exact = found && (of === 'key' ? (rangeOf(found.key) ?? rangeOf(found.node)) : valueRange(found))
  for (let up = keys.length - 1, range = exact; ; up -= 1) {
    if (range) return lines.place(file, offset + range[0], offset + range[1])
    if (up < 0) return lines.place(file, offset, offset)
    range = headRange(findNode(document, keys.slice(0, up)))
  }
}

export type PlaceOf = (keys: Keys, of?: 'value' | 'key') => Place

function valueRange(found: Found): [number, number] | undefined {
  const range = rangeOf(found.node)
  // An empty value has no width: its key says more.
  return range && range[0] < range[1] ? range : (rangeOf(found.key) ?? range)
}

function headRange(found: Found | undefined): [number, number] | undefined {
  if (!found) return undefined
  if (found.key) return rangeOf(found.key)
  if (isMap(found.node)) return rangeOf(asNode(found.node.items[0]?.key)) ?? rangeOf(found.node)
  return rangeOf(found.node)
}

function rangeOf(node: Node | undefined): [number, number] | undefined {
  return node?.range ? [node.range[0], node.range[1]] : undefined
}

function asNode(value: unknown): Node | undefined {
  return isMap(value) || isSeq(value) || isScalar(value) || isAlias(value) ? value : undefined
}

function resolveAlias(document: Document, node: Node | undefined): Node | undefined {
  return isAlias(node) ? node.resolve(document) : node
}

/** Every node and every pair of a document, in order, without recursion. */
export function* walk(document: Document): Generator<Node | Pair> {
  const stack: unknown[] = [document.contents]
  while (stack.length > 0) {
    const next = stack.pop()
    if (isPair(next)) {
      yield next
      stack.push(next.value, next.key)
    } else if (isMap(next) || isSeq(next)) {
      yield next
      stack.push(...[...next.items].reverse())
    } else if (isScalar(next) || isAlias(next)) yield next
  }
}
