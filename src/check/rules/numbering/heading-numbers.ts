import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { type Numbered, numberedOf } from '../../text/numbered.ts'

/** The levels of numbered headings. */
export const headingNumbers: ReportRule = {
  id: 'heading-numbers',
  title: 'Headings numbered 1.1, 1.2 and so on have the same level.',
  severity: 'warning',
  description: 'Heading 1.3 has the same level as heading 1.2 before it. The first, 1.1, is one level below heading 1.',
  scope: 'report',
  examples: {
    valid: [{ report: '# A\n\n## 1 B\n\n### 1.1 C\n\n### 1.2 D\n\n## 2 E\n\nText.\n\n## 3 Background papers\n' }],
    invalid: [
      { report: '# A\n\n## 1 B\n\n### 1.1 C\n\n## 1.2 D\n', at: ['## 1.2 D'] },
      { report: '# A\n\n## 1 B\n\n## 1.1 C\n', at: ['## 1.1 C'] },
    ],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  /** The last heading below each number, and each heading by its own number. */
  const siblings = new Map<string, Numbered>()
  const byNumber = new Map<string, Numbered>()
  for (const numbered of numberedOf(text)) {
    if (numbered.block.kind !== 'heading') continue
    const parent = numbered.parts.slice(0, -1).join('.')
    const sibling = siblings.get(parent)
    const above = byNumber.get(parent)
    siblings.set(parent, numbered)
    byNumber.set(numbered.parts.join('.'), numbered)
    const compared = sibling ?? above
    if (!compared) continue
    const expected = sibling ? sibling.block.depth : compared.block.depth + 1
    if (numbered.block.depth === expected) continue
    yield {
      reason: `Heading ${numbered.label} is at level ${numbered.block.depth}. It should be at level ${expected}, ${sibling ? 'like' : 'below'} heading ${compared.label}.`,
      place: numbered.block.place(),
      note: expected > 6 ? 'Correct the number.' : `Begin it with ${'#'.repeat(expected)}, or correct its number.`,
      cause: { reason: `Heading ${compared.label} is at level ${compared.block.depth}`, place: compared.block.place() },
    }
  }
}
