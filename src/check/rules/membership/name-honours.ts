import { minutesOf } from '../../minutes.ts'
import { personName } from '../../names.ts'
import { membersOn } from '../../register.ts'
import type { Finding, MeetingInput, MeetingRule } from '../../rule.ts'
import { titledNames } from '../../text/people.ts'

/** Letters after a name, in minutes. */
export const nameHonours: MeetingRule = {
  id: 'name-honours',
  title: 'Minutes give members the letters after their names that the register gives.',
  severity: 'warning',
  description:
    'The first mention of a full name in minutes is compared with the register: "Cllr Di Instance" where the register has "Cllr Di Instance OBE".',
  scope: 'meeting',
  examples: {
    valid: [
      {
        committee: 'members: [{ name: Cllr Ada Example MBE, role: chair }]\nseats: 1\nquorum: 1',
        meeting: 'agenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report:
          '# Minutes of 22 September 2022\n\nCllr Ada Example MBE opened the meeting. Cllr Ada Example closed it.\n',
      },
    ],
    invalid: [
      {
        committee: 'members: [{ name: Cllr Ada Example MBE, role: chair }]\nseats: 1\nquorum: 1',
        meeting: 'agenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report: '# Minutes of 22 September 2022\n\nApologies were received from Cllr Ada Example.\n',
        at: ['Ada Example'],
      },
    ],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { committee, definition } = input.sources
  const honoured = membersOn(committee.value, definition.value.date).filter(
    ({ member }) => personName(member.name).honours !== '',
  )
  for (const { text } of minutesOf(input)) {
    const mentioned = titledNames(text)
    for (const { member, index } of honoured) {
      const { plain, honours } = personName(member.name)
      const first = mentioned.find(({ name }) => startsWith(personName(name).plain, plain))
      if (!first) continue
      const from = first.from
      const to = from + plain.length
      const following = first.block.text.slice(to, to + honours.length + 8)
      if (following.trim().startsWith(honours)) continue
      yield {
        reason: `Unexpected name without ${honours}, expected ${member.name} as in the register`,
        place: first.block.place(from, to),
        note: 'Add the letters, or change the register if they are not used.',
        cause: { reason: 'The register', place: committee.place(['members', index, 'name']) },
      }
    }
  }
}

function startsWith(name: string, plain: string): boolean {
  return name === plain || name.startsWith(`${plain} `)
}
