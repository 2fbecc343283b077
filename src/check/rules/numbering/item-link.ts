import type { Link } from 'mdast'
import { visit } from 'unist-util-visit'
import { itemAddress } from '../../../load/address.ts'
import type { PaperInput } from '../../inputs.ts'
import type { Finding, PaperRule } from '../../rule.ts'

/** Links to items of the agenda. */
export const itemLink: PaperRule = {
  id: 'item-link',
  title: 'A link to an item leads to an item on the agenda.',
  severity: 'error',
  description: 'Write a link as `[text](item:5)` or `[text](item:5#heading)`, with the item number from the agenda.',
  scope: 'paper',
  examples: {
    valid: [
      { report: 'See [surgeries](item:1).\n\nBackground papers\n' },
      { report: 'See [surgeries](ITEM:1#costs).\n\nBackground papers\n' },
    ],
    invalid: [{ report: 'See [parks](item:9).', at: ['[parks](item:9)'] }],
  },
  check,
}

function* check({ report, sources, text }: PaperInput): Iterable<Finding> {
  const labels = sources.agenda.flatMap((entry) => (entry.kind === 'item' ? [entry.label] : []))
  const links: Link[] = []
  visit(report.tree, 'link', (link) => {
    links.push(link)
  })
  for (const link of links) {
    const label = itemAddress(link.url)?.label
    if (label === undefined || labels.includes(label)) continue
    const start = link.position?.start.offset ?? 0
    yield {
      reason: `There is no item ${label} on this agenda.`,
      place: text.place(start, link.position?.end.offset ?? start),
      note: 'Correct the item number in the link.',
      actual: label,
      expected: labels,
    }
  }
}
