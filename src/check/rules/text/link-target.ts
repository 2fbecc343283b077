import type { Link } from 'mdast'
import { visit } from 'unist-util-visit'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

/** A link that leads nowhere. */
export const linkTarget: ReportRule = {
  id: 'link-target',
  title: 'Every link has somewhere to go.',
  severity: 'warning',
  description:
    'A link to `#` or to nothing is what is left of a link whose address was lost when a paper was converted.',
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
      reason: `Unexpected link to ${link.url === '' ? 'nothing' : '`#`'}, expected an address`,
      place: text.place(start, link.position?.end.offset ?? start),
      note: 'Give the address, or take the link away and keep its words.',
      actual: link.url,
    }
  }
}
