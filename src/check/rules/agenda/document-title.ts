import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { comparableTitle, isNearTitle } from '../../text/near-title.ts'

/** The title that the agenda gives a paper. */
export const documentTitle: ReportRule = {
  id: 'document-title',
  title: 'A paper has the same title on the agenda as in the paper.',
  severity: 'warning',
  description:
    'Reports a title in meeting.yaml that is nearly, but not quite, the title in the front matter or the first heading: a word is missing, or a plural is wrong. A quite different title is taken to be intended.',
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
    reason: `The title on the agenda is "${given}", but the title of the paper is "${own}".`,
    place: document.place,
    note: 'Use the same title in both. If you leave it out of meeting.yaml, the agenda uses the title of the paper.',
    cause: place ? { reason: 'The title of the paper', place } : undefined,
  }
}
