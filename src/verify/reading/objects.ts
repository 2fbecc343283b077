import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRef, PDFStream } from 'pdf-lib'
import { digestPages, type PageDigest } from './page-digests.ts'

/** What the objects of a file are there for. Numbers are those of indirect objects. */
export interface ObjectReading {
  count: number
  /** Objects that nothing in the file leads to: remains of what was left out. */
  unreachable: readonly number[]
  /** Pages that something leads to, such as a link, but that are not among the pages of the file. */
  orphanPages: readonly number[]
  /** How to know each page again; undefined unless it was asked for. */
  pages: readonly PageDigest[] | undefined
}

/**
 * Parses a file down to its objects. Throws for a file that pdf-lib cannot parse.
 * @param hasDigests gives a digest for each page, too
 */
export async function readObjects(bytes: Uint8Array, hasDigests: boolean): Promise<ObjectReading> {
  // What is taken out of a buffer is a part of it and no copy.
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const document = await PDFDocument.load(buffer, {
    updateMetadata: false,
    parseSpeed: Number.POSITIVE_INFINITY,
    password: '',
  })
  const { context } = document
  const { Root, Info, Encrypt } = context.trailerInfo
  const reachable = reach(document, [Root, Info, Encrypt], () => true)
  // From the page tree downwards, only along Kids: what is left are the pages of the file.
  const pages = reach(document, [document.catalog.get(PDFName.of('Pages'))], (key) => key === 'Kids')
  const objects = context.enumerateIndirectObjects().filter(([, object]) => !isContainer(object))
  const isPage = (object: PDFObject): boolean =>
    object instanceof PDFDict && object.lookup(PDFName.of('Type')) === PDFName.of('Page')
  const numbers = (found: [PDFRef, PDFObject][]): number[] => found.map(([reference]) => reference.objectNumber)
  return {
    pages: hasDigests ? digestPages(document) : undefined,
    count: objects.length,
    unreachable: numbers(objects.filter(([reference]) => !reachable.has(reference))),
    orphanPages: numbers(
      objects.filter(([reference, object]) => reachable.has(reference) && !pages.has(reference) && isPage(object)),
    ),
  }
}

/** Streams of the file format itself: nothing has to lead to them, and what is in them is read as objects. */
export function isContainer(object: PDFObject): boolean {
  const type = object instanceof PDFStream ? object.dict.get(PDFName.of('Type')) : undefined
  return type === PDFName.of('ObjStm') || type === PDFName.of('XRef')
}

/** References that can be reached from `roots` through the keys of dictionaries that `follow` allows. */
function reach(
  { context }: PDFDocument,
  roots: readonly (PDFObject | undefined)[],
  follow: (key: string) => boolean,
): Set<PDFRef> {
  const seen = new Set<PDFRef>()
  const open: (PDFObject | undefined)[] = [...roots]
  const pushEntries = (dictionary: PDFDict): void => {
    for (const [key, value] of dictionary.entries()) if (follow(key.decodeText())) open.push(value)
  }
  while (open.length > 0) {
    const object = open.pop()
    if (object instanceof PDFRef) {
      if (seen.has(object)) continue
      seen.add(object)
      open.push(context.lookup(object))
    } else if (object instanceof PDFStream) pushEntries(object.dict)
    else if (object instanceof PDFDict) pushEntries(object)
    else if (object instanceof PDFArray) for (const value of object.asArray()) open.push(value)
  }
  return seen
}
