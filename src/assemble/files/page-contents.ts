import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRef } from 'pdf-lib'
import { cleanContents } from '../../pdf/content/clean-operators.ts'
import { rounded } from '../../pdf/matrix.ts'
import { Name } from '../../pdf/names.ts'
import { numbersIn, type Reader } from '../../pdf/objects.ts'
import { decodeStream } from '../../pdf/opening/decode.ts'
import type { Copier } from '../../pdf/write/copier.ts'
import { type Target, targetDict } from './target.ts'

/** What says how large a page is, and which part of it is printed or shown. */
export const pageBoxes: readonly PDFName[] = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox'].map((key) =>
  PDFName.of(key),
)

/**
 * Copies the streams of a page as an array of references, what is no stream left out, without comments where the file is
 * somebody else's. Of `damaged` contents only what can be unpacked comes along, packed again.
 */
export function copyContents(
  target: Target,
  reader: Reader,
  copier: Copier,
  page: PDFDict,
  made: PDFDict,
  { damaged, foreign }: { damaged: boolean; foreign: boolean },
): void {
  const contents = page.get(Name.Contents)
  const parts = reader.array(contents)?.asArray() ?? (contents === undefined ? [] : [contents])
  const found = parts.flatMap((value) => {
    const stream = reader.stream(value)
    return stream ? [{ value, stream }] : []
  })
  const cleaned = foreign
    ? cleanContents(
        reader,
        found.map(({ stream }) => stream),
      )
    : []
  const streams = found.flatMap(({ value, stream }, index) => {
    const decoded = damaged ? decodeStream(reader, stream) : undefined
    if (decoded && !decoded.whole) return [target.context.register(target.context.flateStream(decoded.bytes))]
    const clean = cleaned[index]
    if (clean) return [target.context.register(target.context.flateStream(clean))]
    const copy = copier.copy(value)
    return copy instanceof PDFRef ? [copy] : []
  })
  if (streams.length > 0) made.set(Name.Contents, target.context.obj(streams))
}

/** Puts operators before and after the contents of a page of the target. */
export function wrapContents(target: Target, page: PDFDict, before: string, after: string): void {
  const { context, reader } = target
  const contents = page.get(Name.Contents)
  const streams = (reader.array(contents)?.asArray() ?? [contents]).filter(
    (value): value is PDFRef => value instanceof PDFRef && reader.stream(value) !== undefined,
  )
  const wrapped = PDFArray.withContext(context)
  for (const value of [part(target, before), ...streams, part(target, after)]) wrapped.push(value)
  page.set(Name.Contents, wrapped)
}

function part(target: Target, operators: string): PDFRef {
  return target.context.register(target.context.stream(operators))
}

/** Adds a resource under a name that the page does not use yet, without touching other pages' resources. */
export function addResource(
  target: Target,
  page: PDFDict,
  category: PDFName,
  value: PDFObject,
  wanted: string,
): PDFName {
  const { reader } = target
  const resources = shallowCopy(target, reader.dict(page.get(Name.Resources)))
  const entries = shallowCopy(target, reader.dict(resources.get(category)))
  const key = freeKey(entries, wanted)
  entries.set(key, value)
  resources.set(category, entries)
  page.set(Name.Resources, resources)
  return key
}

function shallowCopy(target: Target, dict: PDFDict | undefined): PDFDict {
  const copy = PDFDict.withContext(target.context)
  for (const [key, value] of dict?.entries() ?? []) copy.set(key, value)
  return copy
}

function freeKey(entries: PDFDict, wanted: string): PDFName {
  for (let count = 0; ; count += 1) {
    const key = PDFName.of(count === 0 ? wanted : `${wanted}${count}`)
    if (!entries.has(key)) return key
  }
}

/** Takes everything out of a page of the target but its place in the page tree. */
export function clearPage(target: Target, ref: PDFRef): PDFDict {
  const page = targetDict(target, ref)
  for (const key of page.keys()) if (key !== Name.Type && key !== Name.Parent) page.delete(key)
  return page
}

/** Makes the boxes of a page larger, as its contents are. */
export function enlargeBoxes({ reader, context }: Target, page: PDFDict, scale: number): void {
  for (const key of pageBoxes) {
    const box = numbersIn(reader, page.get(key), 4)
    if (box) page.set(key, context.obj(box.map((number) => rounded(number * scale))))
  }
}
