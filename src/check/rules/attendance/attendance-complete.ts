import type { Report } from '../../../load/sources.ts'
import type { Place } from '../../../messages/message.ts'
import { minutesOf } from '../../council/minutes.ts'
import { isSameName, nearName } from '../../council/names.ts'
import { findMember, isCurrent, membersOn } from '../../council/register.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

const LISTS = ['present', 'apologies', 'absent'] as const

/** Present, apologies and absent partition the register (M2, M6). */
export const attendanceComplete: MeetingRule = {
  id: 'attendance-complete',
  aliases: ['M2', 'M6'],
  title: 'Minutes account for every member once: present, with apologies, or absent.',
  severity: 'error',
  description:
    'Taken from `present:`, `apologies:` and `absent:` in the front matter of minutes, against the register on the day of their meeting (`meeting:`). Whoever is no member then belongs under `in_attendance:` or `substitutes:`.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        meeting: 'agenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report:
          '---\nmeeting: 2022-09-22\npresent: [Cllr Ada Example, Cllr Bo Sample, Cllr Cy Specimen]\napologies: [Cllr Di Instance]\n---\n# Minutes\n',
      },
    ],
    invalid: [
      {
        title: 'One twice, one not at all, one who is no member',
        meeting: 'agenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report:
          '---\nmeeting: 2022-09-22\npresent: [Cllr Ada Example, Cllr Bo Sample, Cllr Zed Stranger]\napologies: [Cllr Di Instance, Cllr Bo Sample]\n---\n# Minutes\n',
        at: ['[Cllr Ada Example, Cllr Bo Sample, Cllr Zed Stranger]', 'Cllr Zed Stranger', 'Cllr Bo Sample'],
      },
    ],
  },
  check,
}

interface Listed {
  name: string
  place: Place
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { committee } = input.sources
  for (const { report, meeting } of minutesOf(input)) {
    if (!report.frontMatter.present || meeting === undefined || committee.value.members.length === 0) continue
    const members = membersOn(committee.value, meeting)
    const listed = listedIn(report)
    for (const { member, index } of members) {
      if (listed.some(({ name }) => findMember([{ member, index }], name))) continue
      // A near name is a mistake of its own; it is not said twice.
      if (
        nearName(
          member.name,
          listed.map(({ name }) => name),
        )
      )
        continue
      yield {
        reason: `Unexpected attendance without ${member.name}, expected every member to be present, with apologies or absent`,
        place: report.place(['present']),
        note: 'Add the name to one of the lists, or end the appointment in the register.',
        cause: { reason: 'The appointment covers the day', place: committee.place(['members', index, 'name']) },
      }
    }
    for (const [position, { name, place }] of listed.entries()) {
      const first = listed.slice(0, position).find((other) => isSameName(other.name, name))
      if (first) {
        yield {
          reason: `Unexpected second entry of ${name}, expected every member once`,
          place,
          note: 'Remove the name from one of the lists.',
          cause: { reason: 'Listed here as well', place: first.place },
        }
      } else if (!findMember(members, name)) {
        yield* stranger(input, report, meeting, name, place)
      }
    }
  }
}

function listedIn(report: Report): Listed[] {
  return LISTS.flatMap((list) =>
    (report.frontMatter[list] ?? []).map((name, index) => ({ name, place: report.place([list, index]) })),
  )
}

function* stranger(
  input: MeetingInput,
  report: Report,
  meeting: string,
  name: string,
  place: Place,
): Iterable<Finding> {
  const { committee } = input.sources
  const isSubstitute =
    report.frontMatter.substitutes?.some((substitute) => isSameName(substitute.name, name)) ||
    committee.value.substitutes.some(
      (substitute) => isSameName(substitute.name, name) && isCurrent(substitute, meeting),
    )
  const all = committee.value.members.map((member, index) => ({ member, index }))
  if (
    isSubstitute ||
    nearName(
      name,
      all.map(({ member }) => member.name),
    )
  )
    return
  const former = findMember(all, name)
  yield {
    reason: former
      ? `Unexpected member ${name}, expected an appointment that covers ${meeting}`
      : `Unexpected name ${name}, expected a member of ${committee.value.name}`,
    place,
    note: former
      ? 'Correct the term in the register, or the list.'
      : 'List guests under `in_attendance:`, substitutes under `substitutes:`.',
    ...(former ? { cause: { reason: 'The appointment', place: committee.place(['members', former.index]) } } : {}),
  }
}
