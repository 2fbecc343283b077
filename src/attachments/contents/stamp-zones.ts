import type { Box, PageSize } from '../../pdf/geometry.ts'

/**
 * Where the typeset stage draws its stamps on a reserved page (`reserved-page` in templates/house-style.typ), in points
 * from the corner they stand in. The boxes hold the stamps with a little air around them.
 */
export const stampZones = {
  /** "Agenda Item No: 3", top right, on the first page of a document. */
  item: { side: 'right', edge: 'top', width: 190, near: 10, far: 40 },
  /** "Not for publication", top left, on every page of a private document. */
  privacy: { side: 'left', edge: 'top', width: 150, near: 10, far: 36 },
  /** "Page 13", bottom right, on every page. */
  number: { side: 'right', edge: 'bottom', width: 200, near: 8, far: 30 },
} as const

/** Height of the strips, in points, that are kept free above and below a page that is made smaller. */
export const freeStrips = { top: 42, bottom: 32 } as const

export type StampName = keyof typeof stampZones

/** Box of a zone on a page as seen, in points from its lower left corner. */
export function zoneBox(stamp: StampName, page: PageSize): Box {
  const { side, edge, width, near, far } = stampZones[stamp]
  const left = side === 'left' ? 16 : Math.max(0, page.width - 16 - width)
  const right = side === 'left' ? Math.min(page.width, 16 + width) : page.width - 16
  const [low, high] = edge === 'top' ? [page.height - far, page.height - near] : [near, far]
  return [left, Math.max(0, low), Math.max(left, right), Math.max(0, high)]
}
