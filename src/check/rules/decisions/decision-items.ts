import { suggest } from '../../../load/text/suggest.ts'
import type { Place } from '../../../messages/message.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** What decisions, actions and declarations are about. */
export const decisionItems: MeetingRule = {
  id: 'decision-items',
  title: 'Decisions and actions belong to items of the agenda.',
  severity: 'error',
  description:
    'Compares `item:` in `decisions.yaml` with the agenda. What belongs to a private item is private, so a wrong label could publish it. A decision that belongs to no item, such as one that an officer took, has a `title:` and says who took it under `taken:`.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        files: {
          'decisions.yaml':
            'decisions:\n  - { item: "1", resolved: That the hours be longer. }\n  - title: Repair of a roof\n    resolved: The repair was ordered.\n    taken: { by: Head of Property, on: 2022-12-13 }\n',
        },
      },
    ],
    invalid: [
      {
        title: 'An item that is not on the agenda, and a decision about nothing',
        files: {
          'decisions.yaml':
            'decisions:\n  - { item: "2", resolved: That the hours be longer. }\n  - { resolved: That it be so. }\nactions:\n  - { item: "3", action: Ask the surgeries, owner: Gil Scribe, due: 2023-01-10 }\n',
        },
        at: ['"2"', '{ resolved: That it be so. }', '"3"'],
      },
    ],
  },
  check,
}

function* check({ sources, items }: MeetingInput): Iterable<Finding> {
  const { decisions: source } = sources
  if (!source) return
  const { decisions, actions, declarations = [] } = source.value
  const labels = items.map(({ label }) => label)
  const unknown = (label: string | undefined, place: Place): Finding[] => {
    if (label === undefined || labels.includes(label)) return []
    const near = suggest(label, labels)
    const note = near ? `Did you mean "${near}"?` : 'Correct the label, or add the item to the agenda.'
    return [{ reason: `There is no item ${label} on this agenda.`, place, note, actual: label, expected: labels }]
  }
  for (const [index, { item, title, taken }] of decisions.entries()) {
    yield* unknown(item, source.place(['decisions', index, 'item']))
    if (item !== undefined || (title !== undefined && taken)) continue
    yield {
      reason: 'This decision belongs to no item of the agenda.',
      place: source.place(['decisions', index]),
      note: 'Add `item:` with its label. If an officer or a member decided alone, add `title:` and `taken:`.',
    }
  }
  for (const [index, { item }] of actions.entries()) yield* unknown(item, source.place(['actions', index, 'item']))
  for (const [index, { item }] of declarations.entries()) {
    yield* unknown(item, source.place(['declarations', index, 'item']))
  }
}
