import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRef, PDFStream } from 'pdf-lib'

/** Objects that the trailer leads to, in ascending order of their numbers. The rest is not worth writing. */
export function reachableObjects(context: PDFContext): [PDFRef, PDFObject][] {
  const found = new Map<PDFRef, PDFObject>()
  const open: PDFObject[] = []
  const push = (value: PDFObject | undefined): void => {
    if (value instanceof PDFRef || value instanceof PDFDict || value instanceof PDFArray) open.push(value)
    else if (value instanceof PDFStream) open.push(value.dict)
  }
  push(context.trailerInfo.Root)
  push(context.trailerInfo.Info)
  for (let value = open.pop(); value; value = open.pop()) {
    if (value instanceof PDFRef) {
      if (found.has(value)) continue
      const object = context.lookup(value)
      if (object === undefined) continue
      found.set(value, object)
      push(object)
    } else if (value instanceof PDFDict) {
      for (const entry of value.values()) push(entry)
    } else if (value instanceof PDFArray) {
      for (const entry of value.asArray()) push(entry)
    }
  }
  return [...found].sort(([a], [b]) => a.objectNumber - b.objectNumber || a.generationNumber - b.generationNumber)
}
