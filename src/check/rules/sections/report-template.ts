import { suggest } from '../../../load/text/suggest.ts'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

/** The template that a report names. */
export const reportTemplate: ReportRule = {
  id: 'report-template',
  title: 'The template that a report names exists.',
  severity: 'error',
  description:
    'Templates are section sets: `corporate`, `board` and `plain` come with the program, your own go in templates/report-sections/<name>.yaml.',
  scope: 'report',
  examples: {
    valid: [
      {
        report:
          '---\ntemplate: plain\n---\n# A\n\n## Summary\n\nText.\n\n## Recommendations\n\nNote it.\n\n## Background papers\n\nNone.\n',
      },
    ],
    invalid: [{ report: '---\ntemplate: corporat\n---\n# A\n', at: ['corporat'] }],
  },
  check,
}

function* check({ context, report }: ReportInput): Iterable<Finding> {
  const { template } = report.frontMatter
  if (template === undefined || context.templates.has(template)) return
  const known = [...context.templates.keys()]
  const near = suggest(template, known)
  yield {
    reason: `Unexpected template \`${template}\`, expected one of ${known.join(', ')}`,
    place: report.place(['template']),
    note: near ? `Did you mean \`${near}\`?` : `Add templates/report-sections/${template}.yaml, or correct the name.`,
    actual: template,
    expected: known,
  }
}
