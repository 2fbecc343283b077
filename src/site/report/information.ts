import type { Root } from 'mdast'
import { withParagraphs } from '../../load/markdown/paragraphs.ts'
import { parseMarkdown } from '../../load/markdown/parse-markdown.ts'
import type { Wording } from '../../wording/wording.ts'
import type { SiteMeeting } from '../model.ts'
import { type Anchors, anchorsOf } from './anchors.ts'
import { reportHtml } from './html.ts'

/** A meeting's information for the public as safe HTML; it may link outside, not to papers. */
export function informationHtml(meeting: SiteMeeting, wording: Wording): string | undefined {
  const tree = meeting.details.information
  return tree && plainHtml(tree, wording)
}

/** The notes of a meeting's items as safe HTML, by label. */
export function noteHtml({ manifest }: SiteMeeting, wording: Wording): Map<string, string> {
  return new Map(
    manifest.agenda.flatMap((entry): [string, string][] =>
      entry.kind === 'item' && entry.note !== undefined
        ? [[entry.label, plainHtml(parseMarkdown(withParagraphs(entry.note)), wording)]]
        : [],
    ),
  )
}

/** Short Markdown, such as a resolution, as safe HTML. */
export function markdownHtml(markdown: string, wording: Wording): string {
  return plainHtml(parseMarkdown(withParagraphs(markdown)), wording)
}

/** Markdown that is all of a page below its title, as safe HTML. */
export function pageHtml(markdown: string, title: string, wording: Wording): string {
  const tree = parseMarkdown(markdown)
  const anchors = anchorsOf(tree, title, false)
  const headings = [...anchors.byNode].filter(([{ type }]) => type === 'heading')
  return plainHtml(tree, wording, { ...anchors, byNode: new Map(headings) })
}

function plainHtml(
  tree: Root,
  wording: Wording,
  anchors: Anchors = { headings: [], byNode: new Map(), ids: new Set() },
): string {
  return reportHtml(tree, {
    anchors,
    wording,
    source: '',
    omit: undefined,
    links: { item: () => undefined, file: () => undefined, image: () => undefined, pages: () => undefined },
  })
}
