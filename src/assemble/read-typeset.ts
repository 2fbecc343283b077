import {
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib'
import { characterTable } from '../pdf/content/character-table.ts'
import { Name } from '../pdf/names.ts'

/**
 * Reads a PDF of the typeset stage several times faster than pdf-lib, which has to be ready for anything: objects are
 * found by the cross-reference table (ISO 32000-1, 7.5.4). A file of any other form is left to pdf-lib.
 */
export async function readTypeset(bytes: Uint8Array): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false })
  try {
    readObjects(bytes, document.context)
    return document
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY })
  }
}

/** Bytes of an entry of the table: offset, generation, kind. */
const entrySize = 20

/** Nested values that a typeset file never has so many of. */
const deepest = 100

function readObjects(bytes: Uint8Array, context: PDFContext): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const scanner = createScanner(text, bytes, context)
  scanner.moveTo(text.lastIndexOf('startxref'))
  scanner.expect('startxref')
  scanner.moveTo(scanner.integer())
  scanner.expect('xref')
  const first = scanner.integer()
  const count = scanner.integer()
  const table = scanner.position() + 1
  if (first !== 0) throw surprise(table)
  scanner.moveTo(table + count * entrySize)
  scanner.expect('trailer')
  const trailer = scanner.value()
  if (!(trailer instanceof PDFDict) || trailer.has(Name.Prev) || trailer.has(PDFName.of('Encrypt')))
    throw surprise(table)
  for (let number = 1; number < count; number += 1) {
    const entry = table + number * entrySize
    if (text[entry + 17] !== 'n') continue
    scanner.moveTo(Number(text.slice(entry, entry + 10)))
    if (scanner.integer() !== number || scanner.integer() !== 0) throw surprise(scanner.position())
    scanner.expect('obj')
    context.assign(scanner.reference(number), scanner.value())
    scanner.expect('endobj')
  }
  const [root, info] = [trailer.get(Name.Root), trailer.get(PDFName.of('Info'))]
  context.trailerInfo = { ...(root ? { Root: root } : {}), ...(info ? { Info: info } : {}) }
}

interface Scanner {
  position(): number
  moveTo(offset: number): void
  /** Steps over a keyword and the space before it. */
  expect(keyword: string): void
  integer(): number
  reference(number: number): PDFRef
  /** Any object; the bytes of a stream are those of the file. */
  value(): PDFObject
}

const isSpace = characterTable('\0\t\n\f\r ')
const isEnd = characterTable('\0\t\n\f\r ()<>[]{}/%')
const isDigit = characterTable('0123456789')
const isNumber = characterTable('0123456789+-.')

