import { PDFHexString, PDFNumber, type PDFRef } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { appendKids, newElement, registerParents, type Target, targetDict } from '../files/target.ts'

/** What a page without structure shows. */
export interface UntaggedPage {
  ref: PDFRef
  /** 1-based, in the attachment. */
  number: number
  /** Whether text can be read from it. */
  hasText: boolean
  /** Above all identifiers that are left in its contents of tags it once had. */
  freeContentId: number
}

/** A page with more tags is not worth an array of that length. */
const mostContentIds = 10_000

/**
 * Gives a page without tags the least structure that a screen reader can use: its text as one paragraph, or, for a scan, a
 * figure whose alternative says that there is no text. Returns operators to put before and after the page's contents.
 */
export function tagPage(
  target: Target,
  page: UntaggedPage,
  parent: PDFRef,
  title: string,
): { before: string; after: string } {
  const role = page.hasText ? 'P' : 'Figure'
  const element = newElement(target, role, parent)
  element.dict.set(Name.Pg, page.ref)
  const id = page.freeContentId < mostContentIds ? page.freeContentId : 0
  element.dict.set(Name.K, PDFNumber.of(id))
  if (!page.hasText) {
    const alternative = target.wording.text('pack.scanned_page', { page: page.number, title })
    element.dict.set(Name.Alt, PDFHexString.fromText(alternative))
  }
  // What the page calls its own tags lies within the new one, and leads to the same element.
  const parents = Array.from({ length: id + 1 }, () => element.ref)
  const key = registerParents(target, target.context.register(target.context.obj(parents)))
  targetDict(target, page.ref).set(Name.StructParents, PDFNumber.of(key))
  appendKids(target, targetDict(target, parent), [element.ref])
  return { before: `/${role} <</MCID ${id}>> BDC\n`, after: 'EMC\n' }
}
