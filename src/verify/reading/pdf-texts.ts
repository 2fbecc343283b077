import { inflateSync } from 'node:zlib'
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFStream,
  PDFString,
} from 'pdf-lib'
import { isDrawing, stringsOfContents } from './content-strings.ts'
import { isContainer } from './objects.ts'
import { hiddenContents } from './pdf-hidden.ts'
import { textOfBytes } from './text-of-bytes.ts'

/** Text found outside the pages, with the object it stands in. */
export interface ObjectText {
  /** Number of the indirect object; 0 for the trailer. */
  object: number
  text: string
  /** Names of PDF in it, which are mostly words of the format. */
  names: string
  /** Set for an embedded file or another stream that may be a file of its own: its bytes. */
  file?: Uint8Array
}

export interface PdfTexts {
  texts: ObjectText[]
  /** A file that shows on its pages what the pages of this one do not: see `hiddenContents`. */
  hidden: Uint8Array | undefined
}

/** A stream that unpacks to more is looked at only so far. */
const MAXIMUM_STREAM = 256 * 1024 * 1024
/** Pictures hold text only in the notes at their beginning. */
const PICTURE_NOTES = 64 * 1024
const MAXIMUM_DEPTH = 100

/**
 * Every string, every name and every stream of a file, decoded: metadata, outline, structure tree, names, annotations,
 * embedded files. What pages show is read by the second engine, which knows fonts. Throws where pdf-lib cannot parse.
 */
export async function readTexts(bytes: Uint8Array): Promise<PdfTexts> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const document = await PDFDocument.load(buffer, {
    updateMetadata: false,
    parseSpeed: Number.POSITIVE_INFINITY,
    password: '',
  })
  const { context } = document
  const { Root, Info, Encrypt, ID } = context.trailerInfo
  const trailer = [Root, Info, Encrypt, ID].flatMap((object) => (object ? [wordsIn(object)] : []))
  const texts: ObjectText[] = [
    {
      object: 0,
      text: trailer.flatMap(({ strings }) => strings).join('\n'),
      names: trailer.flatMap(({ names }) => names).join('\n'),
    },
  ]
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    if (isContainer(object)) continue
    const { strings, names } = wordsIn(object)
    const stream = object instanceof PDFStream ? readStream(object) : undefined
    const text = [...strings, ...(stream?.texts ?? [])].join('\n')
    if (text !== '' || names.length > 0 || stream?.file) {
      const file = stream?.file ? { file: stream.file } : {}
      texts.push({ object: reference.objectNumber, text, names: names.join('\n'), ...file })
    }
  }
  return { texts, hidden: await hiddenContents(document) }
}

function wordsIn(root: PDFObject): { strings: string[]; names: string[] } {
  const strings: string[] = []
  const names: string[] = []
  const open: { object: PDFObject; depth: number }[] = [{ object: root, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { object, depth } = next
    if (depth > MAXIMUM_DEPTH) continue
    if (object instanceof PDFString || object instanceof PDFHexString) strings.push(...stringForms(object))
    else if (object instanceof PDFName) names.push(object.decodeText())
    else if (object instanceof PDFArray)
      for (const item of object.asArray()) open.push({ object: item, depth: depth + 1 })
    else if (object instanceof PDFDict || object instanceof PDFStream) {
      const dictionary = object instanceof PDFDict ? object : object.dict
      for (const [key, value] of dictionary.entries())
        open.push({ object: key, depth }, { object: value, depth: depth + 1 })
    }
  }
  return { strings, names }
}

/** A string is text in an encoding of PDF, or bytes that may be text in another. */
function stringForms(string: PDFString | PDFHexString): string[] {
  const bytes = string.asBytes()
  const plain = textOfBytes(bytes)
  try {
    const decoded = string.decodeText()
    return decoded === plain ? [plain] : [decoded, plain]
  } catch {
    return [plain]
  }
}

function readStream(stream: PDFStream): { texts: string[]; file: Uint8Array | undefined } {
  const { dict } = stream
  const type = nameOf(dict, 'Type')
  const subtype = nameOf(dict, 'Subtype')
  if (subtype === 'Image')
    return { texts: [textOfBytes(stream.getContents().subarray(0, PICTURE_NOTES))], file: undefined }
  const isFont = dict.has(PDFName.of('Length1')) || /^(Type1C|CIDFontType0C|OpenType)$/.test(subtype)
  if (isFont) return { texts: [], file: undefined }
  const decoded = decode(stream)
  if (type === 'EmbeddedFile' || isFile(decoded)) return { texts: [], file: decoded }
  // What contents draw is read by the second engine; here it is what they say besides.
  const whole = isDrawing(decoded) ? [] : [textOfBytes(decoded)]
  return { texts: [...whole, ...stringsOfContents(decoded)], file: undefined }
}

/** An embedded file need not say that it is one: a PDF, or a gzip file. */
function isFile(bytes: Uint8Array): boolean {
  const start = Array.from(bytes.subarray(0, 5), (byte) => String.fromCharCode(byte)).join('')
  return start === '%PDF-' || start.startsWith('\x1f\x8b')
}

function nameOf(dictionary: PDFDict, key: string): string {
  const value = dictionary.lookup(PDFName.of(key))
  return value instanceof PDFName ? value.decodeText() : ''
}

/** The bytes of a stream, unpacked; as they are where that fails. */
function decode(stream: PDFStream): Uint8Array {
  const contents = stream.getContents()
  const filter = stream.dict.lookup(PDFName.of('Filter'))
  const simple = filter === PDFName.of('FlateDecode') && !stream.dict.has(PDFName.of('DecodeParms'))
  try {
    if (simple) return inflateSync(contents, { maxOutputLength: MAXIMUM_STREAM })
    return stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : contents
  } catch {
    return contents
  }
}
