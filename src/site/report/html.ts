import type { ElementContent, Root as HtmlRoot } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import type { Nodes, Root } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import type { Wording } from '../wording.ts'
import type { Anchors } from './anchors.ts'
import { finish } from './finish.ts'
import { handlersFor } from './handlers.ts'
import { withRawHtml } from './raw.ts'
import { SCHEMA } from './schema.ts'

/** What the text of a report may refer to. Every answer is an address relative to the page, or undefined. */
export interface ReportLinks {
  /** `item:5` and `item:5#heading`. */
  item(label: string, fragment: string | undefined): string | undefined
  /** A file beside the report, as its Markdown names it. */
  file(address: string): string | undefined
  image(address: string): string | undefined
  /** `:pages[5]`: the pages of an item's papers, in words. */
  pages(label: string): string | undefined
}

export interface ReportOptions {
  anchors: Anchors
  links: ReportLinks
  wording: Wording
  /** The report's Markdown, for text that only looked like a directive. */
  source: string
  /** The first heading, where it only repeats the page's title. */
  omit: Nodes | undefined
}

const FOOTNOTES = 'note-'

/**
 * A Markdown tree as safe HTML: what HTML it holds is kept where people use it for meaning (`sup`, tables …) and dropped
 * otherwise; every link leads somewhere; nothing in it can run, load from elsewhere or style the page.
 */
export function reportHtml(tree: Root, options: ReportOptions): string {
  const { wording } = options
  const addresses = new Set<string>()
  const made = toHast(tree, {
    allowDangerousHtml: true,
    clobberPrefix: FOOTNOTES,
    footnoteLabel: wording.text('report.footnotes'),
    footnoteLabelProperties: { className: ['footnotes-title'] },
    footnoteBackLabel: (index, again) =>
      wording.text('report.back', { number: again > 1 ? `${index + 1}-${again}` : index + 1 }),
    footnoteBackContent: '↩\uFE0E',
    handlers: handlersFor(options, addresses),
  })
  const root: HtmlRoot = made.type === 'root' ? made : { type: 'root', children: [made as ElementContent] }
  const safe = sanitize(withRawHtml(root), SCHEMA)
  return toHtml(finish(safe.type === 'root' ? safe : { type: 'root', children: [] }, wording, addresses))
}
