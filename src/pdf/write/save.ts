import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib'
import { type Content, contentWriter, piecesOf } from '../../host/content.ts'
import { Name } from '../names.ts'
import { type Encryption, hexString } from './encryption.ts'
import { reachableObjects } from './reachable.ts'

export interface Saved {
  content: Content
  /** Bytes that each object takes; of compressed ones their share. */
  sizes: ReadonlyMap<PDFRef, number>
}

const ENCRYPT = PDFName.of('Encrypt')

/** Objects in one object stream: more compress better, fewer load faster. */
const objectsPerStream = 100

/** Where an object is: at a byte offset, or at an index in an object stream. */
type Entry = { offset: number } | { stream: number; index: number }

/**
 * Writes all that the trailer leads to as a PDF 1.7 file with object streams and a cross-reference stream, in time linear
 * in the number of objects. The identifier in the trailer is made from the contents: same input, same bytes.
 *
 * @param objects those objects, where they are known
 * @param encryption encrypts streams, also those that hold other objects, and the strings in their dictionaries
 */
export function savePdf(context: PDFContext, objects = reachableObjects(context), encryption?: Encryption): Saved {
  const sizes = new Map<PDFRef, number>()
  const entries = new Map<number, Entry>()
  const { write, length, content } = contentWriter()
  const writeObject = (ref: PDFRef, object: PDFObject): number => {
    const start = length()
    entries.set(ref.objectNumber, { offset: start })
    write(Buffer.from(`${ref.objectNumber} 0 obj\n`, 'latin1'))
    if (object instanceof PDFStream) writeStream(encryption ? encrypted(object, ref, encryption) : object, write)
    else write(serialized(object))
    write(Buffer.from('\nendobj\n', 'latin1'))
    return length() - start
  }
  write(Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1'))

  const compressed: [PDFRef, PDFObject][] = []
  for (const [ref, object] of objects) {
    if (object instanceof PDFStream) sizes.set(ref, writeObject(ref, object))
    else compressed.push([ref, object])
  }
  let next = (objects.at(-1)?.[0].objectNumber ?? 0) + 1
  for (let start = 0; start < compressed.length; start += objectsPerStream) {
    const group = compressed.slice(start, start + objectsPerStream)
    const stream = objectStream(context, group)
    const ref = PDFRef.of(next)
    const size = writeObject(ref, stream)
    for (const [index, [member]] of group.entries()) {
      entries.set(member.objectNumber, { stream: next, index })
      sizes.set(member, size / group.length)
    }
    next += 1
  }
  const keys = encryption && PDFRef.of(next++)
  if (keys) writeObject(keys, encryption.dictionary)
  writeCrossReferences(context, entries, next, { start: length(), before: content(), keys }, write)
  return { content: content(), sizes }
}

/** Characters are bytes. Text is put together much faster than bytes one by one. */
function serialized(object: PDFObject): Uint8Array {
  return Buffer.from(textOf(object), 'latin1')
}

function textOf(object: PDFObject): string {
  if (!(object instanceof PDFInvalidObject)) return object.toString()
  const bytes = Buffer.alloc(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return bytes.toString('latin1')
}

/** A stream as an encrypted file has it; the one that is given stays in the clear. */
function encrypted(stream: PDFStream, ref: PDFRef, { encrypt }: Encryption): PDFStream {
  stream.updateDict()
  let strings = 0
  const hidden = (value: PDFObject): PDFObject => {
    if (value instanceof PDFString || value instanceof PDFHexString)
      return hexString(encrypt(value.asBytes(), `${ref.objectNumber} ${++strings}`))
    if (value instanceof PDFArray) {
      const array = PDFArray.withContext(stream.dict.context)
      for (const one of value.asArray()) array.push(hidden(one))
      return array
    }
    return value instanceof PDFDict ? hiddenDict(value) : value
  }
  const hiddenDict = (dict: PDFDict): PDFDict => {
    const made = PDFDict.withContext(dict.context)
    for (const [key, value] of dict.entries()) made.set(key, hidden(value))
    return made
  }
  return PDFRawStream.of(hiddenDict(stream.dict), encrypt(stream.getContents(), String(ref.objectNumber)))
}

/** Numbers and offsets of the objects, then the objects (ISO 32000-1, 7.5.7). */
function objectStream(context: PDFContext, group: readonly [PDFRef, PDFObject][]): PDFStream {
  let head = ''
  let body = ''
  for (const [ref, object] of group) {
    head += `${ref.objectNumber} ${body.length} `
    body += `${textOf(object)}\n`
  }
  const dict = context.obj({ Type: 'ObjStm', N: group.length, First: head.length, Filter: 'FlateDecode' })
  return PDFRawStream.of(dict, deflateSync(Buffer.from(head + body, 'latin1')))
}

function writeStream(stream: PDFStream, write: (chunk: Uint8Array) => void): void {
  const contents = stream.getContents()
  stream.updateDict()
  stream.dict.set(Name.Length, PDFNumber.of(contents.length))
  write(serialized(stream.dict))
  write(Buffer.from('\nstream\n', 'latin1'))
  write(contents)
  write(Buffer.from('\nendstream', 'latin1'))
}

function writeCrossReferences(
  context: PDFContext,
  entries: Map<number, Entry>,
  number: number,
  { start, before, keys }: { start: number; before: Content; keys: PDFRef | undefined },
  write: (chunk: Uint8Array) => void,
): void {
  entries.set(number, { offset: start })
  const { rows, index } = crossReferenceRows(entries)
  const hash = createHash('sha256')
  for (const piece of piecesOf(before)) hash.update(piece)
  const identifier = PDFHexString.of(hash.digest('hex').slice(0, 32).toUpperCase())
  const dict = context.obj({
    Type: 'XRef',
    Size: number + 1,
    W: [1, 5, 2],
    Index: index,
    Root: context.trailerInfo.Root,
    Info: context.trailerInfo.Info,
    ID: [identifier, identifier],
    Filter: 'FlateDecode',
  })
  if (keys) dict.set(ENCRYPT, keys)
  write(Buffer.from(`${number} 0 obj\n`, 'latin1'))
  writeStream(PDFRawStream.of(dict, deflateSync(rows)), write)
  write(Buffer.from(`\nendobj\nstartxref\n${start}\n%%EOF\n`, 'latin1'))
}

/** Rows of 8 bytes: kind, offset or object stream, index. `index` names the runs of numbers that have one. */
function crossReferenceRows(entries: ReadonlyMap<number, Entry>): { rows: Uint8Array; index: number[] } {
  const numbers = [...entries.keys()].sort((a, b) => a - b)
  const rows = Buffer.alloc(8 * (numbers.length + 1))
  // Object 0 heads the list of free objects.
  rows.writeUInt16BE(0xffff, 6)
  const index: number[] = [0, 1]
  for (const [position, number] of numbers.entries()) {
    const entry = entries.get(number)
    const at = 8 * (position + 1)
    if (entry && 'offset' in entry) {
      rows.writeUInt8(1, at)
      rows.writeUIntBE(entry.offset, at + 1, 5)
    } else if (entry) {
      rows.writeUInt8(2, at)
      rows.writeUIntBE(entry.stream, at + 1, 5)
      rows.writeUInt16BE(entry.index, at + 6)
    }
    const length = index.at(-1) ?? 0
    if ((index.at(-2) ?? 0) + length === number) index[index.length - 1] = length + 1
    else index.push(number, 1)
  }
  return { rows, index }
}
