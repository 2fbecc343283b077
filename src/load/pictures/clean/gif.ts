const EXTENSION = 0x21
const IMAGE = 0x2c
const CONTROL = 0xf9
const APPLICATION = 0xff
const END = 0x3b
/** Applications that say how often to repeat; all others have something to say. */
const LOOPS: readonly string[] = ['NETSCAPE2.0', 'ANIMEXTS1.0']

/** A GIF with nothing but what draws it: no comments, no XMP and other applications' data, and nothing after its end. */
export function cleanGif(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let at = 13 + tableSize(bytes[10] ?? 0)
  parts.push(bytes.subarray(0, at))
  while (at < bytes.length && bytes[at] !== END) {
    const start = at
    if (bytes[at] === IMAGE) at = endOfBlocks(bytes, at + 11 + tableSize(bytes[at + 9] ?? 0))
    else if (bytes[at] === EXTENSION) at = endOfBlocks(bytes, at + 2)
    else break
    if (bytes[start] === IMAGE || isKept(bytes.subarray(start, at))) parts.push(bytes.subarray(start, at))
  }
  return Buffer.concat([...parts, Uint8Array.of(END)])
}

function isKept(extension: Uint8Array): boolean {
  if (extension[1] === CONTROL) return true
  return extension[1] === APPLICATION && LOOPS.includes(Buffer.from(extension.subarray(3, 14)).toString('latin1'))
}

/** Bytes of a table of colours, by the flags before it. */
function tableSize(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1)
}

/** Blocks, each after its length, up to one of no length. */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0)
  return Math.min(at + 1, bytes.length)
}
