import { matchSections } from '../../council/template-sections.ts'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { sectionText } from '../../text/titles.ts'

/** The sections that a report must have. */
export const reportSections: ReportRule = {
  id: 'report-sections',
  title: 'A report has the sections that its template requires, and none of them is empty.',
  severity: 'error',
  description:
    'Name the template in the front matter, as in `template: corporate`. A section begins with a heading, or a short line that reads like one. A number before the title makes no difference.',
  scope: 'report',
  examples: {
    valid: [
      {
        title: 'Numbered headings',
        report:
          '---\ntemplate: plain\n---\n# A\n\n## 1.0 Summary\n\n1.1 Text.\n\n## 2.0 RECOMMENDATIONS\n\n2.1 Note it.\n\n## Background papers\n\nNone.\n',
      },
      {
        report:
          '---\ntemplate: plain\n---\n# A\n\n## Summary\n\nText.\n\n## Recommendations\n\nNote it.\n\n## Background papers\n\nNone.\n',
      },
    ],
    invalid: [
      {
        report: '---\ntemplate: plain\n---\n# A\n\n## Summary\n\n## Recommendations\n\nNote it.\n',
        at: ['## Summary'],
      },
      { report: '---\ntemplate: plain\n---\n# A\n\n## Summary\n\nText.\n', at: ['plain'] },
    ],
  },
  check,
}

function* check(input: ReportInput): Iterable<Finding> {
  for (const { wanted, found } of matchSections(input) ?? []) {
    if (!found && wanted.required) {
      yield {
        reason: `The section "${wanted.title}" is missing. The template ${input.report.frontMatter.template} requires it.`,
        place: input.report.place(['template']),
        note: `Add the section.${wanted.allow_none ? ' If there is nothing to say, write "None" in it.' : ''}`,
      }
    } else if (found && sectionText(found).trim() === '' && (wanted.required || wanted.repeats !== undefined)) {
      yield {
        reason: `The section "${wanted.title}" is empty.`,
        place: found.title.place(),
        note: wanted.allow_none ? 'Fill it in. If there is nothing to say, write "None".' : 'Fill it in.',
      }
    }
  }
}
