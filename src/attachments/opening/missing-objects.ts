import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRef, PDFStream } from 'pdf-lib'

/** True where an object of the file refers to another that is not in it. */
export function lacksObjects(context: PDFContext): boolean {
  const open: PDFObject[] = context.enumerateIndirectObjects().map(([, object]) => object)
  for (let object = open.pop(); object; object = open.pop()) {
    if (object instanceof PDFRef) {
      if (context.lookup(object) === undefined) return true
    }
    for (const value of valuesOf(object)) open.push(value)
  }
  return false
}

function valuesOf(object: PDFObject): readonly PDFObject[] {
  if (object instanceof PDFArray) return object.asArray()
  if (object instanceof PDFStream) return object.dict.values()
  return object instanceof PDFDict ? object.values() : []
}
