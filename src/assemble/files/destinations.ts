import { PDFArray, PDFDict, PDFNull, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib'
import { applyX, applyY, type Matrix } from '../../pdf/matrix.ts'
import { Name } from '../../pdf/names.ts'
import type { Reader } from '../../pdf/objects.ts'
import { flattenTree } from '../../pdf/pages/flatten-tree.ts'

/** Named destinations of a file, old style and new, by the bytes of their names. */
export function readNamedDestinations(reader: Reader, catalog: PDFDict): ReadonlyMap<string, PDFObject> {
  const found = new Map<string, PDFObject>()
  const old = reader.dict(catalog.get(Name.Dests))
  if (old) for (const [key, value] of old.entries()) found.set(key.decodeText(), value)
  const trees = reader.dict(catalog.get(Name.Names))
  for (const [key, value] of flattenTree(reader, trees?.get(Name.Dests), Name.Names)) {
    const text = reader.key(key)
    if (text !== undefined) found.set(text, value)
  }
  return found
}

/**
 * The name in the pack of a destination of an attachment: its own after the prefix of the document, in ASCII alone, since
 * readers that decode names before they search do not find others in the order of their bytes (ISO 32000-1, 7.9.6).
 */
export function destinationName(prefix: string, own: string): string {
  return prefix + own.replace(/[^ -~]/g, (byte) => `.${byte.charCodeAt(0).toString(16)}`)
}

/** The array `[page /XYZ …]` behind a destination: direct, in a dictionary's D, or by name. */
export function explicitDestination(
  reader: Reader,
  named: ReadonlyMap<string, PDFObject>,
  value: PDFObject | undefined,
): PDFArray | undefined {
  let found = reader.resolve(value)
  for (let step = 0; step < 8; step += 1) {
    if (found instanceof PDFArray) return found
    if (found instanceof PDFDict) {
      found = reader.resolve(found.get(Name.D))
      continue
    }
    const key = reader.key(found)
    const target = key === undefined ? undefined : named.get(key)
    if (target === undefined) return undefined
    found = reader.resolve(target)
  }
  return undefined
}

/** 0-based page that an explicit destination shows; undefined for a page that is not in the file. */
export function destinationPage(
  reader: Reader,
  pageOf: ReadonlyMap<PDFRef, number>,
  pageCount: number,
  destination: PDFArray | undefined,
): number | undefined {
  const first = destination && destination.size() > 0 ? destination.get(0) : undefined
  if (first instanceof PDFRef) return pageOf.get(first)
  const number = reader.number(first)
  return number !== undefined && Number.isInteger(number) && number >= 0 && number < pageCount ? number : undefined
}

/** The same view of another page object: coordinates go through `matrix`. */
export function movedDestination(reader: Reader, from: PDFArray, page: PDFRef, matrix: Matrix | undefined): PDFArray {
  const moved = PDFArray.withContext(reader.context)
  moved.push(page)
  const kind = reader.name(from.size() > 1 ? from.get(1) : undefined)
  moved.push(kind ?? Name.XYZ)
  const axes = axesOf[kind?.decodeText() ?? 'XYZ'] ?? ''
  for (let index = 2; index < from.size(); index += 1) {
    const number = reader.number(from.get(index))
    const axis = axes[index - 2]
    if (number === undefined) moved.push(PDFNull)
    else moved.push(PDFNumber.of(matrix ? along(axis, number, matrix) : number))
  }
  return moved
}

/** Which axis each number of a destination lies on; `-` is none. */
const axesOf: Readonly<Record<string, string>> = {
  XYZ: 'xy-',
  FitH: 'y',
  FitV: 'x',
  FitR: 'xyxy',
  FitBH: 'y',
  FitBV: 'x',
}

function along(axis: string | undefined, value: number, matrix: Matrix): number {
  if (axis === 'x') return applyX(matrix, value)
  return axis === 'y' ? applyY(matrix, value) : value
}
