import type { MeetingSources, Workspace } from '../../load/sources.ts'
import { type Message, message, type Place } from '../../messages/message.ts'
import type { MeetingDocument } from '../inputs.ts'

/** One entry of an `accept:` list, with what it applies to. */
export interface Acceptance {
  rule: string
  reason: string
  /** Only findings in this part of a file, or in this file. */
  within: Place | { file: string } | undefined
  /** Only findings in this item of the agenda and its papers. */
  item: string | undefined
  /** Only findings in this file, relative to the workspace or to the file that has the entry. */
  file: string | undefined
  line: number | undefined
  place: Place
}

/** A finding, and the item it is about if it is about one. */
export interface Located {
  message: Message
  item: string | undefined
}

type Entry = { rule: string; reason: string; item?: string; file?: string; line?: number }

/**
 * Accepts findings: each becomes information that gives the reason, and is never hidden.
 * @param used the entries that matched a finding are added to this
 */
export function acceptFindings(
  found: readonly Located[],
  accepted: readonly Acceptance[],
  used: Set<Acceptance>,
): Message[] {
  return found.map((located) => {
    const entry = accepted.find((candidate) => applies(candidate, located))
    if (!entry) return located.message
    used.add(entry)
    const made = located.message
    made.fatal = undefined
    made.reason = `${made.reason} Accepted: ${entry.reason}`
    made.message = made.reason
    return made
  })
}

/** A warning for each entry that matched no finding. */
export function unusedAcceptances(accepted: readonly Acceptance[], used: ReadonlySet<Acceptance>): Message[] {
  return accepted
    .filter((entry) => !used.has(entry))
    .map((entry) =>
      message({
        rule: 'accept-unused',
        severity: 'warning',
        reason: `\`accept: ${entry.rule}\` matches nothing.`,
        place: entry.place,
        note: 'Remove it. If the finding is now somewhere else, move it there.',
      }),
    )
}

/** Entries in the settings and in registers, which apply to all meetings. */
export function workspaceAcceptances(workspace: Pick<Workspace, 'settings' | 'committees'>): Acceptance[] {
  const { settings, committees } = workspace
  return [
    ...settings.value.accept.map((entry, index) => acceptance(entry, settings.place(['accept', index]), undefined)),
    ...[...committees.values()].flatMap(({ value, place }) =>
      value.accept.map((entry, index) => acceptance(entry, place(['accept', index]), undefined)),
    ),
  ]
}

/** Entries in a meeting, its items and its papers. */
export function meetingAcceptances(sources: MeetingSources, documents: readonly MeetingDocument[]): Acceptance[] {
  const { definition } = sources
  const ofMeeting = definition.value.accept.map((entry, index) =>
    acceptance(entry, definition.place(['accept', index]), undefined),
  )
  const ofItems = sources.agenda.flatMap((agendaEntry) =>
    agendaEntry.kind === 'item'
      ? agendaEntry.item.accept.map((entry, index) =>
          acceptance(
            { ...entry, item: agendaEntry.label },
            definition.place([...agendaEntry.keys, 'accept', index]),
            undefined,
          ),
        )
      : [],
  )
  const ofPapers = documents.flatMap(({ document }) => {
    if (document.content.type !== 'report') return []
    const { frontMatter, place, path } = document.content.report
    return frontMatter.accept.map((entry, index) => acceptance(entry, place(['accept', index]), { file: path }))
  })
  return [...ofMeeting, ...ofItems, ...ofPapers]
}

function acceptance(entry: Entry, place: Place, within: Acceptance['within']): Acceptance {
  const { rule, reason, item, file, line } = entry
  return { rule, reason, item, file, line, place, within }
}

function applies(entry: Acceptance, { message: made, item }: Located): boolean {
  if (entry.rule !== made.ruleId) return false
  if (entry.item !== undefined && entry.item !== item) return false
  if (entry.line !== undefined && entry.line !== made.line) return false
  if (entry.within && entry.within.file !== made.file) return false
  return entry.file === undefined || entry.file === made.file || besides(entry) === made.file
}

function besides(entry: Acceptance): string {
  const folder = entry.place.file.split('/').slice(0, -1)
  return [...folder, entry.file].join('/')
}
