import { sorted } from '../../../profiles/statement.ts'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const MARK = /\bnot for (?:publication|disclosure)\b(?!\s+by the public)/i
const CITED = /\bparagraphs?\s+(\d{1,2}[A-Z]?\b(?:(?:,|\s|and|or|&){1,5}\d{1,2}[A-Z]?\b){0,9})/i
const MARK_AND_LAW = 200

/** Marks of private papers (EN9). */
export const withheldMarking: ReportRule = {
  id: 'withheld-marking',
  aliases: ['EN9', 'EN10'],
  title: 'A paper and the agenda agree on whether it is for publication.',
  severity: 'error',
  law: ({ marking }) => [marking],
  description:
    'agendapack prints "Not for publication" on each paper that is withheld. A paper that is marked so, but is public on the agenda, is about to be leaked. If it cites different paragraphs from the agenda, one of the two is wrong.',
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
    // A marking is at the start of its paragraph; later in one, the words are about some other paper.
    if (!document.privacy && mark.index <= 40) {
      yield {
        reason: `This paper is marked "${mark[0]}", but it is public under item ${itemLabel}.`,
        place: block.place(mark.index, mark.index + mark[0].length),
        note: 'Add `private:` to the paper or its item in meeting.yaml. If the paper is public, remove the marking.',
        cause: { reason: 'The agenda lists it as public here', place: document.place },
      }
    }
    const citation = CITED.exec(block.text.slice(mark.index, mark.index + MARK_AND_LAW))
    if (document.privacy?.kind !== 'exempt' || !citation) continue
    const cited = [...(citation[1] ?? '').matchAll(/\d+[A-Z]?/g)].map(([label]) => label)
    const wanted = document.privacy.ground.paragraphs
    if (wanted.length === 0 || inWords(cited) === inWords(wanted)) continue
    const from = mark.index + citation.index
    yield {
      reason: `This cites ${inWords(cited)}; the agenda cites ${inWords(wanted)}.`,
      place: block.place(from, from + citation[0].length),
      note: 'Cite the same paragraphs in the paper and the agenda.',
      cause: { reason: 'The agenda cites them here', place: document.place },
    }
  }
}

/** `3` as "paragraph 3", `5, 1, 18A` as "paragraphs 1, 5 and 18A". */
function inWords(labels: readonly string[]): string {
  const [last = '', ...others] = sorted(labels).reverse()
  return others.length === 0 ? `paragraph ${last}` : `paragraphs ${others.reverse().join(', ')} and ${last}`
}
