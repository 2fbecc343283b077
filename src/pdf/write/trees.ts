import { PDFArray, type PDFContext, PDFDict, type PDFName, PDFNumber, type PDFObject, type PDFRef } from 'pdf-lib'
import { Name } from '../names.ts'
import { stringOfKey } from '../objects.ts'

/** Entries of one leaf of a tree that is written. */
const leafSize = 64

/** A number tree; `entries` in any order, keys unique. */
export function buildNumberTree(context: PDFContext, entries: ReadonlyMap<number, PDFObject>): PDFRef {
  const sorted = [...entries].sort(([a], [b]) => a - b)
  return buildTree(
    context,
    Name.Nums,
    sorted.map(([key, value]) => [PDFNumber.of(key), value]),
  )
}

/** A name tree, sorted by the bytes of its keys (Latin-1). */
export function buildNameTree(context: PDFContext, entries: ReadonlyMap<string, PDFObject>): PDFRef {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return buildTree(
    context,
    Name.Names,
    sorted.map(([key, value]) => [stringOfKey(key), value]),
  )
}

interface Node {
  ref: PDFRef
  first: PDFObject
  last: PDFObject
}

function buildTree(
  context: PDFContext,
  leafKey: PDFName,
  entries: readonly (readonly [PDFObject, PDFObject])[],
): PDFRef {
  let level: Node[] = chunks(entries, leafSize).map((chunk) => {
    const values = PDFArray.withContext(context)
    for (const [key, value] of chunk) {
      values.push(key)
      values.push(value)
    }
    return limitedNode(context, leafKey, values, chunk[0]?.[0], chunk.at(-1)?.[0])
  })
  while (level.length > 1) {
    level = chunks(level, leafSize).map((chunk) => {
      const kids = PDFArray.withContext(context)
      for (const node of chunk) kids.push(node.ref)
      return limitedNode(context, Name.Kids, kids, chunk[0]?.first, chunk.at(-1)?.last)
    })
  }
  const [only] = level
  if (!only) return context.register(context.obj({ [leafKey.decodeText()]: [] }))
  // The root has no limits.
  const root = context.lookup(only.ref)
  if (root instanceof PDFDict) root.delete(Name.Limits)
  return only.ref
}

function limitedNode(
  context: PDFContext,
  key: PDFName,
  values: PDFArray,
  first: PDFObject | undefined,
  last: PDFObject | undefined,
): Node {
  const node = PDFDict.withContext(context)
  const [from, to] = [first ?? PDFNumber.of(0), last ?? PDFNumber.of(0)]
  node.set(key, values)
  node.set(Name.Limits, context.obj([from, to]))
  return { ref: context.register(node), first: from, last: to }
}

function chunks<T>(values: readonly T[], size: number): T[][] {
  const made: T[][] = []
  for (let start = 0; start < values.length; start += size) made.push(values.slice(start, start + size))
  return made
}
