import type { Message } from '../message.ts'
import { factsOf, type MessageFacts } from './facts.ts'

/** A JSON array with one object for each message; lines and columns are 1-based, columns in UTF-16 units. */
export function formatJson(messages: readonly Message[]): string {
  return `${JSON.stringify(
    messages.map((made) => plain(factsOf(made))),
    null,
    2,
  )}\n`
}

function plain(facts: MessageFacts): object {
  const { start, end, cause, ...rest } = facts
  return {
    ...rest,
    ...(start && end ? { line: start.line, column: start.column, endLine: end.line, endColumn: end.column } : {}),
    cause: cause ? plain(cause) : undefined,
  }
}
