import { paragraphsInWords } from '../../../profiles/statement.ts'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const MARK = /\bnot for (?:publication|disclosure)\b(?!\s+by the public)/i
const CITED = /\bparagraphs?\s+(\d{1,2}(?:(?:,|\s|and|or|&){1,5}\d{1,2}){0,9})/i
const MARK_AND_LAW = 200

/** Marks of private papers (EN9). */
export const withheldMarking: ReportRule = {
  id: 'withheld-marking',
  aliases: ['EN9', 'EN10'],
  title: 'What a paper says about its own publication is what the agenda says.',
  severity: 'error',
  reference: 'Local Government Act 1972, s100B(5), by common practice',
  description:
    'A withheld paper is marked "Not for publication" by the program. A paper that bears such a mark and is public in the agenda is about to be leaked; one that cites other paragraphs than the agenda is wrong in one of the two.',
  scope: 'report',
  examples: {
    valid: [
      { report: 'This report is for publication.' },
      {
        meeting:
          'agenda:\n  - { item: "1", title: Exclusion, type: exclusion, excludes: ["2"] }\n  - { item: "2", title: Contract, private: { paragraphs: [3], reason: Prices }, documents: [report.md] }',
        report: 'Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A.',
      },
    ],
    invalid: [
      {
        report: '**NOT FOR PUBLICATION** by virtue of paragraph 3 of Schedule 12A.\n\nThe lowest bid was ours.',
        at: ['NOT FOR PUBLICATION'],
      },
      {
        meeting:
          'agenda:\n  - { item: "1", title: Exclusion, type: exclusion, excludes: ["2"] }\n  - { item: "2", title: Contract, private: { paragraphs: [3], reason: Prices }, documents: [report.md] }',
        report: 'Not for publication by virtue of paragraphs 1 and 2 of Part 1 of Schedule 12A.',
        at: ['paragraphs 1 and 2'],
      },
    ],
  },
  check,
}

function* check({ text, document, itemLabel }: ReportInput): Iterable<Finding> {
  for (const block of text.blocks) {
    const mark = MARK.exec(block.text)
    if (!mark) continue
    // Prose may speak about papers that are not for publication; a mark stands at the head of its paragraph.
    if (!document.privacy && mark.index <= 40) {
      yield {
        reason: `Unexpected mark "${mark[0]}" in a public paper of item ${itemLabel}, expected a paper for publication`,
        place: block.place(mark.index, mark.index + mark[0].length),
        note: 'Give the document or its item `private:` in meeting.yaml, or remove the mark if the paper is public.',
        cause: { reason: 'The agenda makes it public here', place: document.place },
      }
    }
    const law = CITED.exec(block.text.slice(mark.index, mark.index + MARK_AND_LAW))
    if (document.privacy?.kind !== 'exempt' || !law) continue
    const cited = [...(law[1] ?? '').matchAll(/\d+/g)].map(([number]) => Number(number))
    const wanted = document.privacy.ground.paragraphs
    if (wanted.length === 0 || paragraphsInWords(cited) === paragraphsInWords(wanted)) continue
    const from = mark.index + law.index
    yield {
      reason: `Unexpected ${paragraphsInWords(cited)}, expected ${paragraphsInWords(wanted)} as in the agenda`,
      place: block.place(from, from + law[0].length),
      note: 'Correct the paper or the agenda.',
      cause: { reason: 'The agenda cites the paragraphs here', place: document.place },
    }
  }
}
