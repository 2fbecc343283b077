import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { appendicesOf } from '../../text/appendices.ts'

/** Appendices that are listed. */
export const appendixCited: ReportRule = {
  id: 'appendix-cited',
  title: 'A report cites every appendix that it lists.',
  severity: 'warning',
  description: 'Compares the lines under "Appendices" with the mentions in the text.',
  scope: 'report',
  examples: {
    valid: [{ report: '# A\n\nSee appendix 1.\n\n## Appendices\n\nAppendix 1 Map\n\n## Background papers\n\nNone.\n' }],
    invalid: [
      { report: '# A\n\nSee Appendix 2.\n\n## Appendices\n\nAppendix 1 Map\n\nAppendix 2 Plan\n', at: ['Appendix 1'] },
    ],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  const { cited, listed } = appendicesOf(text)
  const labels = new Set(cited.map(({ label }) => label))
  for (const { label, place } of listed) {
    if (labels.has(label)) continue
    yield {
      reason: `Unexpected appendix ${label} that the text never cites, expected a mention of it`,
      place,
      note: 'Say in the text what it is for, or remove it.',
    }
  }
}
