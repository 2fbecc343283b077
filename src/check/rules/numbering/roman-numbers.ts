import type { List } from 'mdast'
import { romanValue } from '../../../load/text/roman-numeral.ts'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const ROMAN = /^\(?([IVXL]{1,6}|[ivxl]{1,6})[.)]\s/
/** A letter that is no numeral: the list goes by letters, of which I, L, V and X are others. */
const LETTER = /^\(?[A-HJKM-UWYZa-hjkm-uwyz][.)]\s/

/** Roman numerals in lists. */
export const romanNumbers: ReportRule = {
  id: 'roman-numbers',
  title: 'Roman numerals in a list are in order.',
  severity: 'warning',
  description:
    'Compares each list item that begins with a numeral, such as I., ii) or (iii), with the item before it in the list.',
  scope: 'report',
  examples: {
    valid: [
      { report: '- I. One\n- II. Two\n- III. Three\n- IV. Four\n' },
      { title: 'Letters', report: '- H. One\n- I. Two\n- J. Three\n- K. Four\n- L. Five\n' },
    ],
    invalid: [{ report: '- I. One\n- II. Two\n- IV. Four\n', at: ['IV.'] }],
  },
  check,
}

function* check({ report, text }: ReportInput): Iterable<Finding> {
  if (report.frontMatter.numbering === 'off') return
  const last = new Map<List, number>()
  const lettered = new Set(
    text.blocks.flatMap(({ item, list, text: words }) => (item && list && LETTER.test(words) ? list : [])),
  )
  for (const block of text.blocks) {
    const match = block.item && block.list ? ROMAN.exec(block.text) : null
    if (!match || !block.list || lettered.has(block.list)) continue
    const value = romanValue(match[1] ?? '')
    if (value === undefined) continue
    const before = last.get(block.list)
    last.set(block.list, value)
    if (before === undefined || value === before + 1) continue
    yield {
      reason: `${match[1]} is number ${value}, but the item before is number ${before}.`,
      place: block.place(0, match[0].trimEnd().length),
      note: 'Renumber the list, or put back the item that is missing.',
    }
  }
}
