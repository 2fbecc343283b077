import { hiddenTexts, hidesTexts, openTexts, quotableTexts } from '../../council/hidden-texts.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { type WordsInClear, wordsInClear } from '../../text/words-in-clear.ts'

/** Redacted words, or the words of a private paper, that a public paper has as well. */
export const privateWords: MeetingRule = {
  id: 'words-in-clear',
  title: 'Words that are private in one place are not published in another.',
  severity: 'error',
  description:
    'Redacted words, and any eight words in a row of a private paper, are looked for in all that the public gets of the meeting. ' +
    'Quotations of the law and of the public agenda, names of bodies, and what papers of two other items say as well do not count. If the words may be public, accept the finding with the reason.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        report:
          '# Complaint\n\nIt is by :redact[the owner of 4 Mill Lane].\n\n:redact[The owner of 4 Mill Lane] called.\n',
      },
      {
        meeting:
          'agenda:\n  - { title: Award, documents: [report.md, { file: bids.md, private: { paragraphs: [3], reason: Prices } }] }',
        report: '# Award\n\nThree firms have bid.\n',
        files: { 'bids.md': '# Bids\n\nThree firms offered prices between two and three million pounds.\n' },
      },
    ],
    invalid: [
      {
        report: '# Complaint\n\nIt is by :redact[the owner of 4 Mill Lane].\n\nThe owner of 4 Mill Lane called.\n',
        at: ['The owner of 4 Mill Lane called.'],
      },
      {
        title: 'A sentence of a private paper in a public one',
        meeting:
          'agenda:\n  - { title: Award, documents: [report.md, { file: bids.md, private: { paragraphs: [3], reason: Prices } }] }',
        report: '# Award\n\nAll three firms offered prices between two and three million pounds.\n',
        files: { 'bids.md': '# Bids\n\nThree firms offered prices between two and three million pounds.\n' },
        at: ['All three firms offered prices between two and three million pounds.'],
      },
      {
        title: 'A private decision in the reasons of a public one',
        meeting:
          'agenda:\n  - { item: "1", title: Budget }\n  - { item: "2", title: Land, private: { paragraphs: [3], reason: Price } }',
        files: {
          'decisions.yaml':
            'decisions:\n  - { item: "1", resolved: That it be agreed., reasons: To buy the tannery for no more than four million pounds }\n  - { item: "2", resolved: To buy the tannery for no more than four million pounds }\n',
        },
        at: ['To buy the tannery for no more than four million pounds'],
      },
    ],
  },
  check,
}

function* check({ context, sources, items, documents }: MeetingInput): Iterable<Finding> {
  const papers = { sources, items, documents }
  const hidden = hiddenTexts(papers)
  if (!hidesTexts(hidden)) return
  for (const found of wordsInClear(hidden, openTexts(papers), quotableTexts(sources, context))) yield finding(found)
}

function finding({ kind, open, hidden }: WordsInClear): Finding {
  const isPassage = kind === 'passage'
  return {
    reason: isPassage
      ? `Words that are redacted at ${hidden.place.file}:${hidden.place.start.line} stand here for all to read.`
      : `Eight or more words in a row of the private paper ${hidden.place.file} stand here for all to read.`,
    place: open.place,
    note: isPassage
      ? 'Redact them here as well. If they may be public, accept this finding with the reason.'
      : 'Take them out here. If they may be public, accept this finding with the reason.',
    cause: { reason: 'They are private here', place: hidden.place },
  }
}
