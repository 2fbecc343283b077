import type { ElementContent, Root as HtmlRoot } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import type { Root } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import { finish } from './finish.ts'
import { handlersFor } from './handlers.ts'
import type { ReportPageOptions } from './options.ts'
import { withPictures, withRawHtml } from './raw.ts'
import { SCHEMA } from './schema.ts'

const FOOTNOTES = 'note-'

/**
 * A Markdown tree as safe HTML: what HTML it holds is kept where people use it for meaning (`sup`, tables …) and dropped
 * otherwise; every link leads somewhere; nothing in it can run, load from elsewhere or style the page.
 */
export function reportHtml(tree: Root, options: ReportPageOptions): string {
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
  const safe = sanitize(withPictures(withRawHtml(root), options, addresses), SCHEMA)
  return toHtml(finish(safe.type === 'root' ? safe : { type: 'root', children: [] }, wording, addresses))
}
