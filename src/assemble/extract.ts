import { PDFDocument, PDFNumber, type PDFRef } from 'pdf-lib'
import { Name } from '../attachments/name.ts'
import { finishTarget } from './finish.ts'
import { graftPages } from './graft.ts'
import type { PagePlace } from './graft-rules.ts'
import { graftedEntries, prunedOutline, readOutline, writeOutline } from './outline.ts'
import { writePageLabels } from './page-labels.ts'
import { savePdf } from './save.ts'
import { readSource, type Source } from './source.ts'
import { writeStructure } from './structure-write.ts'
import { openTarget, type Target } from './target.ts'

export interface ExtractMetadata {
  title: string
  /** BCP 47. */
  language: string
  author?: string
  /** The number printed on each of the pages that are taken. */
  numbers: readonly number[]
  date?: Date | undefined
}

/** A finished pack that pages can be taken from, read once. */
export interface ExtractablePack {
  /**
   * A PDF of some pages, 0-based and in order, with their tags, labels, bookmarks and links. What leads to a page that is
   * not there is left out.
   */
  extract(pages: readonly number[], metadata: ExtractMetadata): Promise<Uint8Array>
}

/** Reads a finished pack, so that pages can be taken from it. */
export async function openPack(bytes: Uint8Array): Promise<ExtractablePack> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY })
  const source = readSource(document)
  return { extract: (pages, metadata) => extractFrom(source, pages, metadata) }
}

async function extractFrom(source: Source, pages: readonly number[], metadata: ExtractMetadata): Promise<Uint8Array> {
  const made = await PDFDocument.create({ updateMetadata: false })
  const target = openTarget(made.context, made.catalog)
  const refs = addPages(target, pages.length)
  const places = new Map<number, PagePlace>()
  for (const [position, page] of pages.entries()) {
    const ref = refs[position]
    if (ref) places.set(page, { ref, matrix: undefined })
  }
  const grafted = graftPages(target, source, { places, prefix: '', keepFiles: false })
  const root = made.context.obj({ Type: 'StructTreeRoot' })
  const rootRef = made.context.register(root)
  made.catalog.set(Name.StructTreeRoot, rootRef)
  if (source.structure) {
    const { top } = writeStructure(target, source, source.structure, {
      prefix: '',
      pages: new Map([...places].map(([page, { ref }]) => [page, ref])),
      relevelHeadings: true,
      parent: rootRef,
      copier: grafted.copier,
    })
    root.set(Name.K, made.context.obj(top))
  }
  writeOutline(target, prunedOutline(readOutline(source, graftedEntries(grafted.context))))
  writePageLabels(target, metadata.numbers)
  finishTarget(target, { ref: rootRef, dict: root }, { ...metadata, pdfUa: claimsPdfUa(source) })
  return savePdf(made.context).bytes
}

/** Empty pages below a new page tree. */
function addPages({ context, catalog }: Target, count: number): PDFRef[] {
  const tree = context.obj({ Type: 'Pages' })
  const treeRef = context.register(tree)
  const refs = Array.from({ length: count }, () => {
    const page = context.obj({ Type: 'Page' })
    page.set(Name.Parent, treeRef)
    return context.register(page)
  })
  tree.set(Name.Kids, context.obj(refs))
  tree.set(Name.Count, PDFNumber.of(count))
  catalog.set(Name.Pages, treeRef)
  return refs
}

/** True where the pack carries the identifier of PDF/UA-1: then a part of it does. */
function claimsPdfUa({ reader, catalog }: Source): boolean {
  const stream = reader.stream(catalog.get(Name.Metadata))
  return stream !== undefined && Buffer.from(stream.getContents()).toString('latin1').includes('pdfuaid:part')
}
