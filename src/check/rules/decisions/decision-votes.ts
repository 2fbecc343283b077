import { votes as hasVote, isCurrent } from '../../../load/register.ts'
import type { Decision, Decisions, Voters } from '../../../load/schema/decisions.ts'
import type { Place } from '../../../messages/message.ts'
import { isPecuniary } from '../../council/interests.ts'
import { isSameName } from '../../council/names.ts'
import { findMember, membersOn } from '../../council/register.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

const WAYS = ['for', 'against', 'abstained'] as const

/** Who moved, seconded and voted. */
export const decisionVotes: MeetingRule = {
  id: 'decision-votes',
  title: 'Whoever moved, seconded or voted was there, and had a vote.',
  severity: 'error',
  description:
    'Compares `moved:`, `seconded:` and `votes:` in `decisions.yaml` with the register, with `present:` and `substitutes:`, and with `declarations:` and `conflicts:`: a member with a pecuniary interest and no dispensation does not vote. Nobody votes twice, there are no more votes than voting members present, and who moves a motion does not second it.',
  law: ({ declarations, co_opted_votes: coOpted }) => [declarations, coOpted],
  scope: 'meeting',
  examples: {
    valid: [
      {
        files: {
          'decisions.yaml':
            'present: [Cllr Ada Example, Cllr Bo Sample, Cllr Cy Specimen]\napologies: [Cllr Di Instance]\ndecisions:\n  - item: "1"\n    resolved: That the hours be longer.\n    moved: Cllr Ada Example\n    seconded: Cllr Bo Sample\n    votes: { for: [Cllr Ada Example, Cllr Bo Sample], abstained: [Cllr Cy Specimen] }\n',
        },
      },
      {
        files: {
          'decisions.yaml': 'decisions: [{ item: "1", resolved: That it be so., votes: { for: 3, against: 1 } }]\n',
        },
      },
    ],
    invalid: [
      {
        title: 'One who was away, one who is no member, one who votes twice, and one with an interest',
        files: {
          'decisions.yaml':
            'present: [Cllr Ada Example, Cllr Bo Sample, Cllr Cy Specimen]\napologies: [Cllr Di Instance]\ndeclarations:\n  - { member: Cllr Cy Specimen, item: "1", nature: Disclosable pecuniary interest, action: Left the meeting }\ndecisions:\n  - item: "1"\n    resolved: That the hours be longer.\n    moved: Cllr Ada Example\n    seconded: Cllr Ada Example\n    votes: { for: [Cllr Ada Example, Cllr Di Instance, Cllr Zed Stranger], against: [Cllr Cy Specimen, Cllr Ada Example] }\n',
        },
        at: ['Cllr Ada Example', 'Cllr Di Instance', 'Cllr Zed Stranger', 'Cllr Cy Specimen', 'Cllr Ada Example'],
      },
      {
        title: 'More votes than members',
        files: {
          'decisions.yaml': 'decisions: [{ item: "1", resolved: That it be so., votes: { for: 4, against: 1 } }]\n',
        },
        at: ['{ for: 4, against: 1 }'],
      },
    ],
  },
  check,
}

interface Named {
  name: string
  place: Place
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { decisions: source, committee } = input.sources
  if (!source || committee.value.members.length === 0) return
  const voters = votersOf(input, source.value)
  for (const [index, decision] of source.value.decisions.entries()) {
    // Who decides alone does not vote.
    if (decision.taken) continue
    const keys = ['decisions', index]
    const { moved, seconded, votes } = decision
    for (const [key, name] of Object.entries({ moved, seconded })) {
      if (name !== undefined) yield* stranger({ name, place: source.place([...keys, key]) }, voters, 'move or second')
    }
    if (moved !== undefined && seconded !== undefined && isSameName(moved, seconded)) {
      const reason = `${moved} cannot second their own motion.`
      yield { reason, place: source.place([...keys, 'seconded']), note: 'Correct one of the names.' }
    }
    if (!votes) continue
    const named = WAYS.flatMap((way) =>
      namesIn(votes[way]).map((name, at) => ({ name, place: source.place([...keys, 'votes', way, at]) })),
    )
    for (const [at, vote] of named.entries()) {
      const first = named.slice(0, at).find(({ name }) => isSameName(name, vote.name))
      if (first) {
        const cause = { reason: 'The other vote', place: first.place }
        yield { reason: `${vote.name} votes twice.`, place: vote.place, note: 'Remove one of the names.', cause }
      } else {
        yield* stranger(vote, voters, 'vote')
        yield* interested(vote, decision, source.value, input)
      }
    }
    const count = WAYS.reduce((sum, way) => sum + countOf(votes[way]), 0)
    if (named.length > 0 || count <= voters.names.length) continue
    yield {
      reason: `There are ${count} votes, but ${voters.names.length} voting members ${voters.isPresence ? 'were present' : 'in the register'}.`,
      place: source.place([...keys, 'votes']),
      note: 'Correct the numbers, or who was present.',
      actual: String(count),
    }
  }
}

interface Votership {
  /** Names of those who could vote. */
  names: readonly string[]
  /** Members without a vote. */
  others: readonly string[]
  /** True where it is known who was present. */
  isPresence: boolean
}

function votersOf({ sources }: MeetingInput, { present, substitutes = [] }: Decisions): Votership {
  const committee = sources.committee.value
  const { date } = sources.definition.value
  const members = membersOn(committee, date)
  const others = members.filter(({ member }) => !hasVote(member)).map(({ member }) => member.name)
  const voting = members.filter(({ member }) => hasVote(member))
  if (!present) {
    const standing = committee.substitutes.filter((substitute) => isCurrent(substitute, date))
    return {
      names: [...voting.map(({ member }) => member.name), ...standing.map(({ name }) => name)],
      others,
      isPresence: false,
    }
  }
  const here = present.filter((name) => findMember(voting, name))
  return { names: [...here, ...substitutes.map(({ name }) => name)], others, isPresence: true }
}

function* stranger({ name, place }: Named, { names, others, isPresence }: Votership, what: string): Iterable<Finding> {
  if (names.some((other) => isSameName(other, name))) return
  if (others.some((other) => isSameName(other, name))) {
    yield {
      reason: `${name} has no vote, so cannot ${what}.`,
      place,
      note: 'Remove the name, or correct `voting:` in the register.',
    }
    return
  }
  yield {
    reason: isPresence ? `${name} is not among the members present.` : `${name} was not a member that day.`,
    place,
    note: isPresence
      ? 'Correct the name, or add it to `present:` or `substitutes:`.'
      : 'Correct the name, or the register.',
    actual: name,
    expected: [...names],
  }
}

function* interested(
  { name, place }: Named,
  decision: Decision,
  all: Decisions,
  { context }: MeetingInput,
): Iterable<Finding> {
  const declared = [
    ...(all.declarations ?? []).filter(({ item }) => item === decision.item),
    ...decision.conflicts.map((conflict) => ({ ...conflict, dispensation: conflict.dispensation !== undefined })),
  ]
  const conflict = declared.find(
    ({ member, nature, dispensation }) => isSameName(member, name) && isPecuniary(nature) && !dispensation,
  )
  if (!conflict) return
  const law = context.profile.declarations
  yield {
    reason: `${name} declared a pecuniary interest in this item, so cannot vote on it.`,
    place,
    note: 'Remove the vote. If there was a dispensation, record it with the declaration.',
    ...(law ? { reference: law.provision } : {}),
  }
}

function namesIn(voters: Voters): readonly string[] {
  return typeof voters === 'number' ? [] : voters
}

function countOf(voters: Voters): number {
  return typeof voters === 'number' ? voters : voters.length
}
