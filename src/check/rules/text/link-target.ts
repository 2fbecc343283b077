import type { Link } from 'mdast'
import { visit } from 'unist-util-visit'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

/** Links without an address. */
export const linkTarget: ReportRule = {
  id: 'link-target',
  title: 'Every link has an address.',
  severity: 'warning',
  description: 'When a paper is converted, links can lose their addresses and lead to `#` or nowhere.',
  scope: 'report',
  examples: {
    valid: [{ report: 'See the [guidance](https://guidance.example/panels).' }],
    invalid: [{ report: 'See the [guidance](#) and the [annex]().', at: ['[guidance](#)', '[annex]()'] }],
  },
  check,
}

function* check({ report, text }: ReportInput): Iterable<Finding> {
  const links: Link[] = []
  visit(report.tree, 'link', (link) => {
    if (link.url === '#' || link.url === '') links.push(link)
  })
  for (const link of links) {
    const start = link.position?.start.offset ?? 0
    yield {
      reason: 'This link has no address.',
      place: text.place(start, link.position?.end.offset ?? start),
      note: 'Add the address, or remove the link and keep its words.',
      actual: link.url,
    }
  }
}
