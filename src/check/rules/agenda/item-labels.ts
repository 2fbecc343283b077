import { compareLabels, labelParts } from '../../council/labels.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** The numbers of agenda items. */
export const itemLabels: MeetingRule = {
  id: 'item-labels',
  title: 'Item numbers are in order, and no two are the same.',
  severity: 'error',
  description:
    'Numbers are in order if they run like 4, 4a, 5, 5.1, 5.2, 6, 10. A label of any other form only has to be unique.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        meeting:
          'agenda:\n  - { item: "4", title: A }\n  - { item: "4a", title: B }\n  - { item: "5.1", title: C }\n  - { item: "10", title: D }',
      },
    ],
    invalid: [
      { meeting: 'agenda:\n  - { item: "4", title: A }\n  - { item: "4", title: B }', at: ['"4"'] },
      { meeting: 'agenda:\n  - { item: "5", title: A }\n  - { item: "4a", title: B }', at: ['"4a"'] },
    ],
  },
  check,
}

function* check({ items, sources }: MeetingInput): Iterable<Finding> {
  const { definition } = sources
  for (const [position, { keys, label }] of items.entries()) {
    const place = definition.place([...keys, 'item'])
    const twin = items.slice(0, position).find((item) => item.label === label)
    const before = items[position - 1]
    if (twin) {
      yield {
        reason: `There is more than one item ${label}.`,
        place,
        note: 'Renumber the items. If you leave out `item:`, they are numbered for you. Where numbers begin again below a part, give it `restart: II`.',
        cause: { reason: 'The other item', place: definition.place([...twin.keys, 'item']) },
      }
      continue
    }
    const parts = labelParts(label)
    const earlier = before && labelParts(before.label)
    if (!parts || !earlier || compareLabels(earlier, parts) < 0) continue
    yield {
      reason: `Item ${label} comes after item ${before.label}.`,
      place,
      note: 'Renumber the items. If you leave out `item:`, they are numbered for you.',
    }
  }
}
