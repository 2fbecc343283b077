import type { Shelf, Shelves } from '../kept/shelves.ts'
import type { Report } from '../load/sources.ts'
import type { Message } from '../messages/message.ts'
import type { CheckContext } from './context.ts'
import type { Rule } from './rule.ts'
import type { ReportText } from './text/report-text.ts'

/** What was found in reports, kept for as long as they and what the rules know do not change. */
export interface KeptChecks {
  texts: Shelf<Report, ReportText>
  findings: Shelf<ReportText, KeptFindings>
}

/** What the rules that look at a report alone found, and all that they were given. */
interface KeptFindings {
  only: readonly Rule[]
  /** What meeting.yaml says of the report. */
  given: string
  context: CheckContext
  found: readonly Message[]
}

/** With nothing found yet. */
export function keepChecks(shelves: Pick<Shelves, 'shelf'>): KeptChecks {
  return { texts: shelves.shelf(1), findings: shelves.shelf(1) }
}
