import { type PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { createReader } from '../../pdf/objects.ts'

const objectStream = PDFName.of('ObjStm')
const memberCount = PDFName.of('N')
const [nine, zero] = [0x39, 0x30]

/** How the objects that a parser found compare with those that the bytes define. */
export interface Inventory {
  /** Every definition came through, and no number is defined twice. */
  complete: boolean
  /** Every stream is as long as its dictionary says. */
  trueLengths: boolean
}

/**
 * Counts what the bytes define. A parser that reads a file from its start to its end takes the last definition of a number,
 * where the cross-reference table may mean another, and may take objects that follow a broken stream for its data. Text
 * that only looks like a definition, inside a stream, makes a good file look incomplete.
 */
export function takeInventory(document: PDFDocument, bytes: Buffer): Inventory {
  const reader = createReader(document.context)
  const found = new Set<number>()
  let members = 0
  let trueLengths = true
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    found.add(ref.objectNumber)
    if (!(object instanceof PDFRawStream)) continue
    if (reader.number(object.dict.get(Name.Length)) !== object.contents.length) trueLengths = false
    if (reader.name(object.dict.get(Name.Type)) === objectStream)
      members += reader.number(object.dict.get(memberCount)) ?? 0
  }
  const defined = new Set<number>()
  let definitions = 0
  for (const number of definedNumbers(bytes)) {
    definitions += 1
    defined.add(number)
  }
  const isEachFound = [...defined].every((number) => found.has(number))
  const complete = isEachFound && definitions === defined.size && found.size === defined.size + members
  return { complete, trueLengths }
}

/** Numbers before `obj`, in the order of the file. */
function* definedNumbers(bytes: Buffer): Generator<number> {
  for (let at = bytes.indexOf('obj'); at >= 0; at = bytes.indexOf('obj', at + 3)) {
    const generation = numberBefore(bytes, at)
    const number = generation && numberBefore(bytes, generation.start)
    if (number && number.end < generation.start) yield number.value
  }
}

interface Digits {
  value: number
  start: number
  end: number
}

/** The digits before an offset, blanks in between left out. */
function numberBefore(bytes: Buffer, offset: number): Digits | undefined {
  let end = offset
  while (end > 0 && isBlank(bytes[end - 1] ?? 0)) end -= 1
  let start = end
  while (start > 0 && isDigit(bytes[start - 1] ?? 0) && end - start < 10) start -= 1
  return start === end ? undefined : { value: Number(bytes.toString('latin1', start, end)), start, end }
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0x00
}

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= nine
}
