import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { numberedOf } from '../../text/numbered.ts'

/** A numbered item that fell out of its list. */
export const numberLeavesList: ReportRule = {
  id: 'number-leaves-list',
  title: 'Numbered items of one list stand in that list.',
  severity: 'warning',
  description:
    'Reports a paragraph such as "24.4. …" directly after the list that ends with 24.3: it prints at another indentation.',
  scope: 'report',
  examples: {
    valid: [{ report: '# A\n\n- 24.1. One\n- 24.2. Two\n' }],
    invalid: [{ report: '# A\n\n- 24.1. One\n- 24.2. Two\n\n24.3. Three.\n', at: ['24.3'] }],
  },
  check,
}

function* check({ report, text }: ReportInput): Iterable<Finding> {
  if (report.frontMatter.numbering === 'off') return
  const numbered = numberedOf(text)
  for (const [position, entry] of numbered.entries()) {
    const before = numbered[position - 1]
    if (!before || entry.isMarker || before.isMarker || entry.block.list || !before.block.list) continue
    const parent = entry.parts.slice(0, -1).join('.')
    if (entry.index !== before.index + 1 || entry.parts.length < 2 || parent !== before.parts.slice(0, -1).join('.'))
      continue
    yield {
      reason: `Unexpected paragraph ${entry.label} outside the list, expected it below ${before.label} in the list`,
      place: entry.block.place(0, entry.label.length),
      note: 'Begin the line with the same mark as the items before it.',
      cause: { reason: 'The last item of the list', place: before.block.place(0, before.label.length) },
    }
  }
}
