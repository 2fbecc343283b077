import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const PECUNIARY = /\bpecuniary\b|\bDPI\b/i
const TOOK_NO_PART =
  /\b(?:left|withdrew|retired|vacated|absent|no part|not (?:take|took) part|did not (?:speak|vote|take part|participate)|recused|abstained)\b/i

/** Declarations of interest in minutes (M7). */
export const declarationComplete: ReportRule = {
  id: 'declaration-complete',
  aliases: ['M7'],
  title: 'A declaration of interest says what was done about it.',
  severity: 'error',
  description:
    'Taken from `declarations:` in the front matter of minutes. With a disclosable pecuniary interest a member neither discusses nor votes, unless there is a dispensation (`dispensation: true`). The law comes from the profile.',
  scope: 'report',
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

function* check({ context, report }: ReportInput): Iterable<Finding> {
  const law = context.profile.declarations
  const reference = law ? { reference: law.reference } : {}
  for (const [index, declaration] of (report.frontMatter.declarations ?? []).entries()) {
    const { action, dispensation, member, nature } = declaration
    if (action === undefined) {
      yield {
        reason: `Unexpected declaration of ${member} without an action, expected what was done about the interest`,
        place: report.place(['declarations', index]),
        note: 'Add `action:`, such as "Left the meeting" or "Stayed and took part".',
        ...reference,
      }
    } else if (PECUNIARY.test(nature) && !dispensation && !TOOK_NO_PART.test(action)) {
      yield {
        reason: `Unexpected action of ${member} with a pecuniary interest, expected that they took no part`,
        place: report.place(['declarations', index, 'action']),
        note: 'Record that the member left, or `dispensation: true` where one was granted.',
        ...reference,
      }
    }
  }
}
