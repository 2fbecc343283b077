import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { plainTitle } from '../../text/titles.ts'

const ASKED = /\b(?:recommend(?:ed|ations?|s)?|(?:is|are) (?:asked|requested|invited) to)\b/i

/** What a report asks for. */
export const recommendationPresent: ReportRule = {
  id: 'recommendation-present',
  title: 'The report for a decision says what is asked.',
  severity: 'warning',
  description:
    'For items of `type: decision` or `key` that are open to the public. Looks for a title "Recommendations", or for "it is recommended" or "is asked to" in the text of one of its reports.',
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
  // Only the first report of an item asks; the others inform.
  if (item?.documents.find((other) => other.kind === 'report')?.id !== document.id) return
  if (text.blocks.some((block) => ASKED.test(block.text) || /^recommendations?$/.test(plainTitle(block.text)))) return
  const [first] = text.blocks
  yield {
    reason: 'Unexpected report for a decision without a recommendation, expected what is asked',
    place: first ? first.place() : { file: text.path },
    note: 'Add a section "Recommendations".',
  }
}
