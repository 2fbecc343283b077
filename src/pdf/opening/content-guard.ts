import { constants } from 'node:zlib'
import { mostDecoded, tryInflate } from './decode.ts'
import { afterLineBreak } from './unpacking-guard.ts'

/** Bytes that all large streams of a file may unpack to. */
const mostUnpacked = 400_000_000
/** Bytes before a stream in which its dictionary is looked for. */
const nearby = 4096
/** A factor of 1,032 is the most that Flate reaches. */
const packed = mostDecoded / 1032
const isUnpackedInParts = /\/Subtype\s*\/Image\b|\/EmbeddedFile\b/

/**
 * True if what pages draw, and the fonts they draw it with, can be unpacked within bounds: a megabyte can stand for a gigabyte,
 * which other engines unpack as a whole. Pictures are left out, as they are unpacked row by row, and so are embedded files, which nobody
 * unpacks.
 */
export function contentsWithinBounds(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = mostUnpacked
  for (let at = all.indexOf('stream', 0, 'latin1'); at >= 0; at = all.indexOf('stream', at + 6, 'latin1')) {
    const before = all.toString('latin1', Math.max(0, at - nearby), at)
    const dictionary = before.slice(before.lastIndexOf('endobj') + 1)
    if (!/>>\s*$/.test(dictionary) || isUnpackedInParts.test(dictionary)) continue
    const filters = dictionary.match(/\/(?:FlateDecode|Fl)(?![A-Za-z])/g)?.length ?? 0
    if (filters === 0) continue
    const start = afterLineBreak(all, at + 'stream'.length)
    const end = all.indexOf('endstream', start, 'latin1')
    const size = unpackedSize(all.subarray(start, end < 0 ? all.length : end), filters)
    if (size === undefined) return false
    left -= size
    if (left <= 0) return false
    if (end > 0) at = end + 3
  }
  return true
}

/** Bytes that a stream unpacks to where that may be many; undefined where it is more than is looked at. */
function unpackedSize(data: Uint8Array, filters: number): number | undefined {
  if (filters === 1) return data.length <= packed ? 0 : inflatedSize(data)
  // What is packed several times can grow a thousandfold each time.
  const inner = filters > 2 ? undefined : beforeDamage(data)
  return inner && unpackedSize(inner, 1)
}

function inflatedSize(data: Uint8Array): number | undefined {
  return beforeDamage(data)?.length
}

/** What can be unpacked, about as far as the first damage; undefined where that is more than is looked at. */
function beforeDamage(data: Uint8Array): Uint8Array | undefined {
  let found: Uint8Array = new Uint8Array()
  let [good, bad] = [0, data.length]
  for (let step = 0, length = data.length; step < 8 && length > good; step += 1) {
    const part = tryInflate(data.subarray(0, length), mostDecoded, constants.Z_SYNC_FLUSH)
    if (part === undefined) return undefined
    if (part === 'damaged') bad = length
    else [good, found] = [length, part]
    length = (good + bad) >> 1
    if (good === data.length) break
  }
  return found
}
