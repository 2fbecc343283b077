import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const PRINCIPLE =
  /\bprinciple(?=\s(?:\p{Lu}[\p{L}-]+\s){0,3}(?:Officer|Specialist|Engineer|Planner|Solicitor|Lawyer|Accountant|Adviser|Advisor|Analyst|Auditor|Manager|Consultant|Architect|Surveyor|Practitioner|Psychologist|Lecturer|Teacher|Scientist|Librarian)\b)/giu

/** "Principle" instead of "Principal" in job titles. */
export const jobTitleSpelling: ReportRule = {
  id: 'job-title-spelling',
  title: 'Job titles have "Principal", not "Principle".',
  severity: 'warning',
  description:
    'A principle is a rule. A senior officer is a Principal Officer. A spell checker does not find this mistake.',
  scope: 'report',
  examples: {
    valid: [{ report: 'The Principal Planner explained the principle.' }],
    invalid: [{ report: 'Jo Clerk (Principle Public Health Specialist)', at: ['Principle'] }],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  for (const block of text.blocks) {
    if (!/principle/i.test(block.text)) continue
    for (const match of block.text.matchAll(PRINCIPLE)) {
      const expected = /^\p{Lu}/u.test(match[0]) ? 'Principal' : 'principal'
      yield {
        reason: `This job title has "${match[0]}" instead of "${expected}".`,
        place: block.place(match.index, match.index + match[0].length),
        note: `Write "${expected}".`,
        actual: match[0],
        expected: [expected],
      }
    }
  }
}
