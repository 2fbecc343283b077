import { PDFRawStream } from 'pdf-lib'
import { findDrawings } from '../../pdf/content/drawings.ts'
import { markDrawings } from '../../pdf/content/mark-drawings.ts'
import { pageContent } from '../../pdf/content/page-content.ts'
import { geometryOf } from '../../pdf/geometry.ts'
import { Name } from '../../pdf/names.ts'
import { createReader, elementsOf, numbersIn, type Reader } from '../../pdf/objects.ts'
import type { LoadedDocument } from '../../pdf/opening/load-document.ts'
import type { SourcePage } from '../../pdf/pages/page-tree.ts'
import type { Pdfium } from '../contents/pdfium.ts'
import type { LinkPlace, PageView } from '../recognition/reading/page-view.ts'
import { recognise } from '../recognition/recognise.ts'
import type { Recognition } from '../recognition/tree/element.ts'

/** Nobody reads a paper of more pages from end to end. */
const mostPages = 2000
const mostLinks = 2000

/**
 * Recognises the structure of a file without tags. Every operator that draws gets a mark with a number, and PDFium reads the
 * file so marked: it says what each number shows, and where. Undefined where it cannot.
 *
 * Changes the document, so that nobody may use it afterwards.
 */
export async function recogniseUntagged(loaded: LoadedDocument, pdfium: Pdfium): Promise<Recognition | undefined> {
  const { pages } = loaded.tree
  if (pages.length > mostPages) return undefined
  const numbered = numberDrawings(loaded)
  const bytes = await savedWithoutPictures(loaded)
  const engine = bytes && pdfium.open(bytes, '')
  if (!engine || typeof engine === 'string') return undefined
  try {
    if (engine.pageCount !== pages.length) return undefined
    const reader = createReader(loaded.document.context)
    return recognise(
      pages.map((page, index): PageView | undefined => {
        const seen = numbered.has(index) ? engine.page(index) : undefined
        try {
          return seen?.view(geometryOf(loaded.document.context, page), linksOn(reader, page))
        } finally {
          seen?.close()
        }
      }),
    )
  } finally {
    engine.close()
  }
}

/** Numbers what is drawn on each page, and returns the 0-based pages where that is safe. */
function numberDrawings({ document, tree }: LoadedDocument): ReadonlySet<number> {
  const { context } = document
  const reader = createReader(context)
  const numbered = new Set<number>()
  for (const [index, page] of tree.pages.entries()) {
    if (page.repeated || page.missing) continue
    const content = pageContent(reader, page)
    const found = content?.whole
      ? findDrawings(content.bytes, reader, reader.dict(page.inherited.get(Name.Resources)))
      : undefined
    if (!content || !found) continue
    const { bytes } = markDrawings(content.bytes, found, (drawing) => ({ key: drawing, tag: 'Span' }))
    page.dict.set(Name.Contents, context.register(context.stream(bytes)))
    numbered.add(index)
  }
  return numbered
}

/** What pictures show is not looked at; that they are there is. */
async function savedWithoutPictures({ document, invalidObjects }: LoadedDocument): Promise<Uint8Array | undefined> {
  const { context } = document
  for (const ref of invalidObjects) context.delete(ref)
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream && object.dict.get(Name.Subtype) === Name.Image)
      context.assign(ref, PDFRawStream.of(object.dict, new Uint8Array()))
  }
  try {
    return await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
  } catch {
    return undefined
  }
}

function linksOn(reader: Reader, page: SourcePage): LinkPlace[] {
  const annotations = elementsOf(reader, page.dict.get(Name.Annots)).slice(0, mostLinks)
  return annotations.flatMap((value, annotation) => {
    const dict = reader.dict(value)
    if (!dict || reader.name(dict.get(Name.Subtype)) !== Name.Link) return []
    const [a = 0, b = 0, c = 0, d = 0] = numbersIn(reader, dict.get(Name.Rect), 4) ?? []
    return [{ annotation, box: [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)] as const }]
  })
}
