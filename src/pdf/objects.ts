import {
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib'

/** Longest chain of references to references that is followed. */
const longestChain = 32

/** Reads values of one file's objects; a value of another type than asked for is undefined, never an error. */
export interface Reader {
  context: PDFContext
  /** The object behind a reference; undefined for null, for nothing and for a chain without end. */
  resolve(value: PDFObject | undefined): PDFObject | undefined
  get(owner: PDFDict, key: PDFName): PDFObject | undefined
  dict(value: PDFObject | undefined): PDFDict | undefined
  /** The dictionary itself, or that of a stream. */
  anyDict(value: PDFObject | undefined): PDFDict | undefined
  array(value: PDFObject | undefined): PDFArray | undefined
  stream(value: PDFObject | undefined): PDFStream | undefined
  number(value: PDFObject | undefined): number | undefined
  boolean(value: PDFObject | undefined): boolean | undefined
  name(value: PDFObject | undefined): PDFName | undefined
  /** A text string as a reader sees it. */
  text(value: PDFObject | undefined): string | undefined
  /** The bytes of a string (or name) as Latin-1: the key that names and identifiers are compared by. */
  key(value: PDFObject | undefined): string | undefined
}

/** A reader for the objects of `context`. */
export function createReader(context: PDFContext): Reader {
  const resolve = (value: PDFObject | undefined): PDFObject | undefined => {
    let found = value
    for (let step = 0; found instanceof PDFRef; step += 1) {
      if (step > longestChain) return undefined
      found = context.lookup(found)
    }
    return found === PDFNull ? undefined : found
  }
  const dict = (value: PDFObject | undefined): PDFDict | undefined => {
    const found = resolve(value)
    return found instanceof PDFDict ? found : undefined
  }
  const stream = (value: PDFObject | undefined): PDFStream | undefined => {
    const found = resolve(value)
    return found instanceof PDFStream ? found : undefined
  }
  return {
    context,
    resolve,
    get: (owner, key) => resolve(owner.get(key)),
    dict,
    anyDict: (value) => stream(value)?.dict ?? dict(value),
    array: (value) => {
      const found = resolve(value)
      return found instanceof PDFArray ? found : undefined
    },
    stream,
    number: (value) => {
      const found = resolve(value)
      const number = found instanceof PDFNumber ? found.asNumber() : undefined
      return number !== undefined && Number.isFinite(number) ? number : undefined
    },
    boolean: (value) => {
      const found = resolve(value)
      return found instanceof PDFBool ? found.asBoolean() : undefined
    },
    name: (value) => {
      const found = resolve(value)
      return found instanceof PDFName ? found : undefined
    },
    text: (value) => decodedText(resolve(value)),
    key: (value) => latin1Key(resolve(value)),
  }
}

function decodedText(value: PDFObject | undefined): string | undefined {
  if (!(value instanceof PDFString || value instanceof PDFHexString)) return undefined
  try {
    return value.decodeText()
  } catch {
    return latin1Key(value)
  }
}

function latin1Key(value: PDFObject | undefined): string | undefined {
  if (value instanceof PDFName) return value.decodeText()
  if (!(value instanceof PDFString || value instanceof PDFHexString)) return undefined
  return Buffer.from(value.asBytes()).toString('latin1')
}

/** A string whose bytes are the Latin-1 codes of `key`: the inverse of `Reader.key`. */
export function stringOfKey(key: string): PDFHexString {
  return PDFHexString.of(Buffer.from(key, 'latin1').toString('hex'))
}

/** Numbers of an array, undefined where there are fewer than `count` or one is none. */
export function numbersIn(reader: Reader, value: PDFObject | undefined, count: number): number[] | undefined {
  const array = reader.array(value)
  if (!array || array.size() < count) return undefined
  const numbers: number[] = []
  for (let index = 0; index < count; index += 1) {
    const number = reader.number(array.get(index))
    if (number === undefined) return undefined
    numbers.push(number)
  }
  return numbers
}

/** Elements of an array without resolving them; nothing where it is none. */
export function elementsOf(reader: Reader, value: PDFObject | undefined): PDFObject[] {
  return reader.array(value)?.asArray() ?? []
}
