import { type PDFDocument, PDFRawStream, PDFRef } from 'pdf-lib'
import { Name } from './name.ts'
import { createReader } from './pdf-objects.ts'

/**
 * pdf-lib looks for `endstream` where a stream's length is an object of its own, and takes an end of line before it for
 * none of the data's. Where the length the file gives leads to `endstream` as well, that length is right: puts it back.
 * `bytes` must be the Buffer that the document was loaded from, whose parts the streams are.
 */
export function restoreStreamLengths(document: PDFDocument, bytes: Buffer): void {
  const reader = createReader(document.context)
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.contents.buffer !== bytes.buffer) continue
    const declared = object.dict.get(Name.Length)
    const length = declared instanceof PDFRef ? reader.number(declared) : undefined
    if (length === undefined || length === object.contents.length || length < 0) continue
    const start = object.contents.byteOffset - bytes.byteOffset
    const end = start + length
    if (end > bytes.length || !/^\s{0,2}endstream/.test(bytes.toString('latin1', end, end + 12))) continue
    object.contents = bytes.subarray(start, end)
  }
}
