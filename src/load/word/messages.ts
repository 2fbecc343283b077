import { type Message, message, type Place, type Severity } from '../../messages/message.ts'
import type { WordFinding } from '../../office/word/findings.ts'
import type { WorkbookFinding } from '../../office/workbook/findings.ts'

/** The place of what concerns a file as a whole. */
export const START = { line: 1, column: 1, offset: 0 }

/** An error that may be accepted is a warning until the check raises it (`stageErrors`). */
const SEVERITIES: Readonly<Record<WordFinding['severity'], Severity>> = {
  error: 'error',
  acceptable: 'warning',
  warning: 'warning',
  info: 'info',
}

/** A finding in an office file as a message. @param path of the file */
export function messageOf(
  path: string,
  { rule, severity, reason, note, position, actual }: WordFinding | WorkbookFinding,
): Message {
  const place: Place | { file: string } = position
    ? { file: path, start: position.start, end: position.end }
    : { file: path }
  return message({
    rule,
    severity: SEVERITIES[severity],
    reason,
    note,
    place,
    ...(actual === undefined ? {} : { actual }),
  })
}
