import { type PDFContext, PDFDict, PDFName, type PDFObject, type PDFRef } from 'pdf-lib'
import { geometryOf, visibleSize } from '../../pdf/geometry.ts'
import { operands, seenToPage } from '../../pdf/matrix.ts'
import { Name } from '../../pdf/names.ts'
import { createReader } from '../../pdf/objects.ts'
import type { LoadedDocument } from '../../pdf/opening/load-document.ts'
import type { SourcePage } from '../../pdf/pages/page-tree.ts'
import type { PageContents } from '../contents/page-contents.ts'
import { invisibleFont } from './invisible-font.ts'
import { charactersIn, invisibleText, type RecognisedPage } from './invisible-text.ts'

/**
 * Writes a file again with the words of its scanned pages over their pictures, which stay as they are; undefined where it cannot
 * be written. Tags of a file that has nothing but scans say nothing, and are left out.
 *
 * @param pages recognised pages by 0-based number
 * @param contents what is known of the operators of each page
 */
export async function withText(
  { document, tree, invalidObjects }: LoadedDocument,
  pages: ReadonlyMap<number, RecognisedPage>,
  contents: readonly (PageContents | undefined)[],
): Promise<Uint8Array | undefined> {
  const { context } = document
  for (const ref of invalidObjects) context.delete(ref)
  const font = invisibleFont(context, charactersIn(pages.values()))
  for (const [number, recognised] of pages) {
    const page = tree.pages[number]
    if (!page || page.repeated || page.missing) continue
    const geometry = geometryOf(context, page)
    const size = visibleSize(geometry)
    const key = addFont(context, page, font.font)
    const text = invisibleText(recognised, font, key.toString(), size)
    const { missingSaves = 0, closing = '' } = contents[number] ?? {}
    const before = context.register(context.flateStream('q\n'.repeat(missingSaves + 1)))
    const matrix = operands(seenToPage(geometry, size.width, size.height))
    const after = context.register(context.flateStream(`\n${closing}Q\nq ${matrix} cm\n${text}Q\n`))
    page.dict.set(Name.Contents, context.obj([before, ...contentsOf(context, page), after]))
  }
  if (pages.size === tree.pages.length) for (const key of [Name.StructTreeRoot, Name.MarkInfo]) tree.catalog.delete(key)
  try {
    return await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
  } catch {
    return undefined
  }
}

function contentsOf(context: PDFContext, { dict }: SourcePage): PDFObject[] {
  const value = dict.get(Name.Contents)
  const array = createReader(context).array(value)
  return array ? array.asArray() : value ? [value] : []
}

/** Adds a font to the resources of a page alone, under a name that is free there. */
function addFont(context: PDFContext, page: SourcePage, font: PDFRef): PDFName {
  const reader = createReader(context)
  const resources = PDFDict.fromMapWithContext(
    new Map(reader.dict(page.inherited.get(Name.Resources))?.entries() ?? []),
    context,
  )
  const fonts = PDFDict.fromMapWithContext(new Map(reader.dict(resources.get(Name.Font))?.entries() ?? []), context)
  let key = PDFName.of('Recognised')
  for (let number = 2; fonts.has(key); number += 1) key = PDFName.of(`Recognised${number}`)
  fonts.set(key, font)
  resources.set(Name.Font, fonts)
  page.dict.set(Name.Resources, resources)
  return key
}
