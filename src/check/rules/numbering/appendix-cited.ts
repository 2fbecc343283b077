import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { appendicesOf } from '../../text/appendices.ts'

/** Appendices that are listed, but never mentioned. */
export const appendixCited: ReportRule = {
  id: 'appendix-cited',
  title: 'A report mentions every appendix that it lists.',
  severity: 'warning',
  description: 'Compares the list under "Appendices" with the appendices that the text mentions.',
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
      reason: `Appendix ${label} is listed, but the report does not mention it.`,
      place,
      note: 'Say in the report what it is for, or remove it from the list.',
    }
  }
}
