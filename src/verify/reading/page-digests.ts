import { createHash } from 'node:crypto'
import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRawStream, PDFRef, PDFStream } from 'pdf-lib'

/** How a page of a file can be known again in another file. */
export interface PageDigest {
  /** Number of the page object. */
  object: number
  /**
   * The same for two pages on which the second engine reads the same, labels aside. Undefined where that depends on more than
   * the page leads to: form fields, destinations by name, and what leads back to itself.
   */
  digest: string | undefined
}

/** Objects inside one another that are followed. */
const MAXIMUM_DEPTH = 64

const name = (text: string): PDFName => PDFName.of(text)
/** What a page has from the tree of pages unless it says otherwise (ISO 32000-1, 7.7.3.4). */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'].map(name)
/** Lead from a page to the rest of the file, or count within it; nothing of that is drawn. */
const NOT_DRAWN = new Set(['Parent', 'P', 'StructParents', 'StructParent'].map(name))
const ANNOTATIONS = name('Annots')
/** The parts of a link that say where it leads. */
const [DESTINATION, ACTION] = [name('Dest'), name('A')]

/** A digest for each page, in their order. */
export function digestPages(document: PDFDocument): PageDigest[] {
  const { context, catalog } = document
  const pages = document.getPages()
  const sheets = new Map(pages.map(({ ref }, index) => [ref, index]))
  const known = new Map<PDFRef, string | undefined>()
  const underWay = new Set<PDFRef>()

  const ofReference = (reference: PDFRef, depth: number): string | undefined => {
    if (known.has(reference)) return known.get(reference)
    if (underWay.has(reference)) return undefined
    underWay.add(reference)
    const digest = digestOf(context.lookup(reference), depth + 1)
    underWay.delete(reference)
    known.set(reference, digest)
    return digest
  }
  const digestOf = (object: PDFObject | undefined, depth: number): string | undefined => {
    if (depth > MAXIMUM_DEPTH) return undefined
    if (object instanceof PDFRef) return ofReference(object, depth)
    if (object instanceof PDFRawStream) return together([ofEntries(object.dict, depth)], object.contents)
    if (object instanceof PDFStream) return undefined
    if (object instanceof PDFDict) return ofEntries(object, depth)
    if (object instanceof PDFArray) return together(object.asArray().map((value) => digestOf(value, depth + 1)))
    return object === undefined ? 'nothing' : object.toString()
  }
  const ofEntries = (dictionary: PDFDict, depth: number, left: ReadonlySet<PDFName> = NOT_DRAWN): string | undefined =>
    together(
      dictionary.entries().map(([key, value]) => {
        if (left.has(key)) return ''
        const digest = digestOf(value, depth + 1)
        return digest && `${key} ${digest}`
      }),
    )
  const ofDestination = (destination: PDFObject | undefined): string | undefined => {
    if (!(destination instanceof PDFArray)) return undefined
    const [page, ...place] = destination.asArray()
    const sheet = page instanceof PDFRef ? sheets.get(page) : undefined
    return sheet === undefined ? undefined : together([String(sheet), ...place.map((value) => digestOf(value, 0))])
  }
  const ofAction = (action: PDFObject | undefined): string | undefined => {
    if (!(action instanceof PDFDict) || action.has(name('Next'))) return undefined
    const type = action.get(name('S'))
    if (type === name('URI')) return ofEntries(action, 0)
    return type === name('GoTo') ? ofDestination(action.lookup(name('D'))) : undefined
  }
  const ofAnnotation = (annotation: PDFObject | undefined): string | undefined => {
    if (!(annotation instanceof PDFDict)) return undefined
    const type = annotation.lookup(name('Subtype'))
    if (type === name('Widget')) return undefined
    if (type !== name('Link')) return ofEntries(annotation, 0)
    return together([
      ofEntries(annotation, 0, new Set([...NOT_DRAWN, DESTINATION, ACTION])),
      annotation.has(DESTINATION) ? ofDestination(annotation.lookup(DESTINATION)) : '',
      annotation.has(ACTION) ? ofAction(annotation.lookup(ACTION)) : '',
    ])
  }
  const ofAnnotations = (annotations: PDFObject | undefined): string | undefined => {
    if (annotations === undefined) return ''
    if (!(annotations instanceof PDFArray)) return undefined
    return together(annotations.asArray().map((annotation) => ofAnnotation(context.lookup(annotation))))
  }

  const layers = digestOf(catalog.get(name('OCProperties')), 0)
  const own = new Set([...NOT_DRAWN, ANNOTATIONS])
  return pages.map(({ node, ref }) => ({
    object: ref.objectNumber,
    digest: together([
      layers,
      ...INHERITED.map((key) => digestOf(node.getInheritableAttribute(key), 0)),
      ofEntries(node, 0, own),
      ofAnnotations(node.lookup(ANNOTATIONS)),
    ]),
  }))
}

/** One digest of several, and of bytes; undefined where one of them is. */
function together(parts: readonly (string | undefined)[], bytes?: Uint8Array): string | undefined {
  const hash = createHash('sha256')
  for (const part of parts) {
    if (part === undefined) return undefined
    hash.update(`${part.length} ${part} `)
  }
  if (bytes) hash.update(bytes)
  return hash.digest('base64')
}
