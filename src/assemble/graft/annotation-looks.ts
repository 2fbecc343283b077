import type { PDFDict } from 'pdf-lib'
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
