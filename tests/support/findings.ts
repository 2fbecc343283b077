import { type Message, severityOf } from '../../src/messages/message.ts'

/** What a finding is about, without its wording: messages in memory, or as `--format json` prints them. */
export interface Finding {
  severity: string
  rule?: string | undefined
  file?: string | undefined
  line?: number | undefined
  column?: number | undefined
  actual?: string | undefined
  expected?: readonly string[] | undefined
}

/** One line for each message, such as `error a.yaml:2:8 yaml-schema: x -> a number`. */
export function findings(messages: readonly Message[]): string[] {
  return messages.map((made) => {
    const { ruleId: rule, file, line, column, actual, expected } = made
    return findingLine({ severity: severityOf(made), rule, file, line, column, actual, expected })
  })
}

/** Severity, place and rule of a finding, then what was found and what would be right, where it says so. */
export function findingLine({ severity, rule, file, line, column, actual, expected }: Finding): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  const found = actual === undefined ? '' : `: ${actual}`
  const right = expected === undefined ? '' : ` -> ${expected.join(' | ')}`
  return `${severity} ${place} ${rule}${found}${right}`
}
