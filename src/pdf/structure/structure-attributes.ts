import { type PDFDict, PDFName } from 'pdf-lib'
import { Name } from '../names.ts'
import { elementsOf, type Reader } from '../objects.ts'

/** An attribute of a structure element, from any of its attribute objects: a number, or the object. */
export function attribute(reader: Reader, element: PDFDict, key: string): unknown {
  const owner = element.get(Name.A)
  for (const value of reader.array(owner) ? elementsOf(reader, owner) : [owner]) {
    const found = reader.anyDict(value)?.get(PDFName.of(key))
    if (found !== undefined) return reader.number(found) ?? reader.resolve(found)
  }
  return undefined
}
