import { quorumOf, votes } from '../../../load/register.ts'
import { attendanceRecords } from '../../council/minutes.ts'
import { findMember, membersOn } from '../../council/register.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** Whether the meeting that minutes are of had a quorum (M3). */
export const quorumPresent: MeetingRule = {
  id: 'quorum-present',
  title: 'Minutes show that a quorum of voting members was present.',
  severity: 'warning',
  description:
    'Counts the voting members under `present:` in the front matter of minutes or in `decisions.yaml`, and the substitutes. Without a quorum the meeting could not decide anything.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        meeting: 'agenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report:
          '---\nmeeting: 2022-09-22\npresent: [Cllr Ada Example, Cllr Bo Sample]\napologies: [Cllr Cy Specimen, Cllr Di Instance]\n---\n# Minutes\n',
      },
    ],
    invalid: [
      {
        meeting: 'agenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report:
          '---\nmeeting: 2022-09-22\npresent: [Cllr Ada Example]\napologies: [Cllr Bo Sample, Cllr Cy Specimen, Cllr Di Instance]\n---\n# Minutes\n',
        at: ['[Cllr Ada Example]'],
      },
    ],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const committee = input.sources.committee.value
  for (const { attendance, meeting, place } of attendanceRecords(input)) {
    const { present, substitutes } = attendance
    if (!present) continue
    const voting = membersOn(committee, meeting).filter(({ member }) => votes(member))
    const members = present.filter((name) => findMember(voting, name)).length
    const quorum = quorumOf(committee, meeting)
    const count = members + (substitutes?.length ?? 0)
    if (quorum === undefined || count >= quorum) continue
    yield {
      reason: `Voting members present: ${count}. The quorum is ${quorum}.`,
      place: place(['present']),
      note: 'Correct the list. If the meeting was not quorate, accept this finding and say so.',
    }
  }
}
