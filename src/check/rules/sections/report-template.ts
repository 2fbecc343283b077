import { suggest } from '../../../load/text/suggest.ts'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

/** The template that a report names. */
export const reportTemplate: ReportRule = {
  id: 'report-template',
  title: 'The template named in a report exists.',
  severity: 'error',
  description:
    'A template lists the sections of a report. `corporate`, `board` and `plain` come with agendapack. Put your own in templates/report-sections/<name>.yaml.',
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
    reason: `There is no template called \`${template}\`.`,
    place: report.place(['template']),
    note: near
      ? `Did you mean \`${near}\`?`
      : `Use one of ${known.join(', ')}, or add templates/report-sections/${template}.yaml.`,
    actual: template,
    expected: known,
  }
}
