import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'
import { headDate } from '../../text/head-date.ts'

/** The date in the head of a report. */
export const reportDate: ReportRule = {
  id: 'report-date',
  title: 'The date in the head of a report is that of its meeting.',
  severity: 'warning',
  description:
    'In January the year is often that of the year before. Reads a date that fills a line among the first ten, or follows "Date:".',
  scope: 'report',
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

function* check({ document, sources, text }: ReportInput): Iterable<Finding> {
  const { definition } = sources
  const { date: meeting } = definition.value
  const head = document.kind === 'report' ? headDate(text) : undefined
  if (!head || head.date.iso === undefined || head.date.iso === meeting) return
  const isOtherYear = head.date.iso.slice(5) === meeting.slice(5)
  yield {
    reason: `Unexpected date ${fullDateWords(head.date.iso)}, expected ${fullDateWords(meeting)}${isOtherYear ? ': the year is another' : ''}`,
    place: head.block.place(head.date.from, head.date.to),
    note: 'Correct the date, or remove it: the program prints that of the meeting.',
    actual: head.date.iso,
    expected: [meeting],
    cause: { reason: 'The meeting', place: definition.place(['date']) },
  }
}
