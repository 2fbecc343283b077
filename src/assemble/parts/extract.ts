import { PDFDocument } from 'pdf-lib'
import { readClaims } from '../../attachments/accessibility/claims.ts'
import type { Content } from '../../host/content.ts'
import { Name } from '../../pdf/names.ts'
import { type LabelStyle, readLabels } from '../../pdf/pages/page-labels.ts'
import { newDocument } from '../../pdf/write/new-document.ts'
import { savePdf } from '../../pdf/write/save.ts'
import type { PagePlace } from '../files/placement.ts'
import { readSource, type Source } from '../files/source.ts'
import { appendKids, openTarget, type Target } from '../files/target.ts'
import { finishTarget } from '../finish.ts'
import { tagAnnotations } from '../graft/annotations.ts'
import { graftPages } from '../graft/graft.ts'
import { graftedOutline, readOutline, type SourceBookmark, writeOutline } from '../outline/outline.ts'
import { copyPageLabels } from '../outline/page-labels.ts'
import { writeStructure } from '../structure/structure-write.ts'
import { indexPages, type PageIndex, partOf } from './pack-part.ts'

/** A pack that was read once, for any number of extractions. */
export interface LoadedPack {
  source: Source
  index: PageIndex
  outline: readonly SourceBookmark[]
  labels: readonly LabelStyle[]
  /** Carries the PDF/UA-1 identifier. */
  pdfUa: boolean
}

/** Title and language (BCP 47) of an extract, and what else its metadata shall say. */
export interface ExtractMetadata {
  title: string
  language: string
  wording: Target['wording']
  subject?: string | undefined
  author?: string | undefined
  date?: Date | undefined
}

/** Reads a finished pack. Throws for bytes that are no PDF: it is meant for packs that were just made. */
export async function loadPack(bytes: Uint8Array): Promise<LoadedPack> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return openPack(await PDFDocument.load(buffer, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY }))
}

/** Looks through a pack, for any number of extractions. */
export function openPack(document: PDFDocument): LoadedPack {
  const source = readSource(document)
  return {
    source,
    index: indexPages(source),
    outline: readOutline(source),
    labels: readLabels(source.reader, source.catalog, source.pages.length),
    pdfUa: readClaims(source.reader, document, source.catalog).pdfUa,
  }
}

/**
 * Takes pages (0-based, in the order given) out of a pack. They keep their printed numbers as labels, and of bookmarks,
 * destinations, layers, form fields and structure what belongs to them; a link to a page that is not among them becomes
 * plain text. Where the pack is valid PDF/UA-1, so is the extract.
 */
export async function extractPages(
  pack: Uint8Array | LoadedPack,
  pages: readonly number[],
  metadata: ExtractMetadata,
): Promise<Content> {
  const { source: whole, index, outline, labels, pdfUa } = pack instanceof Uint8Array ? await loadPack(pack) : pack
  const wanted = [...new Set(pages)].filter((page) => whole.pages[page] !== undefined)
  const source = partOf(whole, index, wanted)
  const { context, catalog, pages: refs } = newDocument(wanted.length)
  const target = openTarget(context, catalog, metadata.wording)
  const places = new Map(
    wanted.flatMap((page, position): [number, PagePlace][] => {
      const ref = refs[position]
      return ref ? [[page, { ref, matrix: undefined }]] : []
    }),
  )
  const grafted = graftPages(target, source, {
    places,
    prefix: '',
    keepFiles: true,
    keepComments: true,
    keepDocumentFiles: false,
  })
  const root = context.obj({ Type: 'StructTreeRoot' })
  const rootRef = context.register(root)
  catalog.set(Name.StructTreeRoot, rootRef)
  if (source.structure) {
    const { top } = writeStructure(target, source, source.structure, {
      prefix: '',
      identifier: grafted.context.identifier,
      pages: new Map([...places].map(([page, { ref }]) => [page, ref])),
      relevelHeadings: true,
      parent: rootRef,
      copier: grafted.copier,
    })
    appendKids(target, root, top)
    const [first] = top
    for (const { ref } of places.values()) {
      if (first) tagAnnotations(target, ref, grafted.annotations.get(ref) ?? [], first)
    }
  }
  writeOutline(target, graftedOutline(grafted.context, outline))
  copyPageLabels(target, labels, wanted)
  finishTarget(target, { ref: rootRef, dict: root }, refs, {
    ...metadata,
    pdfUa: pdfUa && source.structure !== undefined,
  })
  return savePdf(context).content
}
