import { matchSections } from '../../council/template-sections.ts'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

/** The order of sections. */
export const sectionOrder: ReportRule = {
  id: 'section-order',
  title: 'Sections are in the order of the template.',
  severity: 'warning',
  description:
    'Readers find their way more easily if every report has its sections in the same order. A template with `ordered: false` allows any order.',
  scope: 'report',
  examples: {
    valid: [{ report: '# No template\n\n## Background papers\n\nNone.\n' }],
    invalid: [
      {
        settings: 'rules: { report-sections: off }',
        report: '---\ntemplate: board\n---\n# A\n\n## Summary\n\nText.\n\n## Purpose\n\nText.\n',
        at: ['## Purpose'],
      },
    ],
  },
  check,
}

function* check(input: ReportInput): Iterable<Finding> {
  const { template } = input.report.frontMatter
  if (template === undefined || !input.context.templates.get(template)?.ordered) return
  const matched = (matchSections(input) ?? []).filter(({ found }) => found)
  const positions = matched.map(({ position }) => position)
  for (const [index, { found, position, wanted }] of matched.entries()) {
    const before = matched[index + 1]
    const isLate =
      positions.slice(index + 1).some((later) => later < position) &&
      !(positions[index - 1] !== undefined && (positions[index - 1] ?? 0) > position)
    if (!isLate || !found || !before?.found) continue
    yield {
      reason: `The section "${wanted.title}" should come before "${before.wanted.title}".`,
      place: found.title.place(),
      note: 'Move the section.',
      cause: { reason: 'The section that should come after it', place: before.found.title.place() },
    }
  }
}
