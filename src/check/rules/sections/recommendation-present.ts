import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { plainTitle } from '../../text/titles.ts'

const ASKED = /\b(?:recommend(?:ed|ations?|s)?|(?:is|are) (?:asked|requested|invited) to)\b/i

/** What a report recommends. */
export const recommendationPresent: ReportRule = {
  id: 'recommendation-present',
  title: 'A report for a decision says what it recommends.',
  severity: 'warning',
  description:
    'For public items with `type: decision` or `type: key`. Looks in the first report for a heading "Recommendations", or for words such as "it is recommended" or "is asked to".',
  scope: 'report',
  examples: {
    valid: [
      {
        meeting: 'agenda: [{ item: "1", title: Budget, type: decision, documents: [report.md] }]',
        report: '# Budget\n\nThe panel is asked to agree the budget.\n\n## Background papers\n\nNone.\n',
      },
    ],
    invalid: [
      {
        meeting: 'agenda: [{ item: "1", title: Budget, type: decision, documents: [report.md] }]',
        report: '# Budget\n\nMoney is short.\n',
        at: ['# Budget'],
      },
    ],
  },
  check,
}

function* check({ document, item, text }: ReportInput): Iterable<Finding> {
  const type = item?.item.type
  if ((type !== 'decision' && type !== 'key') || document.kind !== 'report' || document.privacy) return
  // The first report of an item has the recommendations; any others are for information.
  if (item?.documents.find((other) => other.kind === 'report')?.id !== document.id) return
  if (text.blocks.some((block) => ASKED.test(block.text) || /^recommendations?$/.test(plainTitle(block.text)))) return
  const [first] = text.blocks
  yield {
    reason: 'This report is for a decision, but does not say what it recommends.',
    place: first ? first.place() : { file: text.path },
    note: 'Add a section called "Recommendations".',
  }
}
