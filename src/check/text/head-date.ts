import type { Block } from './blocks.ts'
import { type DateInText, datesIn } from './dates.ts'
import type { ReportText } from './report-text.ts'

/** Blocks at the top of a report that may have its date. */
const HEAD = 10

/** The date at the top of a report: alone on its line, or after "Date:" or "Meeting:". */
export function headDate(text: ReportText): { date: DateInText; block: Block } | undefined {
  for (const block of text.blocks.slice(0, HEAD)) {
    const [date] = datesIn(block.text)
    if (!date) continue
    const before = block.text.slice(0, date.from).trim()
    const after = block.text.slice(date.to).trim()
    if (after === '' && (before === '' || /(?:^|\n)(?:date|meeting|date of meeting|meeting date):?$/i.test(before))) {
      return { date, block }
    }
  }
  return undefined
}
