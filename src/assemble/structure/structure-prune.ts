import type { PDFRef } from 'pdf-lib'
import type { Structure, StructureElement } from '../../pdf/structure/structure.ts'

/** In these an element without content still counts: an empty cell holds its column. */
export const keepsEmptyKids: ReadonlySet<string> = new Set(['TR'])

/** Elements that have something on the chosen pages, and those that hold them. */
export function keptElements(
  structure: Structure,
  pages: ReadonlyMap<number, PDFRef>,
  isCopied: (object: PDFRef) => boolean,
): ReadonlySet<StructureElement> {
  const kept = new Set<StructureElement>()
  // Children stand after their parents: from the back, every child is decided before its parent.
  for (let index = structure.elements.length - 1; index >= 0; index -= 1) {
    const element = structure.elements[index]
    if (element?.kids.some((kid) => isKept(kid, pages, isCopied, kept))) kept.add(element)
  }
  const withContent = new Set(kept)
  for (const element of structure.elements) {
    if (!kept.has(element)) continue
    const whole = isWhole(element, withContent)
    for (const kid of element.kids) {
      if (kid.kind !== 'element') continue
      if (keepsEmptyKids.has(element.standard) || (whole && kid.element.kids.length === 0)) kept.add(kid.element)
    }
  }
  return kept
}

/** Elements of which something is on pages that are not among the chosen ones. */
export function cutElements(structure: Structure, pages: ReadonlyMap<number, PDFRef>): ReadonlySet<StructureElement> {
  const cut = new Set<StructureElement>()
  for (const element of structure.elements.toReversed()) {
    const isCut = element.kids.some((kid) =>
      kid.kind === 'element' ? cut.has(kid.element) : kid.page !== undefined && !pages.has(kid.page),
    )
    if (isCut) cut.add(element)
  }
  return cut
}

function isKept(
  kid: StructureElement['kids'][number],
  pages: ReadonlyMap<number, PDFRef>,
  isCopied: (object: PDFRef) => boolean,
  kept: ReadonlySet<StructureElement>,
): boolean {
  if (kid.kind === 'element') return kept.has(kid.element)
  if (kid.kind === 'content') return pages.has(kid.page)
  return isCopied(kid.object)
}

/** True where nothing with content was taken out of the element. */
function isWhole(element: StructureElement, kept: ReadonlySet<StructureElement>): boolean {
  return element.kids.every((kid) => kid.kind !== 'element' || kid.element.kids.length === 0 || kept.has(kid.element))
}
