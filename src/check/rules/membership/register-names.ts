import type { Place } from '../../../messages/message.ts'
import { isNear, personName } from '../../council/names.ts'
import type { WorkspaceInput } from '../../inputs.ts'
import type { Finding, WorkspaceRule } from '../../rule.ts'

/** One person under two spellings in the registers. */
export const registerNames: WorkspaceRule = {
  id: 'register-names',
  title: 'A person’s name is spelt the same way in every register.',
  severity: 'warning',
  description:
    'Compares the members of all bodies. Two names that differ by one or two letters are taken for one person, unless both are in the same register. List other forms of a name under `also_known_as:`.',
  scope: 'workspace',
  examples: {
    valid: [
      {
        files: {
          'committees/parks.yaml': 'name: Parks Panel\nmembers: [{ name: Councillor Ada Example MBE, role: chair }]\n',
        },
      },
    ],
    invalid: [
      {
        files: { 'committees/parks.yaml': 'name: Parks Panel\nmembers: [{ name: Cllr Ada Exemple, role: chair }]\n' },
        at: ['Cllr Ada Exemple'],
      },
    ],
  },
  check,
}

interface Entry {
  name: string
  plain: string
  slug: string
  known: readonly string[]
  place: Place
}

function* check({ context }: WorkspaceInput): Iterable<Finding> {
  const entries = new Map<string, Entry>()
  for (const [slug, { value, place }] of context.committees) {
    for (const [index, member] of value.members.entries()) {
      const { plain } = personName(member.name)
      const known = member.also_known_as.map((name) => personName(name).plain)
      if (!entries.has(plain)) {
        entries.set(plain, { name: member.name, plain, slug, known, place: place(['members', index, 'name']) })
      }
    }
  }
  // Two spellings of one name share their first or their last word.
  const byWord = new Map<string, Entry[]>()
  for (const entry of entries.values()) {
    const words = entry.plain.split(' ')
    for (const key of [`first ${words[0]}`, `last ${words.at(-1)}`])
      byWord.set(key, [...(byWord.get(key) ?? []), entry])
  }
  for (const group of byWord.values()) {
    for (const [position, later] of group.entries()) {
      const first = group.slice(0, position).find((entry) => isOnePerson(entry, later))
      if (!first) continue
      yield {
        reason: `${later.name} is spelt ${first.name} in another register.`,
        place: later.place,
        note: 'Use one spelling. If the person uses both, list the other under `also_known_as:`.',
        cause: { reason: `Spelt ${first.name} here`, place: first.place },
      }
    }
  }
}

function isOnePerson(first: Entry, later: Entry): boolean {
  if (first.slug === later.slug || !isNear(first.plain, later.plain)) return false
  return !first.known.includes(later.plain) && !later.known.includes(first.plain)
}
