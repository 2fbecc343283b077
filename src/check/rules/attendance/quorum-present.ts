import { minutesOf } from '../../council/minutes.ts'
import { findMember, membersOn, quorumOf, votes } from '../../council/register.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** The meeting that minutes are of was quorate (M3). */
export const quorumPresent: MeetingRule = {
  id: 'quorum-present',
  title: 'At least a quorum of voting members was present at the meeting that minutes are of.',
  severity: 'warning',
  description:
    'Counts `present:` in the front matter of minutes, with substitutes. Without a quorum nothing was decided.',
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
  for (const { report, meeting } of minutesOf(input)) {
    const { present, substitutes } = report.frontMatter
    if (!present || meeting === undefined) continue
    const voting = membersOn(committee, meeting).filter(({ member }) => votes(member))
    const members = present.filter((name) => findMember(voting, name)).length
    const quorum = quorumOf(committee, meeting)
    const count = members + (substitutes?.length ?? 0)
    if (quorum === undefined || count >= quorum) continue
    yield {
      reason: `Unexpected attendance of ${count} voting members, expected a quorum of ${quorum}`,
      place: report.place(['present']),
      note: 'Correct the list, or record that the meeting was not quorate.',
    }
  }
}
