import { PDFArray, type PDFDict, PDFHexString, type PDFObject, type PDFRef, PDFString } from 'pdf-lib'
import type { Attachment } from '../attachments/attachment.ts'
import { geometryOf } from '../pdf/geometry.ts'
import { applyPoint, type Matrix, rounded, seenToPage } from '../pdf/matrix.ts'
import { Name } from '../pdf/names.ts'
import { numbersIn } from '../pdf/objects.ts'
import type { PagePlace, Placement } from './files/placement.ts'
import type { Source } from './files/source.ts'
import { appendKids, newElement, type Target, targetDict } from './files/target.ts'
import { tagAnnotations } from './graft/annotations.ts'
import type { Dropped } from './graft/dropped.ts'
import { type Grafted, graftPages } from './graft/graft.ts'
import type { AssembleDocument } from './input.ts'
import { type CopiedBookmark, graftedOutline, outlineOfPages, readOutline } from './outline/outline.ts'
import type { Reshaped } from './stamps/retarget.ts'
import { type StampedPage, stampedPages } from './stamps/shrink.ts'
import { drawStamps, type Stamps, takeStamps } from './stamps/stamps.ts'
import { writeRecognised } from './structure/recognised-structure.ts'
import { writeStructure } from './structure/structure-write.ts'
import { tagPage } from './structure/untagged.ts'

export interface GraftedAttachment {
  /** The structure element that holds all of it. */
  part: PDFRef
  outline: CopiedBookmark[]
  dropped: Dropped
  /** Pages of the attachment, 1-based, of which stamps cover something. */
  covered: readonly number[]
  /** How each page differs from the one that was reserved for it. */
  reshaped: ReadonlyMap<PDFRef, Reshaped>
}

/** Grafts one attachment onto its reserved pages: contents, stamps, structure and bookmarks. */
export function graftAttachment(
  target: Target,
  source: Source,
  attachment: Attachment,
  document: AssembleDocument,
  id: string,
  placements: readonly Placement[],
  parent: PDFRef,
): GraftedAttachment {
  const prefix = `${id}-`
  const stamps = new Map(placements.map(({ ref }) => [ref, takeStamps(target, targetDict(target, ref))]))
  const backLinks = new Map(placements.map(({ ref }) => [ref, linksOn(target, ref)]))
  const stamped = stampedPages(source, attachment, document, placements)
  const reshaped = new Map(
    placements.flatMap(({ ref }): [PDFRef, Reshaped][] => {
      const size = numbersIn(target.reader, targetDict(target, ref).get(Name.MediaBox), 4)
      const geometry = stamped.get(ref)?.geometry
      return size && geometry ? [[ref, { geometry, width: size[2] ?? 0, height: size[3] ?? 0 }]] : []
    }),
  )
  const places = new Map(
    placements.map(({ page, ref }): [number, PagePlace] => {
      const { placed, scale = 1 } = stamped.get(ref) ?? {}
      return [page, { ref, matrix: placed, scale }]
    }),
  )
  const partly = places.size < source.pages.length
  const grafted = graftPages(target, source, {
    places,
    prefix,
    title: document.title,
    damaged: new Set(attachment.contents?.flatMap((page, index) => (page?.damaged ? [index] : []))),
    partly,
    keepFiles: document.keepFiles,
    keepComments: document.keepComments,
    keepDocumentFiles: document.keepFiles,
  })
  const part = newPart(target, source, document, parent)
  const tagged = source.structure
    ? writeStructure(target, source, source.structure, {
        prefix,
        identifier: grafted.context.identifier,
        pages: new Map(placements.map(({ page, ref }) => [page, ref])),
        relevelHeadings: false,
        partly,
        parent: part.ref,
        copier: grafted.copier,
      })
    : undefined
  if (tagged) appendKids(target, part.dict, tagged.top)
  const recognised =
    !source.structure && attachment.recognition
      ? writeRecognised(target, source, attachment.recognition, {
          pages: new Map(placements.map(({ page, ref }) => [page, ref])),
          parent: part.ref,
          title: document.title,
          copier: grafted.copier,
        })
      : undefined
  for (const placement of placements) {
    appendKids(target, part.dict, recognised?.top.get(placement.page) ?? [])
    finishPage(target, source, attachment, document, placement, {
      part: part.ref,
      tagged: tagged?.pages.has(placement.page) || recognised?.marked.has(placement.ref) || false,
      stamps: stamps.get(placement.ref),
      stamped: stamped.get(placement.ref),
      grafted,
    })
  }
  for (const [ref, links] of backLinks) addLinks(target, ref, links, reshaped.get(ref))
  const bookmarks = readOutline(source)
  const outline = graftedOutline(grafted.context, partly ? outlineOfPages(bookmarks, places) : bookmarks)
  const covered = placements.filter(({ ref }) => stamped.get(ref)?.covered).map(({ page }) => page + 1)
  return { part: part.ref, outline, dropped: grafted.dropped, covered, reshaped }
}

