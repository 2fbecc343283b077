import type { Report } from '../../load/sources.ts'
import type { MeetingInput, ReportInput } from '../inputs.ts'
import { datesIn } from '../text/dates.ts'
import type { ReportText } from '../text/report-text.ts'

/** Blocks at the head of minutes that may hold their date. */
const HEAD = 12
const COVER = 80

/** Minutes among the papers of a meeting. */
export interface Minutes {
  report: Report
  text: ReportText
  /** The ISO date of the meeting they are of: from the front matter, or from their head. */
  meeting: string | undefined
}

/** All Markdown minutes of a meeting's papers. */
export function minutesOf(input: MeetingInput): Minutes[] {
  return input.documents.flatMap(({ document }) => {
    const text = input.texts.get(document.id)
    if (document.kind !== 'minutes' || document.content.type !== 'report' || !text) return []
    const { report } = document.content
    return [{ report, text, meeting: meetingOfMinutes(report, text) }]
  })
}

/** The minutes that a report is, undefined for any other document. */
export function asMinutes({ document, report, text }: ReportInput): Minutes | undefined {
  return document.kind === 'minutes' ? { report, text, meeting: meetingOfMinutes(report, text) } : undefined
}

function meetingOfMinutes(report: Report, text: ReportText): string | undefined {
  if (report.frontMatter.meeting !== undefined) return report.frontMatter.meeting
  // A line such as "Minutes - 22 September 2022" is surer than a date on a cover.
  const titled = text.blocks.slice(0, COVER).filter((block) => /^\W*(?:draft\s)?minutes\b/i.test(block.text))
  for (const block of [...titled, ...text.blocks.slice(0, HEAD)]) {
    const [date] = datesIn(block.text)
    if (date?.iso !== undefined) return date.iso
  }
  return undefined
}
