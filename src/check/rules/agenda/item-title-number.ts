import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** "1. Apologies", "2) Minutes", "Agenda item 3 - Budget", "Item 3: Budget". */
const NUMBERED =
  /^(?:(?:agenda\s+)?item\s+(?:no\.?\s+)?((?:\d{1,3}[a-z]?|[a-z]|[ivx]{1,5})(?:\.\w{1,4})*)(?:\s+[-–—]\s+|\s*[:.]\s+)|(\d{1,3}(?:\.\d{1,3})*[a-z]?)[.)]\s+)(?=\S)/i

/** Numbers that somebody typed before the title of an item. */
export const itemTitleNumber: MeetingRule = {
  id: 'item-title-number',
  title: 'The title of an item does not begin with its number.',
  severity: 'warning',
  description:
    'The agenda prints the number of each item before its title, so that "1. Apologies" comes out as "1   1. Apologies".',
  scope: 'meeting',
  examples: {
    valid: [
      {
        meeting:
          'agenda:\n  - { item: "1", title: 2027 budget }\n  - { item: "2", title: Item of urgent business }\n  - { title: Item 5-year plan }\n  - { title: Item e-bikes }',
      },
    ],
    invalid: [
      {
        meeting:
          'agenda:\n  - { title: 1. Apologies }\n  - { title: 2) Minutes }\n  - { item: "3", title: Agenda item 3 - Budget }',
        at: ['1. Apologies', '2) Minutes', 'Agenda item 3 - Budget'],
      },
    ],
  },
  check,
}

function* check({ items, sources }: MeetingInput): Iterable<Finding> {
  for (const { item, keys, label } of items) {
    const [typed, ...numbers] = NUMBERED.exec(item.title) ?? []
    if (typed === undefined) continue
    const bare = item.title.slice(typed.length)
    const number = numbers.find((given) => given !== undefined)
    const other = number === undefined || number === label ? '' : `, although this is item ${label}`
    yield {
      reason: `The agenda prints the number ${label} before this title, which begins with a number itself${other}.`,
      place: sources.definition.place([...keys, 'title']),
      note: `Write "${bare}". To set the number, use \`item:\`.`,
      actual: item.title,
      expected: [bare],
    }
  }
}
