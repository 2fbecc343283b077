import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** A private paper under an open item. */
export const exclusionNeeded: MeetingRule = {
  id: 'exclusion-needed',
  title: 'An open item with a private paper may need the public to leave.',
  severity: 'info',
  description:
    'The item can be taken in public as long as nobody discusses what is in the private paper. To discuss it, the meeting has to pass a resolution to exclude the public first.',
  law: ({ exclusion }) => [exclusion],
  scope: 'meeting',
  examples: {
    valid: [
      {
        meeting:
          'agenda:\n  - { item: "1", title: Exclusion, type: exclusion, excludes: ["2"] }\n  - item: "2"\n    title: Contract\n    documents:\n      - { file: report.md, private: { paragraphs: [3], reason: Prices } }',
      },
    ],
    invalid: [
      {
        meeting:
          'agenda:\n  - item: "1"\n    title: Contract\n    documents:\n      - { file: report.md, private: { paragraphs: [3], reason: Prices } }',
        at: ['{ file: report.md, private: { paragraphs: [3], reason: Prices } }'],
      },
    ],
  },
  check,
}

function* check({ items, context }: MeetingInput): Iterable<Finding> {
  if (!context.profile.exclusion) return
  const named = new Set(items.flatMap(({ item }) => item.excludes ?? []))
  for (const { documents, item, label } of items) {
    if (item.private || item.confidential || named.has(label)) continue
    for (const document of documents) {
      if (!document.privacy) continue
      yield {
        reason: `Item ${label} is open, but it has a private paper. The public may have to leave before it is discussed.`,
        place: document.place,
        note: 'Have a resolution ready, or add an item with `type: exclusion` that names this one.',
      }
    }
  }
}
