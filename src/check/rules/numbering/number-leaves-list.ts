import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { numberedOf } from '../../text/numbered.ts'

/** A numbered item that is outside its list. */
export const numberLeavesList: ReportRule = {
  id: 'number-leaves-list',
  title: 'A numbered item that continues a list is part of the list.',
  severity: 'warning',
  description:
    'Reports a paragraph such as "24.4. …" right after a list that ends with 24.3. It would be printed with a different indent.',
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
      reason: `${entry.label} follows ${before.label}, but is not part of the same list.`,
      place: entry.block.place(0, entry.label.length),
      note: 'Begin the line with the same bullet as the items before it.',
      cause: { reason: 'The last item of the list', place: before.block.place(0, before.label.length) },
    }
  }
}
