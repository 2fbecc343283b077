import type { SiteMeeting } from '../model.ts'
import type { Wording } from '../templates/wording.ts'
import { reportHtml } from './html.ts'

/** A meeting's information for the public as safe HTML; it may link outside, not to papers. */
export function informationHtml(meeting: SiteMeeting, wording: Wording): string | undefined {
  const tree = meeting.details.information
  if (!tree) return undefined
  return reportHtml(tree, {
    anchors: { headings: [], byNode: new Map(), ids: new Set() },
    wording,
    source: '',
    omit: undefined,
    links: { item: () => undefined, file: () => undefined, image: () => undefined, pages: () => undefined },
  })
}
