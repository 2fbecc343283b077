import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** The front matter of a report, against the agenda. */
export const reportBelongs: ReportRule = {
  id: 'report-belongs',
  title: 'A report is under the item, and for the meeting, that its front matter names.',
  severity: 'error',
  description:
    'Compares `item:` and `meeting:` with the agenda. Minutes are of an earlier meeting, so that only their item is compared.',
  scope: 'report',
  examples: {
    valid: [
      {
        report: '---\nitem: "1"\nmeeting: 2022-12-12\n---\n# A\n\n## Background papers\n\nNone.\n',
        meeting: 'date: 2022-12-12',
      },
    ],
    invalid: [
      {
        meeting: 'date: 2022-12-12',
        report: '---\nitem: "7"\nmeeting: 2021-12-12\n---\n# A\n',
        at: ['"7"', '2021-12-12'],
      },
    ],
  },
  check,
}

function* check({ document, itemLabel, report, sources }: ReportInput): Iterable<Finding> {
  const { item, meeting } = report.frontMatter
  const { definition } = sources
  const { date } = definition.value
  if (item !== undefined && item !== itemLabel) {
    yield {
      reason: `Unexpected item ${item}, expected ${itemLabel} as in the agenda`,
      place: report.place(['item']),
      note: 'Correct the front matter, or move the report to its item.',
      cause: { reason: 'The agenda has it here', place: document.place },
    }
  }
  if (meeting !== undefined && meeting !== date && document.kind !== 'minutes') {
    yield {
      reason: `Unexpected meeting on ${fullDateWords(meeting)}, expected ${fullDateWords(date)}`,
      place: report.place(['meeting']),
      note: 'Correct the front matter, or put the report to the other meeting.',
      cause: { reason: 'The date of this meeting', place: definition.place(['date']) },
    }
  }
}
