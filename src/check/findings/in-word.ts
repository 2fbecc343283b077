import { extensionOf } from '../../host/paths.ts'
import { REPORT_ENDINGS } from '../../load/report.ts'
import type { Report } from '../../load/sources.ts'
import { addPlace, WORKBOOK_ENDINGS, whereaboutsIn } from '../../load/word/whereabouts.ts'
import type { Message } from '../../messages/message.ts'

/** What to do in Word about findings whose advice is how to write Markdown. */
const ADVICE: Readonly<Record<string, string>> = {
  'footnote-pairs': 'Put the footnote in again with References, Insert footnote.',
  'heading-levels': 'Give it the style one level below the heading above it, such as Heading 2 below Heading 1.',
  'image-alt': 'Right-click the picture, choose View alt text, and say what it shows, or mark it as decorative.',
  'table-header': 'Select the row with the headings, and choose Table layout, Repeat header rows.',
}

/** What to do in Excel about such findings. */
const EXCEL_ADVICE: Readonly<Record<string, string>> = {
  'image-alt': 'In Excel, right-click the picture, choose View alt text, and say what it shows.',
  'table-header': 'In Excel, choose Page layout, Print titles, and select the rows with the headings.',
}

/** Adds to findings in Word files and workbooks where their author finds the place. The messages given are changed. */
export function placedInWord(messages: readonly Message[], reports: readonly Report[]): Message[] {
  const files = new Set(messages.map(({ file }) => file))
  const inWord = reports.filter(({ path }) => files.has(path) && isOfOffice(path))
  const places = new Map(inWord.map((report) => [report.path, whereaboutsIn(report)]))
  return messages.map((made) => {
    const place = made.line === undefined ? undefined : places.get(made.file ?? '')?.(made.line)
    if (place === undefined) return made
    const isWorkbook = WORKBOOK_ENDINGS.includes(extensionOf(made.file ?? ''))
    const advice = (isWorkbook ? EXCEL_ADVICE : ADVICE)[made.ruleId ?? ''] ?? made.note
    made.note = advice
    addPlace(made, place)
    return made
  })
}

/** True for a report that is not written in Markdown. */
function isOfOffice(path: string): boolean {
  const ending = extensionOf(path)
  return ending !== '.md' && REPORT_ENDINGS.includes(ending)
}
