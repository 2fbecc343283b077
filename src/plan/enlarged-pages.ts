import type { PlannedPage } from './plan.ts'

/** The sides of A3, in points. */
const A3 = { short: 841.89, long: 1190.55 }

/** An A4 page fills A3 when it is so much larger. */
const MOST = Math.SQRT2

/** Below this nobody sees that a page is larger. */
const LEAST = 1.02

/** The pages of attachments enlarged until they fill A3, and no more than A4 is; what is larger by itself stays as it is. */
export function enlarged(
  documents: ReadonlyMap<string, readonly PlannedPage[]>,
): ReadonlyMap<string, readonly PlannedPage[]> {
  return new Map([...documents].map(([id, pages]) => [id, pages.map(enlargedPage)]))
}

function enlargedPage(page: PlannedPage): PlannedPage {
  const { width, height } = page
  const scale = Math.min(MOST, A3.short / Math.min(width, height), A3.long / Math.max(width, height))
  return scale < LEAST ? page : { ...page, width: width * scale, height: height * scale, scale }
}
