import { isCurrent } from '../../../load/register.ts'
import { attendanceRecords } from '../../council/minutes.ts'
import { isSameName } from '../../council/names.ts'
import { findMember, membersOn } from '../../council/register.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** Substitutes in minutes (M4). */
export const substituteAllowed: MeetingRule = {
  id: 'substitute-allowed',
  aliases: ['M4'],
  title: 'A substitute is not a member, is of the same group, and stands in for one member who sent apologies.',
  severity: 'error',
  description:
    'Checks `substitutes: [{ name, for }]` in the front matter of minutes against the register, and against its `substitutes:` if it lists any.',
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
      {
        title: 'Two for one member, and one for somebody who is not a member',
        meeting: 'agenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report:
          '---\nmeeting: 2022-09-22\npresent: [Cllr Ada Example, Cllr Bo Sample, Cllr Cy Specimen]\napologies: [Cllr Di Instance]\nsubstitutes:\n  - { name: Cllr Eve Standin, for: Cllr Di Instance }\n  - { name: Cllr Fay Standby, for: Cllr Di Instance }\n  - { name: Cllr Gus Reserve, for: Cllr Zed Stranger }\n---\n# Minutes\n',
        at: ['Cllr Di Instance', 'Cllr Zed Stranger'],
      },
    ],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const committee = input.sources.committee.value
  for (const { attendance, meeting, place: placeOf } of attendanceRecords(input)) {
    const members = membersOn(committee, meeting)
    const entries = attendance.substitutes ?? []
    for (const [index, entry] of entries.entries()) {
      const place = (key: string) => placeOf(['substitutes', index, key])
      const registered = committee.substitutes.find(
        (candidate) => isSameName(candidate.name, entry.name) && isCurrent(candidate, meeting),
      )
      const replaced = findMember(members, entry.for)?.member
      if (findMember(members, entry.name)) {
        yield {
          reason: `${entry.name} is a member, so cannot be a substitute.`,
          place: place('name'),
          note: 'Move the name to `present:`.',
        }
      } else if (committee.substitutes.length > 0 && !registered) {
        yield {
          reason: `${entry.name} is not one of the substitutes in the register.`,
          place: place('name'),
          note: 'Add them to `substitutes:` in the register, or correct the name.',
        }
      } else if (registered && replaced && registered.group !== replaced.group) {
        yield {
          reason: `${entry.name} is not of the same group as ${replaced.name}.`,
          place: place('name'),
          note: 'A substitute has to be of the group of the member who is away. Correct the name, or the group in the register.',
          actual: registered.group ?? 'no group',
          expected: [replaced.group ?? 'no group'],
        }
      }
      const isAway = attendance.apologies?.some((name) => isSameName(name, entry.for))
      const isFirst = entries.findIndex((other) => isSameName(other.for, entry.for)) === index
      const problem = problemWith(entry.for, replaced !== undefined, isAway === true, isFirst)
      if (problem) yield { ...problem, place: place('for') }
    }
  }
}

/** What is wrong with the member that a substitute stands in for. */
function problemWith(
  name: string,
  isMember: boolean,
  isAway: boolean,
  isFirst: boolean,
): Pick<Finding, 'reason' | 'note'> | undefined {
  if (!isMember) return { reason: `${name} is not a member, so cannot have a substitute.`, note: 'Correct the name.' }
  if (!isAway) {
    return {
      reason: `${name} has a substitute, but did not send apologies.`,
      note: 'Add the name to `apologies:`, or remove the substitute.',
    }
  }
  return isFirst
    ? undefined
    : { reason: `${name} has more than one substitute.`, note: 'Keep one, or correct the name.' }
}