/** The links of a reserved page, which lie over its stamps. */
function linksOn(target: Target, page: PDFRef): PDFObject[] {
  return target.reader.array(targetDict(target, page).get(Name.Annots))?.asArray() ?? []
}

/** Puts links of a reserved page onto the page that took its place, where they are seen in the same place. */
function addLinks(target: Target, page: PDFRef, links: readonly PDFObject[], shape: Reshaped | undefined): void {
  if (links.length === 0) return
  const dict = targetDict(target, page)
  const matrix = shape && seenToPage(shape.geometry, shape.width, shape.height)
  for (const link of links) {
    const annotation = target.reader.dict(link)
    const rect = annotation && numbersIn(target.reader, annotation.get(Name.Rect), 4)
    if (!annotation || !rect || !matrix) continue
    annotation.set(Name.Rect, target.context.obj(movedRectangle(rect, matrix)))
    annotation.delete(Name.QuadPoints)
  }
  const all = PDFArray.withContext(target.context)
  for (const each of [...linksOn(target, page), ...links]) all.push(each)
  dict.set(Name.Annots, all)
  // ISO 14289-1, 7.18.3: who goes from link to link follows the structure.
  dict.set(Name.Tabs, Name.S)
}

/** The corners of a rectangle on a page that may be turned. */
function movedRectangle([x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[], matrix: Matrix): number[] {
  const [one, other] = [applyPoint(matrix, x1, y1), applyPoint(matrix, x2, y2)]
  const [left, right] = [one[0], other[0]].toSorted((a, b) => a - b)
  const [bottom, top] = [one[1], other[1]].toSorted((a, b) => a - b)
  return [left ?? 0, bottom ?? 0, right ?? 0, top ?? 0].map(rounded)
}

function newPart(
  target: Target,
  source: Source,
  document: AssembleDocument,
  parent: PDFRef,
): { ref: PDFRef; dict: PDFDict } {
  const part = newElement(target, 'Part', parent)
  part.dict.set(Name.T, PDFHexString.fromText(document.title))
  const language = source.reader.text(source.catalog.get(Name.Lang)) || document.language
  if (language) part.dict.set(Name.Lang, PDFString.of(language))
  return part
}

interface PageFinish {
  part: PDFRef
  tagged: boolean
  stamps: Stamps | undefined
  stamped: StampedPage | undefined
  grafted: Grafted
}

function finishPage(
  target: Target,
  source: Source,
  attachment: Attachment,
  document: AssembleDocument,
  placement: Placement,
  finish: PageFinish,
): void {
  const page = source.pages[placement.page]
  if (!page) return
  const dict = targetDict(target, placement.ref)
  const contents = attachment.contents?.[placement.page]
  const hasText = !attachment.accessibility.scannedPages.includes(placement.page + 1)
  // What a tagged file marks as artifacts is nothing to read out; a file without tags may mark anything so.
  const isSilent = source.structure !== undefined && contents?.artifactsAlone === true
  const isBlank = !dict.has(Name.Contents) || contents?.marked === false || isSilent
  const untagged = {
    ref: placement.ref,
    number: placement.page + 1,
    hasText,
    freeContentId: contents?.freeContentId ?? 0,
  }
  const tag = finish.tagged || isBlank ? undefined : tagPage(target, untagged, finish.part, document.title)
  const geometry = finish.stamped?.geometry ?? geometryOf(source.document.context, page)
  const balance = { missingSaves: contents?.missingSaves ?? 0, closing: contents?.closing ?? '' }
  drawStamps(target, dict, finish.stamps, geometry, { balance, placed: finish.stamped?.placed, tag })
  tagAnnotations(target, placement.ref, finish.grafted.annotations.get(placement.ref) ?? [], finish.part)
}
