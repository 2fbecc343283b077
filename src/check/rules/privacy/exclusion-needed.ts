import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** A private paper of an open item. */
export const exclusionNeeded: MeetingRule = {
  id: 'exclusion-needed',
  title: 'Discussing the private paper of an open item may need the public to leave.',
  severity: 'info',
  description:
    'The item stays open as long as nobody speaks about what is in the private paper. Have the resolution at hand.',
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
        reason: `Item ${label} is open and has a private paper: excluding the public may be needed to discuss it`,
        place: document.place,
        note: 'Have a resolution ready, or add an item of `type: exclusion` that names this one.',
      }
    }
  }
}
