import type { PDFRef } from 'pdf-lib'
import type { Part } from '../../attachments/recognition/tree/element.ts'
import { cleanOperators } from '../../pdf/content/clean-operators.ts'
import { findDrawings } from '../../pdf/content/drawings.ts'
import { artifact, markDrawings } from '../../pdf/content/mark-drawings.ts'
import { pageContent } from '../../pdf/content/page-content.ts'
import { Name } from '../../pdf/names.ts'
import type { Source } from '../files/source.ts'
import { type Target, targetDict } from '../files/target.ts'
import type { ContentGroup } from './content-groups.ts'

/** The marks that the contents of a page were given. */
export interface PageMarks {
  /** The page of the target. */
  ref: PDFRef
  /** The group of each identifier of marked content, from 0 on. */
  keys: readonly ContentGroup[]
  identifiers: ReadonlyMap<ContentGroup, readonly number[]>
}

/**
 * Writes the contents of copied pages again, each drawing marked as content of its group or as an artifact. Pages whose
 * contents cannot be marked are left as they are, and out of the result.
 *
 * @param pages target page by 0-based source page
 */
export function markPages(
  target: Target,
  source: Source,
  groups: ReadonlyMap<Part, ContentGroup>,
  pages: ReadonlyMap<number, PDFRef>,
): ReadonlyMap<number, PageMarks> {
  const byPage = new Map<number, Map<number, ContentGroup>>()
  for (const [{ page, drawing }, group] of groups) {
    const drawings = byPage.get(page) ?? new Map<number, ContentGroup>()
    byPage.set(page, drawings.set(drawing, group))
  }
  const marked = new Map<number, PageMarks>()
  for (const [page, ref] of pages) {
    const marks = markPage(target, source, page, ref, byPage.get(page) ?? new Map())
    if (marks) marked.set(page, marks)
  }
  return marked
}

function markPage(
  target: Target,
  source: Source,
  page: number,
  ref: PDFRef,
  groups: ReadonlyMap<number, ContentGroup>,
): PageMarks | undefined {
  const given = source.pages[page]
  const content = given && pageContent(source.reader, given)
  const resources = source.reader.dict(given?.inherited.get(Name.Resources))
  const found = content?.whole ? findDrawings(content.bytes, source.reader, resources) : undefined
  if (!content || !found) return undefined
  const { bytes, keys } = markDrawings(content.bytes, found, (drawing) => {
    const group = groups.get(drawing)
    return group ? { key: group, tag: group.role } : artifact
  })
  const { context } = target
  targetDict(target, ref).set(
    Name.Contents,
    context.obj([context.register(context.flateStream(cleanOperators(bytes)))]),
  )
  const identifiers = new Map<ContentGroup, number[]>()
  for (const [identifier, group] of keys.entries())
    identifiers.set(group, [...(identifiers.get(group) ?? []), identifier])
  return { ref, keys, identifiers }
}
