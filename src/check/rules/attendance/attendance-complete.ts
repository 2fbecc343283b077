import { isCurrent } from '../../../load/register.ts'
import type { Place } from '../../../messages/message.ts'
import { type AttendanceRecord, attendanceRecords } from '../../council/minutes.ts'
import { isSameName, nearName } from '../../council/names.ts'
import { findMember, membersOn } from '../../council/register.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

const LISTS = ['present', 'apologies', 'absent'] as const

/** Every member is listed once as present, with apologies or absent (M2, M6). */
export const attendanceComplete: MeetingRule = {
  id: 'attendance-complete',
  aliases: ['M2', 'M6'],
  title: 'Minutes list every member once: present, with apologies, or absent.',
  severity: 'error',
  description:
    'Compares `present:`, `apologies:` and `absent:` in the front matter of minutes, or in `decisions.yaml`, with the members on the day of the meeting, `meeting:`. List anyone who was not a member that day under `in_attendance:` or `substitutes:`.',
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
  for (const record of attendanceRecords(input)) {
    const { attendance, meeting, place: placeOf } = record
    if (!attendance.present || committee.value.members.length === 0) continue
    const members = membersOn(committee.value, meeting)
    const listed = listedIn(record)
    for (const { member, index } of members) {
      if (listed.some(({ name }) => findMember([{ member, index }], name))) continue
      // The rule name-near-miss reports a name that is nearly right.
      if (
        nearName(
          member.name,
          listed.map(({ name }) => name),
        )
      )
        continue
      yield {
        reason: `${member.name} is missing from the attendance.`,
        place: placeOf(['present']),
        note: `List ${member.name} as present, apologies or absent. If they were no longer a member, end the appointment in the register.`,
        cause: { reason: 'Their appointment covers that day', place: committee.place(['members', index, 'name']) },
      }
    }
    for (const [position, { name, place }] of listed.entries()) {
      const first = listed.slice(0, position).find((other) => isSameName(other.name, name))
      if (first) {
        yield {
          reason: `${name} is listed more than once.`,
          place,
          note: 'Remove the name from one of the lists.',
          cause: { reason: 'Also listed here', place: first.place },
        }
      } else if (!findMember(members, name)) {
        yield* stranger(input, record, name, place)
      }
    }
  }
}

function listedIn({ attendance, place }: AttendanceRecord): Listed[] {
  return LISTS.flatMap((list) => (attendance[list] ?? []).map((name, index) => ({ name, place: place([list, index]) })))
}

function* stranger(
  input: MeetingInput,
  { attendance, meeting }: AttendanceRecord,
  name: string,
  place: Place,
): Iterable<Finding> {
  const { committee } = input.sources
  const isSubstitute =
    attendance.substitutes?.some((substitute) => isSameName(substitute.name, name)) ||
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
      ? `${name} was not a member on ${fullDateWords(meeting)}.`
      : `${name} is not a member of ${committee.value.name}.`,
    place,
    note: former
      ? 'Correct the dates in the register, or remove the name from the list.'
      : 'List guests under `in_attendance:`, substitutes under `substitutes:`.',
    cause: former ? { reason: 'Their appointment', place: committee.place(['members', former.index]) } : undefined,
  }
}
