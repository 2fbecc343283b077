import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { appendicesOf } from '../../text/appendices.ts'

/** Appendices that are mentioned, but not listed. */
export const appendixListed: ReportRule = {
  id: 'appendix-listed',
  title: 'A report lists every appendix that it mentions, or has it among its papers.',
  severity: 'warning',
  description:
    'Looks in the report’s list of appendices, and for papers of the item with a title such as "Appendix 1 …". A report is not checked if it has neither, because the appendix may be in some other document.',
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
  const reported = new Set<string>()
  for (const { label, place } of cited) {
    if (known.has(label) || reported.has(label)) continue
    reported.add(label)
    yield {
      reason: `There is no Appendix ${label}.`,
      place,
      actual: label,
      expected: [...known].sort(),
      note: 'Add it to the list of appendices and to the papers of the item, or correct the reference.',
    }
  }
}
