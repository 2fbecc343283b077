import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { numberedOf } from '../../text/numbered.ts'

const REFERENCE =
  /\b(?:paragraph|paragraphs|para|section)\s(\d{1,2}(?:\.\d{1,2}){1,3})\b(?!\s(?:of|to)\s(?:the\s)?[A-Z])/gi
/** Words after a number which show that the paragraph is in some other document. */
const ELSEWHERE =
  /^[^.;]{0,40}\b(?:Act|Regulations?|Order|Schedule|Code|Constitution|Guidance|NPPF|Framework|Plan|Policy)\b/

/** References to paragraphs of the same report. */
export const paragraphReference: ReportRule = {
  id: 'paragraph-reference',
  title: 'A paragraph that a report refers to exists.',
  severity: 'warning',
  description:
    'Looks for "paragraph 3.2" among the numbers of the report, if section 3 has numbered paragraphs. References to Acts, codes and other documents are not checked.',
  scope: 'report',
  examples: {
    valid: [{ report: '# A\n\n1.1 One.\n\n1.2 See paragraph 1.1 and paragraph 4.2 of the Code.\n' }],
    invalid: [{ report: '# A\n\n1.1 One.\n\n1.2 See paragraph 1.3 above.\n', at: ['paragraph 1.3'] }],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  const labels = numberedOf(text)
    .filter(({ parts }) => parts.length > 1)
    .map(({ label }) => label.replace(/\.0$/, ''))
  if (labels.length === 0) return
  const known = new Set(labels)
  const chapters = new Set(labels.map((label) => label.split('.').slice(0, -1).join('.')))
  for (const block of text.blocks) {
    for (const match of block.text.matchAll(REFERENCE)) {
      const label = match[1] ?? ''
      const end = match.index + match[0].length
      const chapter = label.split('.').slice(0, -1).join('.')
      if (known.has(label) || !chapters.has(chapter) || ELSEWHERE.test(block.text.slice(end, end + 60))) continue
      yield {
        reason: `There is no paragraph ${label} in this report.`,
        place: block.place(match.index, end),
        note: 'Correct the number, or say which document it is in.',
      }
    }
  }
}
