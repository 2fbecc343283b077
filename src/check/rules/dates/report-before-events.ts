import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { dateWords } from '../../text/dates.ts'
import { headDate } from '../../text/head-date.ts'

/** Words after a date that say something happened on it. */
const HAPPENED =
  /^[^.;]{0,120}\b(?:published|was|were|took place|held|agreed|approved|announced|received|launched|began|started|met|considered|resolved|invited|issued|signed)\b/i
/** Words before a date that say it is still to come. */
const AHEAD =
  /\b(?:will|shall|by|until|before|due|planned|scheduled|expected|from|next|proposed|intends?)\b[^.;]{0,60}$/i

/** A report dated before what it reports. */
export const reportBeforeEvents: ReportRule = {
  id: 'report-before-events',
  title: 'A report is not dated before the events that it reports.',
  severity: 'warning',
  description:
    'Compares the date at the top of a report, or `date:` in its front matter, with later dates on which the text says something happened: "on 26 November 2020 the plan was published".',
  scope: 'report',
  examples: {
    valid: [
      {
        meeting: 'date: 2021-01-13\npublished: 2021-01-05',
        report: '# A\n\n13 January 2021\n\nOn 26 November 2020 the plan was published.\n\nBackground papers\n',
      },
    ],
    invalid: [
      {
        meeting: 'date: 2021-01-13\npublished: 2021-01-05',
        report: '# A\n\n13 January 2020\n\nOn 26 November 2020 the ministry published its plan.\n',
        at: ['13 January 2020'],
      },
    ],
  },
  check,
}

function* check({ document, report, text }: ReportInput): Iterable<Finding> {
  const head = headDate(text)
  const own = report.frontMatter.date ?? (document.kind === 'report' ? head?.date.iso : undefined)
  if (own === undefined) return
  for (const { block, date } of text.dates) {
    if (date.iso === undefined || date.iso <= own) continue
    const before = block.text.slice(Math.max(0, date.from - 80), date.from)
    const after = block.text.slice(date.to, date.to + 160)
    const isPast =
      !AHEAD.test(before) && !/^[^.;]{0,40}\bwill\b/i.test(after) && HAPPENED.test(after) && /\bon\s+$/i.test(before)
    if (!isPast) continue
    yield {
      reason: `The report is dated ${dateWords(own)}, but says that something happened on ${dateWords(date.iso)}.`,
      place:
        report.frontMatter.date !== undefined || !head
          ? report.place(['date'])
          : head.block.place(head.date.from, head.date.to),
      note: 'Correct one of the dates. Check the year.',
      cause: { reason: 'The later date', place: block.place(date.from, date.to) },
    }
    return
  }
}
