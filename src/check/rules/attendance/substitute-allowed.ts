import { minutesOf } from '../../council/minutes.ts'
import { isSameName } from '../../council/names.ts'
import { findMember, isCurrent, membersOn } from '../../council/register.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** Substitutes in minutes (M4). */
export const substituteAllowed: MeetingRule = {
  id: 'substitute-allowed',
  aliases: ['M4'],
  title: 'A substitute is of the same group, no member already, and stands for one member who sent apologies.',
  severity: 'error',
  description:
    'Taken from `substitutes: [{ name, for }]` in the front matter of minutes, and from the `substitutes:` of the register where it lists any.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        committee: 'substitutes: [{ name: Cllr Eve Standin, group: Green }]',
        meeting: 'agenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report:
          '---\nmeeting: 2022-09-22\npresent: [Cllr Ada Example, Cllr Bo Sample, Cllr Cy Specimen]\napologies: [Cllr Di Instance]\nsubstitutes: [{ name: Cllr Eve Standin, for: Cllr Di Instance }]\n---\n# Minutes\n',
      },
    ],
    invalid: [
      {
        committee: 'substitutes: [{ name: Cllr Eve Standin, group: Blue }]',
        meeting: 'agenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report:
          '---\nmeeting: 2022-09-22\npresent: [Cllr Ada Example, Cllr Bo Sample, Cllr Cy Specimen]\napologies: [Cllr Di Instance]\nsubstitutes:\n  - { name: Cllr Eve Standin, for: Cllr Di Instance }\n  - { name: Cllr Bo Sample, for: Cllr Cy Specimen }\n---\n# Minutes\n',
        at: ['Cllr Eve Standin', 'Cllr Bo Sample', 'Cllr Cy Specimen'],
      },
    ],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const committee = input.sources.committee.value
  for (const { report, meeting } of minutesOf(input)) {
    if (meeting === undefined) continue
    const members = membersOn(committee, meeting)
    const entries = report.frontMatter.substitutes ?? []
    for (const [index, entry] of entries.entries()) {
      const place = (key: string) => report.place(['substitutes', index, key])
      const registered = committee.substitutes.find(
        (candidate) => isSameName(candidate.name, entry.name) && isCurrent(candidate, meeting),
      )
      const replaced = findMember(members, entry.for)?.member
      if (findMember(members, entry.name)) {
        yield {
          reason: `Unexpected substitute ${entry.name}, expected somebody who is not a member`,
          place: place('name'),
          note: 'Move the name to `present:`.',
        }
      } else if (committee.substitutes.length > 0 && !registered) {
        yield {
          reason: `Unexpected substitute ${entry.name}, expected one of the register`,
          place: place('name'),
          note: 'Add the substitute to the register, or correct the name.',
        }
      } else if (registered && replaced && registered.group !== replaced.group) {
        yield {
          reason: `Unexpected substitute of the group ${registered.group ?? 'none'}, expected ${replaced.group ?? 'no group'} as ${replaced.name}`,
          place: place('name'),
          note: 'A substitute is of the group of the member who is away.',
        }
      }
      const isAway = report.frontMatter.apologies?.some((name) => isSameName(name, entry.for))
      const isFirst = entries.findIndex((other) => isSameName(other.for, entry.for)) === index
      if (replaced && isAway && isFirst) continue
      yield {
        reason: `Unexpected substitute for ${entry.for}, expected a member who sent apologies${isFirst ? '' : ', and one substitute for each'}`,
        place: place('for'),
        note: 'Add the member to `apologies:`, or correct the name.',
      }
    }
  }
}
