import type { PaperInput } from '../../inputs.ts'
import type { Finding, PaperRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** The item and meeting that the front matter of a report names. */
export const reportBelongs: PaperRule = {
  id: 'report-belongs',
  title: 'A report is under the item, and for the meeting, that its front matter names.',
  severity: 'error',
  description:
    'Compares `item:` and `meeting:` with the agenda. Minutes are of an earlier meeting, so only their item is compared.',
  scope: 'paper',
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

function* check({ document, itemLabel, report, sources }: PaperInput): Iterable<Finding> {
  const { item, meeting } = report.frontMatter
  const { definition } = sources
  const { date } = definition.value
  if (item !== undefined && item !== itemLabel && item !== numberOf(itemLabel, sources)) {
    yield {
      reason: `This report says it is for item ${item}, but the agenda lists it under item ${itemLabel}.`,
      place: report.place(['item']),
      note: 'Correct `item:`, or move the report to the right item.',
      cause: { reason: 'The agenda lists it here', place: document.place },
    }
  }
  if (meeting !== undefined && meeting !== date && document.kind !== 'minutes') {
    yield {
      reason: `This report says it is for the meeting on ${fullDateWords(meeting)}, but this meeting is on ${fullDateWords(date)}.`,
      place: report.place(['meeting']),
      note: 'Correct `meeting:`, or move the report to the right meeting.',
      cause: { reason: 'The date of this meeting', place: definition.place(['date']) },
    }
  }
}

/** What the agenda prints of a label, such as `1` for `II.1`. */
function numberOf(label: string, { agenda }: PaperInput['sources']): string | undefined {
  const found = agenda.find((entry) => entry.kind === 'item' && entry.label === label)
  return found?.kind === 'item' ? found.number : undefined
}
