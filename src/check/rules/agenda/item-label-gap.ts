import { labelParts } from '../../council/labels.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** Gaps in the numbers of items. */
export const itemLabelGap: MeetingRule = {
  id: 'item-label-gap',
  title: 'No item number is left out.',
  severity: 'warning',
  description:
    'Each item number is one more than the number before it. Letters and numbers after a dot do not count, as in 2a and 2b, or 5.1 and 5.2.',
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
  for (const { keys, label, number } of items) {
    const first = labelParts(number)?.[0]
    if (typeof first !== 'number') continue
    if (before !== undefined && first > before + 1) {
      yield {
        reason: `Item ${before + 1} is missing: item ${label} follows item ${before}.`,
        place: sources.definition.place([...keys, 'item']),
        note: 'Renumber the items. If an item was withdrawn, accept the gap.',
      }
    }
    before = first
  }
}
