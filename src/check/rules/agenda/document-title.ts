import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { comparableTitle, isNearTitle } from '../../text/near-title.ts'

/** The title of a paper in the agenda, against its own. */
export const documentTitle: ReportRule = {
  id: 'document-title',
  title: 'The agenda calls a paper what the paper calls itself.',
  severity: 'warning',
  description:
    'Reports a title in meeting.yaml that nearly is the title of the front matter, or the first heading: a word left out, a plural too many. A title that is altogether different is taken for intended.',
  scope: 'report',
  examples: {
    valid: [
      {
        meeting:
          'agenda: [{ item: "1", title: A, documents: [{ file: report.md, title: Places and neighbourhoods explained }] }]',
        report: '# Places and Neighbourhoods Explained\n\n## Background papers\n\nNone.\n',
      },
    ],
    invalid: [
      {
        meeting:
          'agenda: [{ item: "1", title: A, documents: [{ file: report.md, title: Place and neighbourhoods explained }] }]',
        report: '# Places and neighbourhoods explained\n',
        at: ['{ file: report.md, title: Place and neighbourhoods explained }'],
      },
    ],
  },
  check,
}

function* check({ document, report, text }: ReportInput): Iterable<Finding> {
  const given = document.entry.title
  const heading = text.blocks.find((block) => block.kind === 'heading' && block.depth === 1)
  const own = report.frontMatter.title ?? heading?.text
  if (given === undefined || own === undefined || !isNearTitle(comparableTitle(given), comparableTitle(own))) return
  const place = report.frontMatter.title === undefined ? heading?.place() : report.place(['title'])
  yield {
    reason: `Unexpected title "${given}", expected "${own}" as in the paper`,
    place: document.place,
    note: 'Use one title in both places; leave it out of meeting.yaml to take the paper’s.',
    ...(place ? { cause: { reason: 'The title of the paper', place } } : {}),
  }
}
