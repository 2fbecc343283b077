import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { dateWords } from '../../text/dates.ts'
import { headDate } from '../../text/head-date.ts'

/** Words that tell of something that happened. "Will be", "by" and "due" before the date say that it has not. */
const HAPPENED =
  /^[^.;]{0,120}\b(?:published|was|were|took place|held|agreed|approved|announced|received|launched|began|started|met|considered|resolved|invited|issued|signed)\b/i
const AHEAD =
  /\b(?:will|shall|by|until|before|due|planned|scheduled|expected|from|next|proposed|intends?)\b[^.;]{0,60}$/i

/** A report that is older than what it tells of. */
export const reportBeforeEvents: ReportRule = {
  id: 'report-before-events',
  title: 'A report is not dated before the events that it reports.',
  severity: 'warning',
  description:
    'Compares the date in the head of a report, or `date:` in its front matter, with dates after it of which the text says "on … published", "was held on …".',
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
      reason: `Unexpected date ${dateWords(own)} of a report that tells of ${dateWords(date.iso)} as past, expected a later one`,
      place:
        report.frontMatter.date !== undefined || !head
          ? report.place(['date'])
          : head.block.place(head.date.from, head.date.to),
      note: 'Check the year.',
      cause: { reason: `It tells of ${dateWords(date.iso)} here`, place: block.place(date.from, date.to) },
    }
    return
  }
}
