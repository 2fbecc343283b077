import { PDFDict, type PDFObject } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { elementsOf, type Reader } from '../../pdf/objects.ts'

/** True if something of an annotation is seen on the page: an appearance, or the frame of a link, which is there by default. */
export function isSeen(reader: Reader, annotation: PDFDict): boolean {
  if (reader.resolve(reader.dict(annotation.get(Name.AP))?.get(Name.N)) !== undefined) return true
  if (reader.name(annotation.get(Name.Subtype)) !== Name.Link) return false
  const style = reader.dict(annotation.get(Name.BS))
  if (style) return reader.number(style.get(Name.W)) !== 0
  const border = elementsOf(reader, annotation.get(Name.Border))
  return border.length === 0 || reader.number(border[2]) !== 0
}

/** Takes from a copied annotation what it did, and leaves what it shows: a link leads nowhere, a file becomes a stamp. */
export function takeAction(reader: Reader, annotation: PDFDict): void {
  for (const key of [Name.A, Name.Dest, Name.FS, Name.Contents]) annotation.delete(key)
  if (reader.name(annotation.get(Name.Subtype)) !== Name.FileAttachment) return
  annotation.set(Name.Subtype, Name.Stamp)
  annotation.delete(Name.Name)
}

/**
 * The looks of an annotation (ISO 32000-2, 12.5.5) without those that nobody sees: under the mouse, pressed, and, of what is no
 * field and changes by no click, in other states than its own.
 */
export function shownLooks(reader: Reader, annotation: PDFDict, value: PDFObject): PDFObject {
  const looks = reader.dict(value)
  const normal = looks?.get(Name.N)
  if (!looks || normal === undefined) return value
  const shown = PDFDict.withContext(reader.context)
  const states = reader.dict(normal)
  const state = reader.name(annotation.get(Name.AS))
  const isField = reader.name(annotation.get(Name.Subtype)) === Name.Widget
  const own = states && state && !isField ? states.get(state) : normal
  if (own !== undefined) shown.set(Name.N, own)
  return shown
}
