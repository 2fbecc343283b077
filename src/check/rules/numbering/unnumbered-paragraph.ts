import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { numberedOf } from '../../text/numbered.ts'
import { isTitle } from '../../text/titles.ts'

/** A paragraph without a number between numbered ones. */
export const unnumberedParagraph: ReportRule = {
  id: 'unnumbered-paragraph',
  title: 'If paragraphs are numbered, all of them are.',
  severity: 'info',
  description:
    'Reports a paragraph without a number right after a numbered one. A paragraph after a list, a table or a colon is taken to continue the one before, and is not reported.',
  scope: 'report',
  examples: {
    valid: [{ report: '# A\n\n1.1 One:\n\n- a\n\nwhich goes on.\n\n1.2 Two.\n' }],
    invalid: [
      {
        report: '# A\n\n1.1 One.\n\nNobody can refer to this paragraph.\n\n1.2 Two.\n',
        at: ['Nobody can refer to this paragraph.'],
      },
    ],
  },
  check,
}

function* check({ report, text }: ReportInput): Iterable<Finding> {
  if (report.frontMatter.numbering !== 'check') return
  const numbered = numberedOf(text)
  const byIndex = new Map(numbered.map((entry) => [entry.index, entry]))
  const lastIndex = numbered.findLast((entry) => entry.parts.length > 1)?.index ?? -1
  for (const [index, block] of text.blocks.entries()) {
    const before = byIndex.get(index - 1)
    if (index > lastIndex || block.kind !== 'paragraph' || block.item || block.aside || block.listDepth > 0) continue
    if (byIndex.has(index) || isTitle(block) || !before || before.parts.length < 2 || before.isTitle) continue
    if (/[:;,\u2013-]\s*$/.test(before.block.text) || !/^\p{Lu}/u.test(block.text)) continue
    yield {
      reason: `The paragraph after ${before.label} has no number.`,
      place: block.place(),
      note: 'Number it, so that people can refer to it, or join it to the paragraph before.',
    }
  }
}
