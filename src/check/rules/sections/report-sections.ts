import { matchSections } from '../../council/template-sections.ts'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { sectionText } from '../../text/titles.ts'

/** Sections of a report, against its template. */
export const reportSections: ReportRule = {
  id: 'report-sections',
  title: 'A report has the sections that its template requires, with something in them.',
  severity: 'error',
  description:
    'The template is named in the front matter, `template: corporate`. A section begins with a heading, or a line that reads like one; numbers before its title do not matter.',
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
        reason: `Unexpected report without the section "${wanted.title}", expected it by the template ${input.report.frontMatter.template}`,
        place: input.report.place(['template']),
        note: `Add the section${wanted.allow_none ? '; "None" will do where there is nothing to say' : ''}.`,
      }
    } else if (found && sectionText(found).trim() === '' && (wanted.required || wanted.repeats !== undefined)) {
      yield {
        reason: `Unexpected empty section "${wanted.title}", expected some words`,
        place: found.title.place(),
        note: wanted.allow_none ? 'Fill it in, or write "None".' : 'Fill it in.',
      }
    }
  }
}
