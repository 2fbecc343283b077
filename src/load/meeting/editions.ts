import type { Host } from '../../host/host.ts'
import type { Audience } from '../audience.ts'
import { readReport } from '../report.ts'
import type { Result } from '../result.ts'
import type { MeetingSources, Workspace } from '../sources.ts'
import { readDefinition } from './across/definition.ts'
import type { ReadReport } from './documents.ts'
import { findSources } from './meeting.ts'

/** A meeting as each audience may have it. */
export type Editions = { readonly [A in Audience]: MeetingSources<A> }

export interface LoadedEditions extends Result<Editions> {
  /** What the rules may look at, even where there are errors: without the documents that could not be read. */
  toCheck: MeetingSources<'members'> | undefined
}

/**
 * Reads a meeting once for both audiences: a report is parsed for the members, and what the public gets of it is made
 * from that by redaction. Private documents are not in the public sources, whoever has read them.
 *
 * @param allowMissing leave files that are not there for sheets that say so
 * @param read reads each report once
 * @returns the sources, unless there are errors; messages are about all of it
 */
export async function loadEditions(
  workspace: Workspace,
  path: string,
  host: Host,
  allowMissing = false,
  read: ReadReport = rememberReports(),
): Promise<LoadedEditions> {
  const { value: definition, messages } = await readDefinition(path, workspace.reading, host)
  if (!definition) return { value: undefined, toCheck: undefined, messages }
  const how = { read, allowMissing }
  const members = await findSources(workspace, definition, host, 'members', how)
  const open = await findSources(workspace, definition, host, 'public', how)
  const value = members.value && open.value && { members: members.value, public: open.value }
  return { value, toCheck: members.value ?? members.partial, messages: [...messages, ...members.messages] }
}

/** Reads each report once. */
function rememberReports(): ReadReport {
  const known = new Map<string, ReturnType<ReadReport>>()
  return (path, bytes, files) => {
    const reading = known.get(path) ?? readReport(path, bytes, files)
    known.set(path, reading)
    return reading
  }
}
