import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const PRINCIPLE =
  /\bprinciple(?=\s(?:\p{Lu}[\p{L}-]+\s){0,3}(?:Officer|Specialist|Engineer|Planner|Solicitor|Lawyer|Accountant|Adviser|Advisor|Analyst|Auditor|Manager|Consultant|Architect|Surveyor|Practitioner|Psychologist|Lecturer|Teacher|Scientist|Librarian)\b)/giu

/** "Principle" in job titles. */
export const jobTitleSpelling: ReportRule = {
  id: 'job-title-spelling',
  title: 'The chief of some officers is a principal one.',
  severity: 'warning',
  description: 'A principle is a rule; somebody who comes first is a Principal Officer. No spell checker finds this.',
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
        reason: `Unexpected "${match[0]}" in a job title, expected "${expected}"`,
        place: block.place(match.index, match.index + match[0].length),
        note: `Write "${expected}".`,
        actual: match[0],
        expected: [expected],
      }
    }
  }
}
