import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

/** "Page 48" at the end of a line in the middle of a paper. */
const AT_END = /(?:^|[\s\p{Ll}-])Page\s\d{1,4}\s*$/u
const ALONE = /^\s*(?:Page\s\d{1,4}|age\s\d{1,4})\s*$/

/** Page numbers of a printed paper left in its text. */
export const pageStamp: ReportRule = {
  id: 'page-stamp',
  title: 'No page number of a printed paper is left in its text.',
  severity: 'warning',
  description:
    'A paper converted from PDF can have page footers among its words. Reports "Page 48" alone on a line, or at the end of a line where it does not belong to the sentence.',
  scope: 'report',
  examples: {
    valid: [{ report: 'The table is on page 48. See Page 7 of the plan.' }],
    invalid: [
      {
        report: 'It draws on many sources of intelligence. Local Page 48\n\nPage 49\n\nPanels agree.',
        at: ['Page 48', 'Page 49'],
      },
    ],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  for (const block of text.blocks) {
    let at = 0
    for (const line of block.text.split('\n')) {
      const found = ALONE.exec(line) ?? (block.kind === 'paragraph' ? AT_END.exec(line) : null)
      if (found && !/\b(?:see|on|at|from|to|and|of)\s+Page\s\d+\s*$/i.test(line)) {
        const words = /p?age\s\d+/i.exec(found[0])
        const from = at + found.index + (words?.index ?? 0)
        yield {
          reason: `"${words?.[0] ?? found[0].trim()}" looks like a page number left from the printed paper.`,
          place: block.place(from, from + (words?.[0].length ?? 0)),
          note: 'Remove it: agendapack prints the page numbers.',
        }
      }
      at += line.length + 1
    }
  }
}
