import type { Attendance } from '../../../load/schema/attendance.ts'
import type { CheckContext } from '../../context.ts'
import { isPecuniary } from '../../council/interests.ts'
import { reportsOf } from '../../council/meeting-input.ts'
import type { AttendanceRecord } from '../../council/minutes.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

const TOOK_NO_PART =
  /\b(?:left|withdrew|retired|vacated|absent|no part|not (?:take|took) part|did not (?:speak|vote|take part|participate)|recused|abstained)\b/i

/** Declarations of interest in minutes (M7). */
export const declarationComplete: MeetingRule = {
  id: 'declaration-complete',
  aliases: ['M7'],
  title: 'A declaration of interest says what the member did about it.',
  severity: 'error',
  description:
    'Checks `declarations:` in the front matter of minutes, and in `decisions.yaml`. A member with a disclosable pecuniary interest must not take part in the discussion or vote, unless they have a dispensation: `dispensation: true`. The law depends on the profile.',
  law: ({ declarations }) => [declarations],
  scope: 'meeting',
  examples: {
    valid: [
      {
        meeting: 'agenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report:
          '---\nmeeting: 2022-09-22\ndeclarations:\n  - { member: Cllr Bo Sample, item: "5", nature: Disclosable pecuniary interest, action: Left the meeting }\n---\n# Minutes\n',
      },
    ],
    invalid: [
      {
        meeting: 'agenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report:
          '---\nmeeting: 2022-09-22\ndeclarations:\n  - { member: Cllr Bo Sample, item: "5", nature: Disclosable pecuniary interest, action: Spoke and voted }\n  - { member: Cllr Ada Example, item: "6", nature: Personal }\n---\n# Minutes\n',
        at: ['Spoke and voted', '{ member: Cllr Ada Example, item: "6", nature: Personal }'],
      },
    ],
  },
  check,
}

function* check({ context, sources, documents }: MeetingInput): Iterable<Finding> {
  const { decisions } = sources
  if (decisions) yield* incomplete(decisions.value, decisions.place, context)
  for (const report of reportsOf(documents)) yield* incomplete(report.frontMatter, report.place, context)
}

function* incomplete(
  { declarations = [] }: Attendance,
  placeOf: AttendanceRecord['place'],
  { profile }: CheckContext,
): Iterable<Finding> {
  const law = profile.declarations
  const reference = law ? { reference: law.provision } : {}
  for (const [index, declaration] of declarations.entries()) {
    const { action, dispensation, member, nature } = declaration
    if (action === undefined) {
      yield {
        reason: `What ${member} did about this interest is not recorded.`,
        place: placeOf(['declarations', index]),
        note: 'Add `action:`, such as "Left the meeting" or "Stayed and took part".',
        ...reference,
      }
    } else if (isPecuniary(nature) && !dispensation && !TOOK_NO_PART.test(action)) {
      yield {
        reason: `${member} has a pecuniary interest, but it is not recorded that they took no part.`,
        place: placeOf(['declarations', index, 'action']),
        note: 'Record that the member left or took no part. If they had a dispensation, add `dispensation: true`.',
        ...reference,
      }
    }
  }
}
