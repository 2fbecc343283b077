import type { DocumentFor } from '../../plan/plan.ts'
import { outline } from '../markdown/outline.ts'

/** Typst labels of the headings of a paper, by what stands after `#` in a reference to them. */
export function headingLabels(paper: DocumentFor<'public' | 'members'>): ReadonlyMap<string, string> {
  if (paper.visibility === 'withheld' || paper.content.type !== 'report') return new Map()
  const { report } = paper.content
  const entries = outline(report.tree, report, { prefix: paper.id, headingOffset: 0 })
  return new Map([...entries.values()].map(({ slug, label }) => [slug, label]))
}
