import type { PaperInput } from '../../inputs.ts'
import type { Finding, PaperRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'
import { headDate } from '../../text/head-date.ts'

/** The date at the top of a report. */
export const reportDate: PaperRule = {
  id: 'report-date',
  title: 'The date at the top of a report is the date of the meeting.',
  severity: 'warning',
  description:
    'Looks for a date near the top that is alone on its line or follows "Date:". A common mistake in January is to write the old year.',
  scope: 'paper',
  examples: {
    valid: [{ meeting: 'date: 2022-12-12', report: '# A\n\n12 December 2022\n\n## Background papers\n\nNone.\n' }],
    invalid: [
      {
        meeting: 'date: 2021-01-13\npublished: 2021-01-05',
        report: '# A\n\n13th JANUARY 2020\n',
        at: ['13th JANUARY 2020'],
      },
    ],
  },
  check,
}

function* check({ document, sources, text }: PaperInput): Iterable<Finding> {
  const { definition } = sources
  const { date: meeting } = definition.value
  const head = document.kind === 'report' ? headDate(text) : undefined
  if (!head || head.date.iso === undefined || head.date.iso === meeting) return
  const isOtherYear = head.date.iso.slice(5) === meeting.slice(5)
  yield {
    reason: `The report is dated ${fullDateWords(head.date.iso)}, but the meeting is on ${fullDateWords(meeting)}.`,
    place: head.block.place(head.date.from, head.date.to),
    note: isOtherYear
      ? 'Correct the year, or remove the date: agendapack prints the date of the meeting.'
      : 'Correct the date, or remove it: agendapack prints the date of the meeting.',
    actual: head.date.iso,
    expected: [meeting],
    cause: { reason: 'The meeting', place: definition.place(['date']) },
  }
}
