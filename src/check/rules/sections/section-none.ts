import { matchSections } from '../../council/template-sections.ts'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { isNone, sectionText } from '../../text/titles.ts'

/** "None" in a section that has to say something. */
export const sectionNone: ReportRule = {
  id: 'section-none',
  title: 'A section that has to say something does not say "None".',
  severity: 'warning',
  description: 'A template marks such a section with `allow_none: false`.',
  scope: 'report',
  examples: {
    valid: [
      {
        report:
          '---\ntemplate: plain\n---\n# A\n\n## Summary\n\nText.\n\n## Recommendations\n\nNote it.\n\n## Background papers\n\nNone.\n',
      },
    ],
    invalid: [
      {
        report: '---\ntemplate: plain\n---\n# A\n\n## Summary\n\nText.\n\n## Recommendations\n\nNone.\n',
        at: ['None.'],
      },
    ],
  },
  check,
}

function* check(input: ReportInput): Iterable<Finding> {
  for (const { wanted, found } of matchSections(input) ?? []) {
    if (!found || wanted.allow_none || !isNone(sectionText(found))) continue
    yield {
      reason: `The section "${wanted.title}" must not say only "None".`,
      place: (found.body[0] ?? found.title).place(),
      note: 'Write at least a sentence.',
    }
  }
}
