const drawn: ReadonlySet<string> = new Set(['jP  ', 'ftyp', 'jp2h', 'jp2c', 'jpch', 'jplh', 'rreq'])
const [COMMENT, TILE] = [0x64, 0x90]
/** First bytes of a picture without boxes. */
const bare = 0xff4fff51

/**
 * A JPEG 2000 picture (ISO/IEC 15444-1, annexes A and I) with nothing but what draws it: XML, XMP and other boxes of programs
 * are left out, and comments have blanks in their place.
 */
export function cleanJpeg2000(bytes: Uint8Array): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < 8 || view.readUInt32BE(0) === bare) return withoutComments(view)
  const parts: Uint8Array[] = []
  for (let at = 0; at + 8 <= view.length; ) {
    const size = view.readUInt32BE(at)
    const isLong = size === 1 && at + 16 <= view.length
    const length = size === 0 ? view.length - at : isLong ? Number(view.readBigUInt64BE(at + 8)) : size
    if (length < 8) break
    const kind = view.toString('latin1', at + 4, at + 8)
    const box = view.subarray(at, at + length)
    const head = isLong ? 16 : 8
    if (kind === 'jp2c') parts.push(box.subarray(0, head), withoutComments(box.subarray(head)))
    else if (drawn.has(kind)) parts.push(box)
    at += length
  }
  return Buffer.concat(parts)
}

/** The same with blanks in place of the comments that stand before the first tile. */
function withoutComments(stream: Buffer): Buffer {
  const clean = Buffer.from(stream)
  for (let at = 2; at + 4 <= clean.length && clean[at] === 0xff && clean[at + 1] !== TILE; ) {
    const end = at + 2 + clean.readUInt16BE(at + 2)
    if (clean[at + 1] === COMMENT) clean.fill(0x20, at + 6, end)
    at = end
  }
  return clean
}
