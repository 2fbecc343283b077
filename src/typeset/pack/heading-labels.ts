import type { DocumentFor } from '../../plan/plan.ts'
import { expandHtml } from '../markdown/html/expand.ts'
import { outline } from '../markdown/outline.ts'

/** Typst labels of the headings of a paper, by what comes after `#` in a reference to them. */
export function headingLabels(paper: DocumentFor<'public' | 'members'>): ReadonlyMap<string, string> {
  if (paper.visibility === 'withheld' || paper.content.type !== 'report') return new Map()
  const { report } = paper.content
  // As the conversion does it: HTML may hold headings, too.
  const { tree } = expandHtml(report.tree, report)
  const entries = outline(tree, report, { prefix: paper.id, headingOffset: 0 })
  return new Map([...entries.values()].map(({ slug, label }) => [slug, label]))
}
