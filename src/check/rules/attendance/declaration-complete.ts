import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const PECUNIARY = /\bpecuniary\b|\bDPI\b/i
const TOOK_NO_PART =
  /\b(?:left|withdrew|retired|vacated|absent|no part|not (?:take|took) part|did not (?:speak|vote|take part|participate)|recused|abstained)\b/i

/** Declarations of interest in minutes (M7). */
export const declarationComplete: ReportRule = {
  id: 'declaration-complete',
  aliases: ['M7'],
  title: 'A declaration of interest says what the member did about it.',
  severity: 'error',
  description:
    'Checks `declarations:` in the front matter of minutes. A member with a disclosable pecuniary interest must not take part in the discussion or vote, unless they have a dispensation: `dispensation: true`. The law depends on the profile.',
  law: ({ declarations }) => [declarations],
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
  const reference = law ? { reference: law.provision } : {}
  for (const [index, declaration] of (report.frontMatter.declarations ?? []).entries()) {
    const { action, dispensation, member, nature } = declaration
    if (action === undefined) {
      yield {
        reason: `The minutes do not say what ${member} did about this interest.`,
        place: report.place(['declarations', index]),
        note: 'Add `action:`, such as "Left the meeting" or "Stayed and took part".',
        ...reference,
      }
    } else if (PECUNIARY.test(nature) && !dispensation && !TOOK_NO_PART.test(action)) {
      yield {
        reason: `${member} has a pecuniary interest, but the minutes do not say that they took no part.`,
        place: report.place(['declarations', index, 'action']),
        note: 'Record that the member left or took no part. If they had a dispensation, add `dispensation: true`.',
        ...reference,
      }
    }
  }
}
