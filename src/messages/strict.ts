import { type Message, severityOf } from './message.ts'

/** Turns warnings into errors, for `--strict`; information stays information. The messages given are changed. */
export function makeStrict(messages: readonly Message[]): Message[] {
  return messages.map((made) => {
    if (severityOf(made) === 'warning') made.fatal = true
    return made
  })
}
