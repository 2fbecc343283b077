import type { FootnoteDefinition } from 'mdast'
import { visit } from 'unist-util-visit'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const UNDEFINED = /\[\^([^\]\s]{1,40})\]/g

/** Footnotes and the references to them. */
export const footnotes: ReportRule = {
  id: 'footnote-pairs',
  title: 'Every footnote is referred to in the text, and every reference has its footnote.',
  severity: 'warning',
  description:
    'A reference such as `[^1]` without a footnote is printed as it is. A footnote that nothing refers to is printed at the end of the document.',
  scope: 'report',
  examples: {
    valid: [{ report: '# A\n\nText.[^1]\n\n[^1]: Source.\n' }],
    invalid: [{ report: '# A\n\nText.[^1]\n\n[^2]: Source.\n', at: ['[^1]', '[^2]: Source.'] }],
  },
  check,
}

function* check({ report, text }: ReportInput): Iterable<Finding> {
  for (const block of text.blocks) {
    for (const match of block.text.matchAll(UNDEFINED)) {
      yield {
        reason: `There is no footnote ${match[1]}.`,
        place: block.place(match.index, match.index + match[0].length),
        note: `Add a line that begins \`${match[0]}:\`, followed by the footnote.`,
      }
    }
  }
  const used = new Set<string>()
  const defined: FootnoteDefinition[] = []
  visit(report.tree, (node) => {
    if (node.type === 'footnoteReference') used.add(node.identifier)
    if (node.type === 'footnoteDefinition') defined.push(node)
  })
  for (const definition of defined) {
    if (used.has(definition.identifier)) continue
    const start = definition.position?.start.offset ?? 0
    yield {
      reason: `Nothing in the text refers to footnote ${definition.label ?? definition.identifier}.`,
      place: text.place(start, definition.position?.end.offset ?? start),
      note: `Put \`[^${definition.label ?? definition.identifier}]\` in the text where it belongs, or remove the footnote.`,
    }
  }
}
