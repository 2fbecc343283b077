import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const STAMP = /\bAgenda Item No\b\.?:?[ \t]*([\w.]{0,6})/g

/** A line "Agenda Item No" typed in a paper. */
export const agendaItemStamp: ReportRule = {
  id: 'agenda-item-stamp',
  title: 'An "Agenda Item No" typed in a paper is the number of its item.',
  severity: 'warning',
  description:
    'agendapack prints the item number on each paper. One that is typed in the paper is often empty, or left from another meeting.',
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
      // A file with the papers of several items has a number for each of them.
      if (number !== '' && stamped.length > 1) continue
      yield {
        reason:
          number === ''
            ? 'This "Agenda Item No" has no number.'
            : `This says item ${number}, but the paper is under item ${itemLabel}.`,
        place: block.place(match.index, match.index + match[0].trimEnd().length),
        note: 'Remove the line: agendapack prints the item number.',
      }
    }
  }
}
