import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const REMAINS = /\(#[\p{L}_][\p{L}\p{N}_-]{1,60}/gu

/** What is left of a link to a place on the same page. */
export const anchorRemains: ReportRule = {
  id: 'anchor-remains',
  title: 'No remains of a link are left in the text.',
  severity: 'warning',
  description:
    'A web page that was printed and converted leaves the addresses of its footnotes in the text: "(#footnote1)".',
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
        reason: `Unexpected remains of a link, "${match[0]}", expected none`,
        place: block.place(match.index, match.index + match[0].length),
        note: 'Make it a footnote, `[^1]`, or remove it.',
      }
    }
  }
}
