import { minutesOf } from '../../council/minutes.ts'
import { personName } from '../../council/names.ts'
import { membersOn } from '../../council/register.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { titledNames } from '../../text/people.ts'

/** Characters that a line with a name and an office, such as a line of attendance, may have beyond the name. */
const LISTED = 30

/** Letters after the names of members, in minutes. */
export const nameHonours: MeetingRule = {
  id: 'name-honours',
  title: 'Minutes give the letters after a member’s name as the register does.',
  severity: 'warning',
  description:
    'Compares names in lists of attendance and in apologies with the register. "Cllr Di Instance" is reported if the register has "Cllr Di Instance OBE".',
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
      const bare = mentioned.find(({ name, block, from }) => {
        if (!startsWith(personName(name).plain, plain) || !isFormal(block.text, member.name)) return false
        return !block.text
          .slice(from + plain.length)
          .trim()
          .startsWith(honours)
      })
      if (!bare) continue
      yield {
        reason: `${honours} is missing after this name.`,
        place: bare.block.place(bare.from, bare.from + plain.length),
        note: `Write ${member.name}, as in the register, or remove ${honours} there.`,
        cause: { reason: 'The register', place: committee.place(['members', index, 'name']) },
      }
    }
  }
}

/** True in a list of attendance or in apologies, which give names in full; a report of who spoke need not. */
function isFormal(text: string, name: string): boolean {
  return /\bapolog/i.test(text) || text.trim().length <= name.length + LISTED
}

function startsWith(name: string, plain: string): boolean {
  return name === plain || name.startsWith(`${plain} `)
}
