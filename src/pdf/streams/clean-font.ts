import { cleanCff } from './clean-cff.ts'
import { cleanType1 } from './clean-type1.ts'

/** Tables that draw and find glyphs, and those with their measures (OpenType 1.9; ISO 32000-2, 9.9). */
const known: ReadonlySet<string> = new Set([
  ...'glyf loca head hhea hmtx maxp fpgm prep cmap post OS/2 gasp hdmx LTSH VDMX vhea vmtx VORG GSUB EBDT EBLC EBSC'.split(
    ' ',
  ),
  'cvt ',
  'CFF ',
])
const head = 12
const entry = 16

/**
 * The program of a font with nothing but what draws its glyphs: names of people and programs, notices, comments and tables that
 * nobody knows are overwritten. Its length, and where everything stands, do not change.
 *
 * @returns the same bytes where there is nothing to overwrite, or they are no font that is known
 */
export function cleanFont(bytes: Uint8Array): Uint8Array {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  if (start.startsWith('%!') || start.startsWith('\x80\x01')) return cleanType1(bytes)
  if (['\0\x01\0\0', 'true', 'OTTO'].includes(start)) return cleanTables(bytes)
  return start.startsWith('\x01\0') ? cleanCff(bytes) : bytes
}

/** Everything that belongs to no known table becomes zero: an empty table of names is one of no names. */
function cleanTables(bytes: Uint8Array): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const count = bytes.length < head ? 0 : view.readUInt16BE(4)
  const end = Math.min(bytes.length, head + entry * count)
  const copy = new Uint8Array(bytes.length)
  copy.set(bytes.subarray(0, end))
  for (let at = head; at + entry <= end; at += entry) {
    const tag = view.toString('latin1', at, at + 4)
    const [from, length] = [view.readUInt32BE(at + 8), view.readUInt32BE(at + 12)]
    const table = bytes.subarray(from, from + length)
    if (known.has(tag) && from < bytes.length) copy.set(tag === 'CFF ' ? cleanCff(table) : table, from)
  }
  return Buffer.compare(copy, bytes) === 0 ? bytes : copy
}
