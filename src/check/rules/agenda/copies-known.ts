import { isSameName, nearName } from '../../council/names.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** People who get a copy of the members' pack with their name on every page. */
export const copiesKnown: MeetingRule = {
  id: 'copies-known',
  title: 'Copies of the members’ pack go to people in a register.',
  severity: 'warning',
  description:
    'A name under `copies:` is printed across every page of a pack that may hold private papers. Reports a name that is in no register of the workspace, unless it is nearly one of this body’s: that is reported as a slip of spelling.',
  scope: 'meeting',
  examples: {
    valid: [{ meeting: 'copies: [Cllr Ada Example, Bo Sample]' }],
    invalid: [{ meeting: 'copies: [Cllr Ada Example, Pat Stranger]', at: ['Pat Stranger'] }],
  },
  check,
}

function* check({ context, sources }: MeetingInput): Iterable<Finding> {
  const { committee, definition } = sources
  const own = committee.value.members.map(({ name }) => name)
  const known = [...context.committees.values()].flatMap(({ value }) => [
    ...value.members.flatMap(({ name, also_known_as: others }) => [name, ...others]),
    ...value.substitutes.map(({ name }) => name),
  ])
  for (const [index, name] of definition.value.copies.entries()) {
    if (known.some((other) => isSameName(name, other)) || nearName(name, own) !== undefined) continue
    yield {
      reason: `${name} gets a copy of the members’ pack, but is in no register.`,
      place: definition.place(['copies', index]),
      note: 'Correct the name. If the copy is for an officer, accept this finding.',
      actual: name,
    }
  }
}
