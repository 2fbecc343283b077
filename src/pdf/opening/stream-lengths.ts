import { type PDFDocument, PDFRawStream } from 'pdf-lib'

/** A length that is an object of its own. */
const indirectLength = /^\/Length\s*(\d{1,10})\s+\d{1,5}\s+R/

/** Longest text of such a length, and of an object that holds one. */
const nearby = 64

/**
 * pdf-lib looks for `endstream` where a stream's length is an object of its own: slowly, ending too early or too late where
 * the data speak of streams. Gives a copy of the file in which such lengths stand in place, where there is room for them;
 * every offset stays. The same bytes where there are none.
 */
export function withDirectLengths(bytes: Buffer): Buffer {
  let copy: Buffer | undefined
  let values: ReadonlyMap<number, string> | undefined
  for (let at = bytes.indexOf('/Length'); at >= 0; at = bytes.indexOf('/Length', at + 7)) {
    const found = indirectLength.exec(bytes.toString('latin1', at, Math.min(at + nearby, bytes.length)))
    if (!found) continue
    values ??= integerObjects(bytes)
    const value = values.get(Number(found[1]))
    const text = `/Length ${value}`
    if (value === undefined || text.length > found[0].length) continue
    copy ??= Buffer.from(bytes)
    copy.write(text.padEnd(found[0].length), at, 'latin1')
  }
  return copy ?? bytes
}

/** Objects that are nothing but a whole number, the last where a number is defined twice. */
function integerObjects(bytes: Buffer): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  for (let at = bytes.indexOf(' obj'); at >= 0; at = bytes.indexOf(' obj', at + 4)) {
    const value = /^ obj\s*(\d{1,10})\s*endobj/.exec(
      bytes.toString('latin1', at, Math.min(at + nearby, bytes.length)),
    )?.[1]
    if (value === undefined) continue
    const number = /(\d{1,10})\s+\d{1,5}$/.exec(bytes.toString('latin1', Math.max(0, at - nearby), at))?.[1]
    if (number !== undefined) found.set(Number(number), value)
  }
  return found
}

/** Lets the streams of a document be parts of `to`, where they are parts of `from`, which has the same offsets. */
export function moveStreams(document: PDFDocument, from: Buffer, to: Buffer): void {
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.contents.buffer !== from.buffer) continue
    const start = object.contents.byteOffset - from.byteOffset
    object.contents = to.subarray(start, start + object.contents.length)
  }
}
