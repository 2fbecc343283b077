import type { Part, RecognisedElement } from '../../attachments/recognition/tree/element.ts'

/** Contents of one element that are drawn in the order in which they are read, on one page. */
export interface ContentGroup {
  role: string
  /** 0-based. */
  page: number
}

/**
 * Groups the contents of elements: what is read before what is drawn before it needs a mark of its own, as what one mark holds
 * is read in the order of drawing.
 */
export function contentGroups(elements: readonly RecognisedElement[]): ReadonlyMap<Part, ContentGroup> {
  const groups = new Map<Part, ContentGroup>()
  const open = [...elements]
  for (let element = open.pop(); element; element = open.pop()) {
    let before: { part: Part; group: ContentGroup } | undefined
    for (const kid of element.kids) {
      if (kid.kind === 'element') {
        open.push(kid)
        before = undefined
        continue
      }
      const goesOn =
        before && before.part.page === kid.page && (before.part.drawing < kid.drawing || isBackwards(before.part, kid))
      const group = goesOn && before ? before.group : { role: element.role, page: kid.page }
      groups.set(kid, group)
      before = { part: kid, group }
    }
  }
  return groups
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u

/** Words that run from right to left are drawn from left to right, and readers expect it. */
function isBackwards(before: Part, part: Part): boolean {
  return rightToLeft.test(before.text) || rightToLeft.test(part.text)
}
