import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const STAMP = /\bAgenda Item No\b\.?:?[ \t]*([\w.]{0,6})/g

/** A stamp "Agenda Item No" in the text of a paper. */
export const agendaItemStamp: ReportRule = {
  id: 'agenda-item-stamp',
  title: 'A stamp "Agenda Item No" in a paper has the number of the item.',
  severity: 'warning',
  description:
    'The program prints the stamp itself; one that is left in the text of a paper is empty, or is of another meeting.',
  scope: 'report',
  examples: {
    valid: [{ report: 'Agenda Item No: 1\n\n# A\n\n## Background papers\n\nNone.\n' }],
    invalid: [{ report: 'Agenda Item No\n\n# A\n', at: ['Agenda Item No'] }],
  },
  check,
}

function* check({ itemLabel, text }: ReportInput): Iterable<Finding> {
  const stamped = text.blocks.filter((block) => block.text.includes('Agenda Item No'))
  for (const block of stamped) {
    for (const match of block.text.matchAll(STAMP)) {
      const number = /^\d/.test(match[1] ?? '') ? (match[1] ?? '').replace(/\.$/, '') : ''
      if (number !== '' && number === itemLabel) continue
      // A file that holds the papers of several items has the stamps of all of them.
      if (number !== '' && stamped.length > 1) continue
      yield {
        reason: `Unexpected stamp ${number === '' ? 'without a number' : `of item ${number}`}, expected item ${itemLabel} or no stamp`,
        place: block.place(match.index, match.index + match[0].trimEnd().length),
        note: 'Remove the line: the program prints the stamp.',
      }
    }
  }
}
