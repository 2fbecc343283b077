import { compareBalance } from '../../balance-table.ts'
import type { WorkspaceInput } from '../../inputs.ts'
import type { Finding, WorkspaceRule } from '../../rule.ts'

/** Political balance of the committees. */
export const politicalBalance: WorkspaceRule = {
  id: 'political-balance',
  title: 'Seats on committees are shared between the groups in proportion to their seats on the council.',
  severity: 'warning',
  description:
    'Needs `council:` in agendapack.yaml with the seats of each group. Applies the principles in the order of the Act: no group has every seat on a body; a group with a majority on the council has a majority on each body; the seats on all bodies together are in proportion; then the seats on each body are. `agendapack check --balance` prints the table. A body is left out if its register has `political_balance: { applies: false }` or names the `resolution` that sets the balance aside, or if its profile is for an executive or has no rule on balance.',
  law: ({ political_balance: balance }) => [balance],
  scope: 'workspace',
  examples: {
    valid: [
      { settings: 'council: { seats: 20, groups: { Blue: 10, Green: 10 } }' },
      {
        settings: 'council: { seats: 20, groups: { Blue: 15, Green: 5 } }',
        committee: 'profile: england-executive',
      },
    ],
    invalid: [{ settings: 'council: { seats: 20, groups: { Blue: 15, Green: 5 } }', at: ['name: Health Panel'] }],
  },
  check,
}

function* check({ context, meetings }: WorkspaceInput): Iterable<Finding> {
  const law = context.profile.political_balance
  const day = meetings.at(-1)?.date ?? '9999-12-31'
  const balance = law && compareBalance(context.settings.value, context.committees, day, context.laws)
  if (!balance) return
  for (const body of balance.bodies) {
    const committee = context.committees.get(body.slug)
    const differs = balance.groups.filter((group) => body.allocation.get(group) !== body.held.get(group))
    if (!committee || differs.length === 0) continue
    const words = (seats: ReadonlyMap<string, number>) =>
      differs.map((group) => `${group} ${seats.get(group) ?? 0}`).join(', ')
    const key = committee.place(['name'], 'key')
    const name = committee.place(['name'])
    yield {
      reason: `The seats on ${body.name} are not in political balance: ${words(body.held)}. In balance: ${words(body.allocation)}.`,
      place: { file: name.file, start: key.start, end: name.end },
      note: 'Change the appointments in the register. If the council has set the balance aside, give the `resolution` under `political_balance:`.',
      reference: law.provision,
    }
  }
}
