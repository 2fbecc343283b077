import type { FootnoteDefinition } from 'mdast'
import { visit } from 'unist-util-visit'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const UNDEFINED = /\[\^([^\]\s]{1,40})\]/g

/** Footnotes and their marks. */
export const footnotes: ReportRule = {
  id: 'footnote-pairs',
  title: 'Every footnote has a mark in the text, and every mark its footnote.',
  severity: 'warning',
  description:
    'A mark such as `[^1]` without its footnote prints as it is written; a footnote without a mark is not printed.',
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
        reason: `Unexpected mark of the footnote ${match[1]}, expected its text`,
        place: block.place(match.index, match.index + match[0].length),
        note: `Add a line \`${match[0]}: …\`.`,
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
      reason: `Unexpected footnote ${definition.label ?? definition.identifier} without a mark in the text, expected one`,
      place: text.place(start, definition.position?.end.offset ?? start),
      note: `Put \`[^${definition.label ?? definition.identifier}]\` where it belongs, or remove the footnote.`,
    }
  }
}
