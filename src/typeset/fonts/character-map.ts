import { closeSync, openSync, readSync } from 'node:fs'

/** Code points from the first to the last. */
export interface Range {
  first: number
  last: number
}

/**
 * The code points that a TrueType or OpenType font has glyphs for, in ascending order, from its table `cmap`
 * (ISO/IEC 14496-22, 5.2.1), formats 4 and 12. Of a variable or large font no more than that table is read.
 */
export function characterMap(path: string): Range[] {
  const file = openSync(path, 'r')
  try {
    const header = readAt(file, 0, 12)
    const directory = readAt(file, 12, 16 * header.getUint16(4))
    for (let at = 0; at < directory.byteLength; at += 16) {
      if (directory.getUint32(at) !== CMAP) continue
      return rangesOf(readAt(file, directory.getUint32(at + 8), directory.getUint32(at + 12)))
    }
    return []
  } finally {
    closeSync(file)
  }
}

/** The name of the table: `cmap`. */
const CMAP = 0x636d6170

function readAt(file: number, offset: number, length: number): DataView {
  const bytes = new Uint8Array(length)
  const read = readSync(file, bytes, 0, length, offset)
  return new DataView(bytes.buffer, 0, read)
}

/** The widest of the tables for Unicode: format 12 has all planes, format 4 the first. */
function rangesOf(cmap: DataView): Range[] {
  const offsets = Array.from({ length: cmap.getUint16(2) }, (_, index) => cmap.getUint32(8 + 8 * index))
  const segmented = (format: number) => offsets.find((offset) => cmap.getUint16(offset) === format)
  const [all, first] = [segmented(12), segmented(4)]
  if (all !== undefined) {
    return Array.from({ length: cmap.getUint32(all + 12) }, (_, group) => ({
      first: cmap.getUint32(all + 16 + 12 * group),
      last: cmap.getUint32(all + 20 + 12 * group),
    }))
  }
  if (first === undefined) return []
  const doubled = cmap.getUint16(first + 6)
  return Array.from({ length: doubled / 2 }, (_, segment) => ({
    first: cmap.getUint16(first + 16 + doubled + 2 * segment),
    last: cmap.getUint16(first + 14 + 2 * segment),
  })).filter(({ last }) => last !== 0xffff)
}

/** The code points that are in both, of ranges in ascending order. */
export function intersection(some: readonly Range[], others: readonly Range[]): Range[] {
  const both: Range[] = []
  let [one, other] = [0, 0]
  while (one < some.length && other < others.length) {
    const [a, b] = [some[one], others[other]]
    if (a === undefined || b === undefined) break
    const [first, last] = [Math.max(a.first, b.first), Math.min(a.last, b.last)]
    if (first <= last) both.push({ first, last })
    if (a.last < b.last) one += 1
    else other += 1
  }
  return both
}
