import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

/** The levels of headings in a report. */
export const headingLevels: ReportRule = {
  id: 'heading-levels',
  title: 'A report has one title, and its headings go down one level at a time.',
  severity: 'warning',
  reference: 'ISO 14289-1 (PDF/UA-1), 7.4.2; WCAG 2.2, 1.3.1',
  description:
    'People who use a screen reader find their way through a report by its headings. The title is the only heading of level 1. Further titles are reported once, at the first of them.',
  scope: 'report',
  examples: {
    valid: [{ report: '# A\n\n## B\n\n### C\n\n## D\n\nBackground papers: none\n' }],
    invalid: [
      { report: '# A\n\n### B\n', at: ['### B'] },
      { title: 'More titles than one', report: '# A\n\n# B\n\n## C\n\n# D\n', at: ['# B'] },
    ],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  const headings = text.blocks.filter((block) => block.kind === 'heading')
  const [title, ...others] = headings
  const furtherTitles = others.filter((heading) => heading.depth === 1)
  for (const [position, heading] of headings.entries()) {
    const before = headings[position - 1]
    if (before && heading.depth > before.depth + 1) {
      yield {
        reason: `This heading is at level ${heading.depth}, right after one at level ${before.depth}.`,
        place: heading.place(),
        note: `Begin it with ${'#'.repeat(before.depth + 1)}.`,
        cause: { reason: 'The heading before it', place: before.place() },
      }
    } else if (title && heading === furtherTitles[0]) {
      yield {
        reason: `This report has ${furtherTitles.length + 1} headings of level 1. The title should be the only one.`,
        place: heading.place(),
        note: 'Add a # to this heading, and to each heading below it.',
        cause: { reason: 'The title', place: title.place() },
      }
    }
  }
}
