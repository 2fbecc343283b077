import { visit } from 'unist-util-visit'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { plainTitle } from '../../text/titles.ts'

/** "That emergency works be agreed." */
const RESOLUTION = /^(?:\(?[\da-z]{1,3}[.)]\s+)?That\b.{3,}?\bbe\b/s
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
      {
        title: 'A box of recommendations',
        meeting: 'agenda: [{ item: "1", title: Budget, type: decision, documents: [report.md] }]',
        report: '# Budget\n\n:::recommendations\n1. Approve the purchase.\n:::\n',
      },
      {
        title: 'A resolution in its own words',
        meeting: 'agenda: [{ item: "1", title: Roof, type: decision, documents: [report.md] }]',
        report: '# Roof\n\nThat emergency works be agreed.\n',
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

function* check({ document, item, report, text }: ReportInput): Iterable<Finding> {
  const type = item?.item.type
  if ((type !== 'decision' && type !== 'key') || document.kind !== 'report' || document.privacy) return
  // The first report of an item has the recommendations; any others are for information.
  if (item?.documents.find((other) => other.kind === 'report')?.id !== document.id) return
  if (hasBox(report) || text.blocks.some((block) => isRecommendation(block.text))) return
  const [first] = text.blocks
  yield {
    reason: 'This report is for a decision, but does not say what it recommends.',
    place: first ? first.place() : { file: text.path },
    note: 'Add a section called "Recommendations".',
  }
}

function isRecommendation(words: string): boolean {
  return ASKED.test(words) || RESOLUTION.test(words) || /^recommendations?$/.test(plainTitle(words))
}

/** A box made with `:::recommendations` or `:::recommendation`. */
function hasBox({ tree }: ReportInput['report']): boolean {
  let isFound = false
  visit(tree, 'containerDirective', ({ name }) => {
    isFound ||= /^recommendations?$/.test(name)
  })
  return isFound
}
