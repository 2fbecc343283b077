import type { SiteContext } from '../frame.ts'
import type { SiteMeeting } from '../model.ts'
import { reportHtml } from './html.ts'

/** A meeting's information for the public as safe HTML; it may link outside, not to papers. */
export function informationHtml(meeting: SiteMeeting, context: SiteContext): string | undefined {
  const [edition] = context.editions
  const tree = meeting.details.information
  if (!tree || !edition) return undefined
  return reportHtml(tree, {
    anchors: { headings: [], byNode: new Map(), ids: new Set() },
    wording: edition.wording,
    source: '',
    omit: undefined,
    links: { item: () => undefined, file: () => undefined, image: () => undefined, pages: () => undefined },
  })
}