function createScanner(text: string, bytes: Uint8Array, context: PDFContext): Scanner {
  const names = new Map<string, PDFName>()
  const references: PDFRef[] = []
  const integers: PDFNumber[] = []
  let at = 0

  const skip = (): void => {
    while (isSpace[text.charCodeAt(at)]) at += 1
  }
  const tokenEnd = (): number => {
    let end = at
    while (end < text.length && !isEnd[text.charCodeAt(end)]) end += 1
    return end
  }
  const reference = (number: number): PDFRef => {
    const known = references[number] ?? PDFRef.of(number)
    references[number] = known
    return known
  }
  const matches = (keyword: string): boolean => {
    skip()
    if (!text.startsWith(keyword, at)) return false
    at += keyword.length
    return true
  }
  const expect = (keyword: string): void => {
    if (!matches(keyword)) throw surprise(at)
  }
  const integer = (): number => {
    skip()
    let number = 0
    const start = at
    for (let code = text.charCodeAt(at); isDigit[code]; code = text.charCodeAt(at)) {
      number = number * 10 + code - 48
      at += 1
    }
    if (start === at || !Number.isSafeInteger(number)) throw surprise(at)
    return number
  }
  const name = (): PDFName => {
    at += 1
    const end = tokenEnd()
    const written = text.slice(at, end)
    at = end
    const known = names.get(written) ?? PDFName.of(written)
    names.set(written, known)
    return known
  }
  /** A number, or a reference: two integers and an R. */
  const number = (): PDFObject => {
    const end = tokenEnd()
    const start = at
    if (isDigit[text.charCodeAt(at)]) {
      const whole = integer()
      if (at === end) return isReference() ? reference(whole) : wholeNumber(whole)
    }
    at = end
    const value = Number(text.slice(start, end))
    if (Number.isNaN(value)) throw surprise(start)
    return PDFNumber.of(value)
  }
  const isReference = (): boolean => {
    if (text[at] !== ' ' || text[at + 1] !== '0' || text[at + 2] !== ' ' || text[at + 3] !== 'R') return false
    if (!isEnd[text.charCodeAt(at + 4)]) return false
    at += 4
    return true
  }
  const wholeNumber = (value: number): PDFNumber => {
    if (value > 0xffff) return PDFNumber.of(value)
    const known = integers[value] ?? PDFNumber.of(value)
    integers[value] = known
    return known
  }
  const array = (depth: number): PDFArray => {
    const made = PDFArray.withContext(context)
    at += 1
    for (skip(); text[at] !== ']'; skip()) made.push(value(depth + 1))
    at += 1
    return made
  }
  const dictionary = (depth: number): PDFDict => {
    const made = new Map<PDFName, PDFObject>()
    at += 2
    for (skip(); text[at] === '/'; skip()) {
      const key = name()
      made.set(key, value(depth + 1))
    }
    expect('>>')
    return PDFDict.fromMapWithContext(made, context)
  }
  /** A dictionary, or a stream: its length stands in it. */
  const dictionaryOrStream = (depth: number): PDFObject => {
    const dict = dictionary(depth)
    if (depth > 0 || !matches('stream')) return dict
    at += text.startsWith('\r\n', at) ? 2 : 1
    const length = dict.get(Name.Length)
    if (!(length instanceof PDFNumber)) throw surprise(at)
    const start = at
    at += length.asNumber()
    const contents = bytes.subarray(start, at)
    expect('endstream')
    return PDFRawStream.of(dict, contents)
  }
  const literal = (): PDFString => {
    const start = at + 1
    let depth = 1
    for (at = start; depth > 0; at += 1) {
      const character = text[at]
      if (character === undefined) throw surprise(start)
      if (character === '\\') at += 1
      else if (character === '(') depth += 1
      else if (character === ')') depth -= 1
    }
    return PDFString.of(copied(text.slice(start, at - 1)))
  }
  const hexadecimal = (): PDFHexString => {
    const end = text.indexOf('>', at)
    if (end < 0) throw surprise(at)
    const written = text.slice(at + 1, end)
    at = end + 1
    return PDFHexString.of(copied(written))
  }
  const value = (depth = 0): PDFObject => {
    if (depth > deepest) throw surprise(at)
    skip()
    const code = text.charCodeAt(at)
    if (isNumber[code]) return number()
    const character = text[at]
    if (character === '/') return name()
    if (character === '[') return array(depth)
    if (character === '(') return literal()
    if (character === '<') return text[at + 1] === '<' ? dictionaryOrStream(depth) : hexadecimal()
    if (matches('true')) return PDFBool.True
    if (matches('false')) return PDFBool.False
    if (matches('null')) return PDFNull
    throw surprise(at)
  }
  const moveTo = (offset: number): void => {
    if (offset < 0 || offset > text.length) throw surprise(offset)
    at = offset
  }
  return { position: () => at, moveTo, expect, integer, reference, value: () => value() }
}

/** A piece of a text that does not keep all of it in memory. */
function copied(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}

function surprise(offset: number): SyntaxError {
  return new SyntaxError(`The typeset file cannot be read at byte ${offset}`)
}
