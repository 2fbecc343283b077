import type { Host } from '../../host/host.ts'
import type { Workspace } from '../../load/sources.ts'
import { loadWorkspace } from '../../load/workspace.ts'
import { type Message, message } from '../../messages/message.ts'
import { hostAsPublished, type KeptSources, keptSources, keptSourcesPath } from './kept-sources.ts'
import { publishedManifest } from './locks.ts'
import { meetingChanges, type OwnChange } from './own-changes.ts'
import { changedFiles, hasNewDecisions } from './own-files.ts'

/** How a meeting stands to what was published of it. */
export type Standing =
  | { kind: 'open' }
  /** Nothing of its own has changed since it was frozen: it is history. */
  | { kind: 'published'; kept: KeptSources }
  /** Something came that may: `isRemade` where that is said on pages that were published. */
  | { kind: 'continued'; kept: KeptSources; isRemade: boolean }
  /** Its own files say something else. */
  | { kind: 'edited'; messages: Message[] }

/** Looks at the files of a meeting itself: what all meetings share was kept when it was frozen. */
export async function standingOf(meeting: string, host: Host): Promise<Standing> {
  const manifest =
    (await publishedManifest(meeting, 'members', host)) ?? (await publishedManifest(meeting, 'public', host))
  if (!manifest) return { kind: 'open' }
  const kept = await keptSources(meeting, host)
  const before = kept?.get(meeting)
  if (!kept || !before) return { kind: 'edited', messages: [withoutSources(meeting)] }
  const { edits, isContinued, isRemade, revised } = meetingChanges(meeting, before, await host.files.read(meeting))
  const all = [...edits, ...(await changedFiles(meeting, kept, manifest, revised, host))]
  if (all.length > 0) return { kind: 'edited', messages: all.map(refusal) }
  const goesOn = isContinued || (await hasNewDecisions(meeting, manifest, host))
  return goesOn ? { kind: 'continued', kept, isRemade } : { kind: 'published', kept }
}

/** The settings, registers and wording that a frozen meeting was published with, and its own files as they are. */
export async function asPublished(
  meeting: string,
  kept: KeptSources | undefined,
  workspace: Workspace,
  host: Host,
): Promise<{ workspace: Workspace; host: Host }> {
  if (!kept) return { workspace, host }
  const published = hostAsPublished(host, kept, meeting)
  const { value } = await loadWorkspace(published, workspace.meetings)
  return value ? { workspace: value, host: published } : { workspace, host }
}

function refusal({ place, before, after }: OwnChange): Message {
  return message({
    rule: 'published-pack',
    severity: 'error',
    reason: changeInWords(before, after),
    place,
    note:
      'This meeting is frozen. Put the published value back; or add new papers under `supplements:`, or mark a new ' +
      'version of a report with `revised:`. To publish it all again, build with --reissue.',
    actual: after,
    expected: before === undefined ? undefined : [before],
  })
}

function changeInWords(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `“${shortened(after)}” was not part of what was published.`
  if (after === undefined) return `“${shortened(before)}” was published, but is gone.`
  return `“${shortened(before)}” was published; it is now “${shortened(after)}”.`
}

const LONGEST = 120

function shortened(text = ''): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function withoutSources(meeting: string): Message {
  return message({
    rule: 'published-pack',
    severity: 'error',
    reason: `${keptSourcesPath(meeting)} is missing, so nobody can say what this meeting was published from.`,
    place: { file: meeting },
    note: 'Put the file back, or build with --reissue and freeze the meeting again.',
  })
}
