import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

/** Levels of headings. */
export const headingLevels: ReportRule = {
  id: 'heading-levels',
  title: 'Headings go down one level at a time, below one title.',
  severity: 'warning',
  reference: 'ISO 14289-1 (PDF/UA-1), 7.4.2; WCAG 2.2, 1.3.1',
  description:
    'Who listens to a report moves through it by its headings. A second heading of level 1 is reported as well: the title is the only one.',
  scope: 'report',
  examples: {
    valid: [{ report: '# A\n\n## B\n\n### C\n\n## D\n\nBackground papers: none\n' }],
    invalid: [
      { report: '# A\n\n### B\n', at: ['### B'] },
      { report: '# A\n\n# B\n', at: ['# B'] },
    ],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  const headings = text.blocks.filter((block) => block.kind === 'heading')
  const [title] = headings
  for (const [position, heading] of headings.entries()) {
    const before = headings[position - 1]
    if (before && heading.depth > before.depth + 1) {
      yield {
        reason: `Unexpected heading of level ${heading.depth} below one of level ${before.depth}, expected level ${before.depth + 1}`,
        place: heading.place(),
        note: `Begin it with ${'#'.repeat(before.depth + 1)}.`,
        cause: { reason: 'The heading before', place: before.place() },
      }
    } else if (title && position > 0 && heading.depth === 1) {
      yield {
        reason: 'Unexpected second title, expected one heading of level 1',
        place: heading.place(),
        note: 'Begin it with ##, and the headings below it with one # more.',
        cause: { reason: 'The title', place: title.place() },
      }
    }
  }
}
