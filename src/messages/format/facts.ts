import { type Message, type Point, type Severity, severityOf } from '../message.ts'

/** What every format shows of a message. */
export interface MessageFacts {
  rule: string
  severity: Severity
  reason: string
  note: string | undefined
  reference: string | undefined
  /** The value found and the values that would be right, where a rule compares values. */
  actual: string | undefined
  expected: string[] | undefined
  file: string | undefined
  /** Undefined for a message about a whole file. */
  start: Point | undefined
  end: Point | undefined
  cause: MessageFacts | undefined
}

/** Takes a message apart. */
export function factsOf(made: Message): MessageFacts {
  const reference = 'reference' in made && typeof made.reference === 'string' ? made.reference : undefined
  return {
    rule: made.ruleId ?? 'message',
    severity: severityOf(made),
    reason: made.reason,
    note: made.note,
    reference,
    actual: made.actual ?? undefined,
    expected: made.expected ?? undefined,
    file: made.file,
    ...placeOf(made),
    cause: isMessage(made.cause) ? factsOf(made.cause) : undefined,
  }
}

function placeOf({ place }: Message): { start: Point | undefined; end: Point | undefined } {
  if (place && 'start' in place) return { start: place.start, end: place.end }
  return { start: place, end: place }
}

function isMessage(value: unknown): value is Message {
  return value instanceof Error && 'reason' in value && typeof value.reason === 'string'
}

/** "2 errors, 1 warning"; undefined for no messages. */
export function countInWords(messages: readonly Message[]): string | undefined {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const made of messages) counts[severityOf(made)] += 1
  const parts = [
    counts.error > 0 ? `${counts.error} ${counts.error === 1 ? 'error' : 'errors'}` : '',
    counts.warning > 0 ? `${counts.warning} ${counts.warning === 1 ? 'warning' : 'warnings'}` : '',
    counts.info > 0 ? `${counts.info} for information` : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? parts.join(', ') : undefined
}
