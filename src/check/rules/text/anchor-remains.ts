import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const REMAINS = /\(#[\p{L}_][\p{L}\p{N}_-]{1,60}/gu

/** What is left of a link within a web page. */
export const anchorRemains: ReportRule = {
  id: 'anchor-remains',
  title: 'No broken link is left in the text.',
  severity: 'warning',
  description:
    'A paper converted from a web page can have the addresses of its footnotes in the text, as in "(#footnote1)".',
  scope: 'report',
  examples: {
    valid: [{ report: 'A [link](#footnote1) and (#1) in a list.' }],
    invalid: [{ report: 'Three ministers. 1 (#footnote1_tf)', at: ['(#footnote1_tf'] }],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  for (const block of text.blocks) {
    for (const match of block.text.matchAll(REMAINS)) {
      yield {
        reason: `"${match[0]}" is left from a link.`,
        place: block.place(match.index, match.index + match[0].length),
        note: 'Remove it, or turn it into a footnote such as `[^1]`.',
      }
    }
  }
}
