import { minutesOf } from '../../council/minutes.ts'
import { personName } from '../../council/names.ts'
import { membersOn } from '../../council/register.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { titledNames } from '../../text/people.ts'

/** A line that holds a name and an office is at most this much longer than the name. */
const LISTED = 30

/** Letters after a name, in minutes. */
export const nameHonours: MeetingRule = {
  id: 'name-honours',
  title: 'Minutes give members the letters after their names that the register gives.',
  severity: 'warning',
  description:
    'Names in lists of attendance and in apologies are compared with the register: "Cllr Di Instance" where the register has "Cllr Di Instance OBE".',
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
        reason: `Unexpected name without ${honours}, expected ${member.name} as in the register`,
        place: bare.block.place(bare.from, bare.from + plain.length),
        note: 'Add the letters, or change the register if they are not used.',
        cause: { reason: 'The register', place: committee.place(['members', index, 'name']) },
      }
    }
  }
}

/** Lists of who attended, and apologies, give names in full; talk does not. */
function isFormal(text: string, name: string): boolean {
  return /\bapolog/i.test(text) || text.trim().length <= name.length + LISTED
}

function startsWith(name: string, plain: string): boolean {
  return name === plain || name.startsWith(`${plain} `)
}
