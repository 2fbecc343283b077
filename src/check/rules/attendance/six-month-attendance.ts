import { Temporal } from 'temporal-polyfill'
import { isSameName } from '../../council/names.ts'
import { membersOn } from '../../council/register.ts'
import type { WorkspaceInput } from '../../inputs.ts'
import type { Finding, WorkspaceRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

const LIMIT_MONTHS = 6
const WARN_AFTER_MONTHS = 5

/** The six-month rule (M8). */
export const sixMonthAttendance: WorkspaceRule = {
  id: 'six-month-attendance',
  aliases: ['M8'],
  title: 'No member has missed every meeting for five months.',
  severity: 'warning',
  description:
    'A member who attends no meeting for six months stops being a member, unless the council approves the reason before then. This warns after five. It counts from the last meeting of any body that they attended, in `attended:` of a meeting or `present:` of minutes, to the last meeting in the workspace.',
  law: ({ six_month_rule: rule }) => [rule],
  scope: 'workspace',
  examples: {
    valid: [{ meeting: 'attended: [Cllr Ada Example]' }],
    invalid: [
      {
        meeting: 'attended: [Cllr Ada Example]',
        files: {
          'meetings/2022-05-10-health/meeting.yaml':
            'committee: health\ndate: 2022-05-10\ntime: "13:30"\npublished: 2022-04-29\nattended: [Cllr Ada Example, Cllr Bo Sample]\nagenda: [{ item: "1", title: Parks }]\n',
        },
        at: ['Cllr Bo Sample'],
      },
    ],
  },
  check,
}

function* check({ context, meetings }: WorkspaceInput): Iterable<Finding> {
  const law = context.profile.six_month_rule
  const last = meetings.at(-1)
  if (!law || !last) return
  const attendance = meetings.flatMap((meeting) => meeting.attendance)
  const limit = Temporal.PlainDate.from(last.date).subtract({ months: WARN_AFTER_MONTHS }).toString()
  const reported = new Set<string>()
  for (const committee of context.committees.values()) {
    for (const { member, index } of membersOn(committee.value, last.date)) {
      if (member.role === 'co-opted' || reported.has(member.name)) continue
      const days = attendance.filter(({ present }) => present.some((name) => isSameName(name, member.name)))
      const latest = days
        .map(({ meeting }) => meeting)
        .sort()
        .at(-1)
      if (latest === undefined || latest > limit) continue
      reported.add(member.name)
      const end = Temporal.PlainDate.from(latest).add({ months: LIMIT_MONTHS }).toString()
      yield {
        reason: `${member.name} has attended no meeting since ${fullDateWords(latest)}.`,
        place: committee.place(['members', index, 'name']),
        note:
          end > last.date
            ? `After ${fullDateWords(end)} they stop being a member, unless the council approves the reason by then. Remind them.`
            : `Six months ended on ${fullDateWords(end)}. Unless the council approved the reason by then, they are no longer a member: end the appointment in the register.`,
        reference: law.provision,
        cause: { reason: `The last meeting is on ${fullDateWords(last.date)}`, place: last.place },
      }
    }
  }
}
