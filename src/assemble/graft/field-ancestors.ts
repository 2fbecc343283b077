import { type PDFDict, PDFRef } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import type { Reader } from '../../pdf/objects.ts'

/** A field of a form, with the reference by which it is named; undefined for one that stands where it is named. */
export interface NamedField {
  dict: PDFDict
  ref: PDFRef | undefined
}

/** More than any field has above it: files whose fields lead in a circle come to an end here. */
const mostFields = 64

/** A widget or field, and the fields above it, the nearest first (ISO 32000-1, 12.7.3). */
export function* fieldAndAncestors(reader: Reader, widget: PDFDict, ref?: PDFRef): Generator<NamedField, void> {
  let next: NamedField | undefined = { dict: widget, ref }
  for (let count = 0; next && count < mostFields; count += 1) {
    yield next
    const value = next.dict.get(Name.Parent)
    const dict = reader.dict(value)
    next = dict && { dict, ref: value instanceof PDFRef ? value : undefined }
  }
}
