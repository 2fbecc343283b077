import { PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRef, PDFStream, PDFWriter } from 'pdf-lib'

const name = (text: string): PDFName => PDFName.of(text)
const LARGE = [0, 0, 14_400, 14_400]

/**
 * A copy of the file in whose pages stand the contents that its own pages do not draw: orphan pages, appearances of
 * annotations, forms that nothing draws. Undefined where there are none. The given document is changed: use it no more.
 */
export async function hiddenContents(document: PDFDocument): Promise<Uint8Array | undefined> {
  const { context } = document
  const pages = document.getPages().map(({ node, ref }) => ({ node, ref }))
  const drawn = drawnForms(
    document,
    pages.map(({ node }) => node),
  )
  const shown = new Set(pages.map(({ ref }) => ref))
  const hidden = context.enumerateIndirectObjects().flatMap(([reference, object]): PDFDict[] => {
    if (isForm(object) && !drawn.has(reference)) return [pageOf(document, reference, object.dict)]
    if (isPage(object) && !shown.has(reference)) return [pageOf(document, object.get(name('Contents')), object)]
    return []
  })
  if (hidden.length === 0) return undefined
  const tree = context.nextRef()
  const kids = hidden.map((page) => {
    page.set(name('Parent'), tree)
    return context.register(page)
  })
  context.assign(tree, context.obj({ Type: 'Pages', Kids: kids, Count: kids.length }))
  context.trailerInfo.Root = context.register(context.obj({ Type: 'Catalog', Pages: tree }))
  return saveContext(document)
}

/** The writer of pdf-lib works from the trailer; saving through the document would write its old catalog. */
function saveContext({ context }: PDFDocument): Promise<Uint8Array> {
  return PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer()
}

function pageOf(document: PDFDocument, contents: PDFObject | undefined, source: PDFDict): PDFDict {
  const page = document.context.obj({ Type: 'Page', MediaBox: LARGE })
  if (contents) page.set(name('Contents'), contents)
  const resources = source.get(name('Resources'))
  if (resources) page.set(name('Resources'), resources)
  return page
}

function isForm(object: PDFObject): object is PDFStream {
  return object instanceof PDFStream && object.dict.lookup(name('Subtype')) === name('Form')
}

function isPage(object: PDFObject): object is PDFDict {
  return object instanceof PDFDict && object.lookup(name('Type')) === name('Page')
}

/** Forms that pages draw, or that such forms draw in turn. */
function drawnForms({ context }: PDFDocument, pages: readonly PDFDict[]): Set<PDFRef> {
  const drawn = new Set<PDFRef>()
  const open: (PDFDict | undefined)[] = pages.map((page) => inherited(page, 'Resources'))
  for (let resources = open.pop(); resources || open.length > 0; resources = open.pop()) {
    const forms = resources?.lookup(name('XObject'))
    for (const value of forms instanceof PDFDict ? forms.values() : []) {
      const form = context.lookup(value)
      if (!(value instanceof PDFRef) || drawn.has(value) || !form || !isForm(form)) continue
      drawn.add(value)
      const inner = form.dict.lookup(name('Resources'))
      if (inner instanceof PDFDict) open.push(inner)
    }
  }
  return drawn
}

const MAXIMUM_ANCESTORS = 64

function inherited(page: PDFDict, key: string): PDFDict | undefined {
  let node: PDFObject | undefined = page
  for (let steps = 0; node instanceof PDFDict && steps < MAXIMUM_ANCESTORS; steps++) {
    const value = node.lookup(name(key))
    if (value instanceof PDFDict) return value
    node = node.lookup(name('Parent'))
  }
  return undefined
}
