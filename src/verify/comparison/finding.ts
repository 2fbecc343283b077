import { type Message, message } from '../../messages/message.ts'

/** A difference between a pack and what it has to be. */
export interface Mismatch {
  /** Short name of what was compared, such as `page-label`. */
  rule: string
  /** A sentence that says what is wrong. */
  reason: string
}

const NOTE =
  'The pack was not published. This is a fault of agendapack or of the file on this page, not of the agenda: please ' +
  'report it with this message.'

/**
 * An error of the verification of `file`; every difference stops a build.
 * @param note what to do, where the file is not one that a build has just made; none where it is empty
 */
export function verificationError(file: string, { rule, reason }: Mismatch, note = NOTE): Message {
  return message({ rule: `verify-${rule}`, severity: 'error', reason, place: { file }, note })
}

/** The first `limit` findings, and how many more there are. */
export function limited(findings: readonly Mismatch[], limit: number): Mismatch[] {
  const rest = findings.slice(limit)
  const more = rest[0] && { rule: rest[0].rule, reason: `There are ${rest.length} more differences of this kind.` }
  return more ? [...findings.slice(0, limit), more] : [...findings]
}

/** A text short enough for a message. */
export function excerpt(text: string, length = 40): string {
  const letters = Array.from(text)
  return letters.length > length ? `${letters.slice(0, length).join('')}…` : text
}
