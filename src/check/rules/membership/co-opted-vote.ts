import type { CommitteeInput } from '../../inputs.ts'
import type { CommitteeRule, Finding } from '../../rule.ts'

/** Votes of co-opted members (M5). */
export const coOptedVote: CommitteeRule = {
  id: 'co-opted-vote',
  aliases: ['M5'],
  title: 'Co-opted members vote only on bodies that deal with education.',
  severity: 'warning',
  description:
    'Where the profile has a law that says so, co-opted members do not vote, except statutory education co-optees on education items. If a scheme of the council gives others a vote, accept the finding and name the scheme as the reason.',
  law: ({ co_opted_votes: votes }) => [votes],
  scope: 'committee',
  examples: {
    valid: [
      { committee: 'members:\n  - { name: Sam Third, role: co-opted, represents: Healthwatch }\nseats: 1\nquorum: 1' },
      {
        committee:
          'name: Education Panel\nmembers:\n  - { name: Sam Third, role: co-opted, represents: Diocese, voting: true }\nseats: 1\nquorum: 1',
      },
      {
        title: 'A body that the law is not about',
        committee:
          'name: Police and Crime Panel\ntype: Panel\nmembers:\n  - { name: Sam Third, role: co-opted, voting: true }\nseats: 1\nquorum: 1',
      },
      {
        title: 'A body without such a law',
        settings: 'profile: plain',
        committee:
          'members:\n  - { name: Sam Third, role: co-opted, represents: Volunteers, voting: true }\nseats: 1\nquorum: 1',
      },
    ],
    invalid: [
      {
        committee:
          'members:\n  - { name: Sam Third, role: co-opted, represents: Healthwatch, voting: true }\nseats: 1\nquorum: 1',
        at: ['true'],
      },
    ],
  },
  check,
}

function* check({ context, committee }: CommitteeInput): Iterable<Finding> {
  const law = context.profile.co_opted_votes
  if (!law) return
  const { name, type = '', description, members } = committee.value
  const is = (body: string) => `${name} ${type}`.toLowerCase().includes(body.toLowerCase())
  if (law.bodies?.some(is) === false) return
  if (/\b(?:education|school|schools|learning|children)\b/i.test(`${name} ${description ?? ''}`)) return
  for (const [index, member] of members.entries()) {
    if (member.role !== 'co-opted' || member.voting !== true) continue
    yield {
      reason: `${member.name} is co-opted, and co-opted members do not vote on this body.`,
      place: committee.place(['members', index, 'voting']),
      note: 'Remove `voting: true`. If a scheme gives them a vote, accept this finding and name the scheme.',
    }
  }
}
