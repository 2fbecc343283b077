import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { type Numbered, numberedOf } from '../../text/numbered.ts'

/** Levels of numbered headings, against their numbers. */
export const headingNumbers: ReportRule = {
  id: 'heading-numbers',
  title: 'Headings with numbers of the same depth have the same level.',
  severity: 'warning',
  description:
    'A heading 1.3 is compared with the heading 1.2 before it; a first one, 1.1, is one level below heading 1.',
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
  /** The last heading of each parent, and each heading by its number. */
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
      reason: `Unexpected level ${numbered.block.depth} of heading ${numbered.label}, expected level ${expected} ${sibling ? 'as' : 'below'} heading ${compared.label}`,
      place: numbered.block.place(),
      note: `Begin both with the same number of #, or correct the number.`,
      cause: { reason: `Heading ${compared.label} has level ${compared.block.depth}`, place: compared.block.place() },
    }
  }
}
