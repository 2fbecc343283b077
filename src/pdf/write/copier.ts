import { deflateSync } from 'node:zlib'
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib'
import { Name } from '../names.ts'

/** Direct containers nested deeper than this become objects of their own, so that nobody who reads them recurses far. */
const deepest = 40

/** Larger numbers make some readers give up the whole object. */
const largestNumber = 2 ** 31 - 1

/** What to do with one entry of a dictionary: another value, `drop`, or `undefined` to copy it as it is. */
export type EntryRule = (owner: PDFDict, key: PDFName, value: PDFObject) => PDFObject | 'drop' | undefined

export interface CopyRules {
  entry: EntryRule
  /** True for a dictionary that must not come along, wherever it is met; null stands in its place. */
  leaveOut: (dict: PDFDict) => boolean
  /** What a stream holds in the target; `undefined` to copy it as it is. */
  contents: (stream: PDFStream) => NewContents | undefined
}

export interface NewContents {
  bytes: Uint8Array
  /** How they are packed already, or that it is as before; without it they are not. */
  filter?: PDFName | 'same'
}

/** Copies objects of one file into another, each once. */
export interface Copier {
  copy(value: PDFObject): PDFObject
  /** Whatever refers to `from` will refer to (or hold) `to`. */
  assign(from: PDFRef, to: PDFObject): void
  /** What `from` became, if it was met. */
  copied(from: PDFRef): PDFObject | undefined
}

interface Work {
  from: PDFArray | PDFDict
  to: PDFArray | PDFDict
  depth: number
  stream: boolean
  /** Keys that the copy has already: those that say how a stream is packed, where it was packed again. */
  given?: ReadonlySet<PDFName>
}

const streamKeys: ReadonlySet<PDFName> = new Set(
  ['Length', 'F', 'FFilter', 'FDecodeParms'].map((key) => PDFName.of(key)),
)

const [nothing, filterAlone, packing] = [[], [Name.Filter], [Name.Filter, PDFName.of('DecodeParms')]].map(
  (keys): ReadonlySet<PDFName> => new Set(keys),
)

function givenKeys(contents: NewContents | undefined): ReadonlySet<PDFName> | undefined {
  if (!contents || contents.filter === 'same') return nothing
  return contents.filter ? filterAlone : packing
}

function packed(contents: NewContents | undefined): Uint8Array | undefined {
  return contents && (contents.filter ? contents.bytes : deflateSync(contents.bytes))
}

/** A value that is no container, as every reader takes it; null for what nobody could parse. */
function readable(value: PDFObject): PDFObject {
  if (value instanceof PDFNumber) {
    const number = value.asNumber()
    return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? value : PDFNumber.of(Math.sign(number) * largestNumber)
  }
  if (value instanceof PDFHexString) {
    const digits = value.asString()
    return /[^\da-f\s]/i.test(digits) ? PDFHexString.of(digits.replace(/[^\da-f]/gi, '')) : value
  }
  if (value instanceof PDFName) return isReadable(value) ? value : PDFNull
  return value instanceof PDFInvalidObject ? PDFNull : value
}

/** No name may hold a zero byte (ISO 32000-1, 7.3.5). */
function isReadable(name: PDFName): boolean {
  return !name.asString().includes('#00')
}

/**
 * A copier from `source` to `target`: one iterative walk over the object graph, linear in its size, at home with cycles.
 * Contents of streams are shared, not copied. Objects nobody could parse become null.
 */
export function createCopier(source: PDFContext, target: PDFContext, rules: CopyRules): Copier {
  const copies = new Map<PDFRef, PDFObject>()
  const open: Work[] = []

  const shell = (value: PDFObject, depth: number): PDFObject => {
    if (value instanceof PDFStream) {
      const contents = rules.contents(value)
      const to = PDFDict.withContext(target)
      if (contents && contents.filter !== 'same') to.set(Name.Filter, contents.filter ?? PDFName.of('FlateDecode'))
      open.push({ from: value.dict, to, depth: 0, stream: true, given: givenKeys(contents) })
      return PDFRawStream.of(to, packed(contents) ?? value.getContents())
    }
    if (value instanceof PDFDict) {
      if (rules.leaveOut(value)) return PDFNull
      const to = PDFDict.withContext(target)
      open.push({ from: value, to, depth, stream: false })
      return depth > 0 && depth % deepest === 0 ? target.register(to) : to
    }
    if (value instanceof PDFArray) {
      const to = PDFArray.withContext(target)
      open.push({ from: value, to, depth, stream: false })
      return depth > 0 && depth % deepest === 0 ? target.register(to) : to
    }
    return readable(value)
  }

  const reference = (ref: PDFRef): PDFObject => {
    const known = copies.get(ref)
    if (known !== undefined) return known
    const chain: PDFRef[] = [ref]
    let value = source.lookup(ref)
    while (value instanceof PDFRef && chain.length < 32 && !copies.has(value)) {
      chain.push(value)
      value = source.lookup(value)
    }
    const copy = value instanceof PDFRef ? (copies.get(value) ?? PDFNull) : indirect(value)
    for (const link of chain) copies.set(link, copy)
    return copy
  }

  const indirect = (value: PDFObject | undefined): PDFObject => {
    const made = value === undefined ? PDFNull : shell(value, 0)
    return made === PDFNull ? PDFNull : target.register(made)
  }

  const convert = (value: PDFObject, depth: number): PDFObject =>
    value instanceof PDFRef ? reference(value) : shell(value, depth)

  const fillDict = (work: Work, from: PDFDict, to: PDFDict): void => {
    for (const [key, value] of from.entries()) {
      if ((work.stream && streamKeys.has(key)) || !isReadable(key)) continue
      if (work.given?.has(key)) continue
      const ruled = rules.entry(from, key, value)
      if (ruled === 'drop') continue
      const copy = ruled ?? convert(value, work.depth + 1)
      if (copy !== PDFNull) to.set(key, copy)
    }
  }

  const drain = (): void => {
    for (let work = open.pop(); work; work = open.pop()) {
      const { from, to, depth } = work
      if (from instanceof PDFArray && to instanceof PDFArray) {
        for (const value of from.asArray()) to.push(convert(value, depth + 1))
      } else if (from instanceof PDFDict && to instanceof PDFDict) {
        fillDict(work, from, to)
      }
    }
  }

  let draining = false
  return {
    copy: (value) => {
      const copy = convert(value, 0)
      // A rule may ask for a copy while another is under way: what it opened is drained with the rest.
      if (!draining) {
        draining = true
        try {
          drain()
        } finally {
          draining = false
        }
      }
      return copy
    },
    assign: (from, to) => copies.set(from, to),
    copied: (from) => copies.get(from),
  }
}
