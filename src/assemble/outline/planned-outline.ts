import { PDFHexString, PDFName, PDFNull, PDFNumber } from 'pdf-lib'
import { geometryOf, visibleSize } from '../../pdf/geometry.ts'
import { Name } from '../../pdf/names.ts'
import type { Bookmark as PlannedBookmark, Typeset } from '../../typeset/result.ts'
import type { Source } from '../files/source.ts'
import type { CopiedBookmark } from './outline.ts'

/** The bookmarks that the typeset stage laid out, and where an attachment's own ones go, by its document. */
export interface PlannedOutline {
  top: CopiedBookmark[]
  byDocument: ReadonlyMap<string, CopiedBookmark>
}

/** Writes the laid-out bookmarks for the pages of the typeset file. */
export function plannedOutline(main: Source, typeset: Typeset): PlannedOutline {
  const { context } = main.document
  const reserved = new Set(typeset.reserved.map(({ index }) => index))
  const byDocument = new Map<string, CopiedBookmark>()
  const heightOf = (index: number): number => {
    const page = main.pages[index]
    return page ? visibleSize(geometryOf(context, page)).height : 0
  }
  const write = (planned: PlannedBookmark): CopiedBookmark => {
    const { index } = planned
    const ref = main.pages[index]?.ref
    // The grafted page may be turned: it is shown whole.
    const view = reserved.has(index)
      ? [PDFName.of('Fit')]
      : [PDFName.of('XYZ'), PDFNumber.of(0), PDFNumber.of(Math.round(heightOf(index) - planned.y + 12)), PDFNull]
    const written: CopiedBookmark = {
      title: PDFHexString.fromText(planned.title),
      page: index,
      entries: ref ? [[Name.Dest, context.obj([ref, ...view])]] : [],
      open: false,
      kids: planned.children.map(write),
    }
    if (planned.document !== undefined) byDocument.set(planned.document, written)
    return written
  }
  return { top: typeset.outline.map(write), byDocument }
}
