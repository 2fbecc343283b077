import { type Message, message, type Place } from '../../messages/message.ts'

/** A difference between a pack and what it has to be. */
export interface Mismatch {
  /** Short name of what was compared, such as `page-label`. */
  rule: string
  /** A sentence that says what is wrong. */
  reason: string
  /** The document that fills the page, by its id, where there is one. */
  document?: string | undefined
}

const NOTE =
  'The pack was not published. This is a fault of agendapack or of the file on this page, not of the agenda: please ' +
  'report it with this message.'

/** A paper of the pack, as the agenda lists it. */
export interface ProvedPaper {
  title: string
  /** Relative to the workspace. */
  path: string
  /** Where meeting.yaml names it. */
  place: Place
}

/** What messages about a file need to know. */
export interface Proved {
  file: string
  /** Papers that fill pages of it, by id. */
  papers?: ReadonlyMap<string, ProvedPaper> | undefined
  /** What to do, where the file is not one that a build has just made; none where it is empty. */
  note?: string | undefined
}

/** An error of the verification of a file, at the paper that fills the page where there is one; it stops a build. */
export function verificationError(
  { rule, reason, document }: Mismatch,
  { file, papers, note = NOTE }: Proved,
): Message {
  const paper = document === undefined ? undefined : papers?.get(document)
  if (!paper) return message({ rule: `verify-${rule}`, severity: 'error', reason, place: { file }, note })
  return message({
    rule: `verify-${rule}`,
    severity: 'error',
    reason: `“${paper.title}” (${paper.path}) does not come out right in ${file}. ${reason}`,
    place: paper.place,
    note: 'The pack was not published. Print the file to a new PDF, or build with --allow-missing: a sheet then stands in for it.',
  })
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
