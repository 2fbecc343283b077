import { labelParts } from '../../council/labels.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** Gaps between item labels. */
export const itemLabelGap: MeetingRule = {
  id: 'item-label-gap',
  title: 'No number is left out between item labels.',
  severity: 'warning',
  description: 'The first number of each label is one more than that of the item before it, or the same.',
  scope: 'meeting',
  examples: {
    valid: [
      { meeting: 'agenda:\n  - { item: "1", title: A }\n  - { item: "2a", title: B }\n  - { item: "2b", title: C }' },
    ],
    invalid: [{ meeting: 'agenda:\n  - { item: "1", title: A }\n  - { item: "3", title: B }', at: ['"3"'] }],
  },
  check,
}

function* check({ items, sources }: MeetingInput): Iterable<Finding> {
  let before: number | undefined
  for (const { keys, label } of items) {
    const first = labelParts(label)?.[0]
    if (typeof first !== 'number') continue
    if (before !== undefined && first > before + 1) {
      yield {
        reason: `Unexpected item ${label} after item ${before}, expected ${before + 1}`,
        place: sources.definition.place([...keys, 'item']),
        note: 'Renumber the items, or accept the gap where an item was withdrawn.',
      }
    }
    before = first
  }
}
