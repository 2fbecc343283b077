import { inflated } from './decode.ts'

/** Bytes that all object and cross-reference streams of a file may unpack to. */
const mostUnpacked = 400_000_000

/** How far before and after its type the parts of a stream's dictionary are looked for. */
const nearby = 4096

/**
 * True if the object and cross-reference streams, which a parser has to unpack, stay within bounds. Other streams are
 * never unpacked on the way into a pack. A stream packed more than once, or in an unusual way, counts as out of bounds.
 */
export function unpacksWithinBounds(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = mostUnpacked
  for (const type of ['/ObjStm', '/XRef']) {
    for (let at = all.indexOf(type, 0, 'latin1'); at >= 0; at = all.indexOf(type, at + type.length, 'latin1')) {
      const stream = all.indexOf('stream', at, 'latin1')
      if (stream < 0 || stream > at + nearby) continue
      const start = Math.max(all.lastIndexOf('obj', at, 'latin1'), at - nearby, 0)
      const dictionary = all.toString('latin1', start, stream)
      const filters = dictionary.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)(?![A-Za-z])/g) ?? []
      if (filters.length === 0) continue
      if (filters.length > 1 || !(filters[0] ?? '').startsWith('/Fl')) return false
      const end = all.indexOf('endstream', stream, 'latin1')
      const data = all.subarray(afterLineBreak(all, stream + 'stream'.length), end < 0 ? all.length : end)
      const size = unpackedSize(data, left)
      if (size === undefined) return false
      left -= size
      if (left <= 0) return false
    }
  }
  return true
}

/** Where the data of a stream begins: after the end of the line of `stream`. */
export function afterLineBreak(bytes: Buffer, at: number): number {
  if (bytes[at] === 0x0d) return bytes[at + 1] === 0x0a ? at + 2 : at + 1
  return bytes[at] === 0x0a ? at + 1 : at
}

/** Unpacked size; undefined where it grows beyond `limit`. */
function unpackedSize(data: Buffer, limit: number): number | undefined {
  // A factor of 1,032 is the most that this way of packing reaches.
  if (data.length * 1032 <= 1_000_000) return data.length
  return inflated(data, Math.min(limit, 64_000_000))?.length
}
