import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { appendicesOf } from '../../text/appendices.ts'

/** Appendices that are cited. */
export const appendixListed: ReportRule = {
  id: 'appendix-listed',
  title: 'An appendix that a report cites is there.',
  severity: 'warning',
  description:
    'Looks for it in the report’s own list of appendices and among the papers of the item, by their titles ("Appendix 1 …"). Only checked where the report lists appendices, or the item has papers besides the report: else the mention may be of another report.',
  scope: 'report',
  examples: {
    valid: [
      { report: '# A\n\nSee Appendix 1.\n\n## Appendices\n\nAppendix 1 Map\n' },
      { title: 'Nothing to compare with', report: '# A\n\nSee Appendix 1 of the strategy.\n' },
    ],
    invalid: [
      { report: '# A\n\nSee Appendix 1 and Appendix 2.\n\n## Appendices\n\nAppendix 1 Map\n', at: ['Appendix 2'] },
    ],
  },
  check,
}

function* check({ document, item, text }: ReportInput): Iterable<Finding> {
  if (document.kind !== 'report') return
  const { cited, listed } = appendicesOf(text)
  const papers = (item?.documents ?? []).flatMap(({ title, kind }) => {
    const label = /\b(?:Appendix|Annex)\s(\d{1,2}|[A-Z])\b/i.exec(title)?.[1]
    return label === undefined ? [] : [{ label: label.toUpperCase(), kind }]
  })
  if (listed.length === 0 && papers.length === 0) return
  const known = new Set([...listed, ...papers].map(({ label }) => label))
  const said = new Set<string>()
  for (const { label, place } of cited) {
    if (known.has(label) || said.has(label)) continue
    said.add(label)
    yield {
      reason: `Unexpected mention of appendix ${label}, expected one of ${[...known].sort().join(', ')}`,
      place,
      note: 'Add it to the list of appendices and to the papers of the item, or correct the mention.',
    }
  }
}
