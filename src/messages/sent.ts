import { type Message, type MessageOptions, message, severityOf } from './message.ts'

/** A finding with all that belongs to it, as data for another thread. */
export interface SentMessage extends Omit<MessageOptions, 'cause'> {
  cause?: SentMessage | undefined
}

/** A finding as data. Unlike `keptFinding` it keeps everything. */
export function sentMessage(made: Message): SentMessage {
  const { place, file = '', note, ruleId = '', reason, cause, actual, expected } = made
  const reference = 'reference' in made && typeof made.reference === 'string' ? made.reference : undefined
  return {
    rule: ruleId,
    severity: severityOf(made),
    reason,
    place: place && 'start' in place ? { file, start: place.start, end: place.end } : { file },
    note: note ?? undefined,
    cause: cause ? sentMessage(cause as Message) : undefined,
    reference,
    actual: actual ?? undefined,
    expected: expected ?? undefined,
  }
}

/** The finding again. */
export function receivedMessage({ cause, ...rest }: SentMessage): Message {
  return message({ ...rest, cause: cause && receivedMessage(cause) })
}
