import { type BuildOptions, compileEdition, type Edition, type Ranges } from '../build.ts'
import type { Host } from '../host/host.ts'
import { loadMeeting } from '../load/meeting.ts'
import type { MeetingSources, Result, Workspace } from '../load/sources.ts'
import { hasErrors, type Message } from '../messages/message.ts'
import type { Audience } from '../plan/plan.ts'
import { hasPrivacy } from './inputs.ts'
import type { Manifest } from './manifest.ts'
import { editionFiles } from './meeting-files.ts'

export interface MeetingOptions extends BuildOptions {
  /** Only this audience's edition; both unless given. */
  audience?: Audience
  version: string
}

/** All files of a meeting, for its folder below the output folder. */
export interface MeetingOutput {
  /** `<committee>/<date>` */
  folder: string
  files: ReadonlyMap<string, Uint8Array>
  /** The public one, or the members' where only that was asked for. */
  manifest: Manifest
}

const NOTHING_FIXED: Ranges = new Map()

/**
 * Builds a meeting for each audience. The public edition is made from what the loader hands to the public; from the
 * members' edition it gets nothing but page numbers.
 */
export async function buildMeeting(
  workspace: Workspace,
  path: string,
  options: MeetingOptions,
  host: Host,
): Promise<Result<MeetingOutput>> {
  const open = await loadMeeting(workspace, path, host, { audience: 'public' })
  const messages: Message[] = [...open.messages]
  if (!open.value || hasErrors(messages)) return { value: undefined, messages }
  const files = new Map<string, Uint8Array>()
  let ranges = NOTHING_FIXED
  let manifest: Manifest | undefined

  const add = async (edition: Edition, sources: MeetingSources, found: readonly Message[]) => {
    const made = await editionFiles(workspace, sources, edition, found, options.version, host)
    for (const [name, bytes] of made.files) files.set(name, bytes)
    manifest = made.manifest
  }

  if (hasPrivacy(open.value)) {
    const whole = await loadMeeting(workspace, path, host, { audience: 'members' })
    if (!whole.value) return { value: undefined, messages: [...messages, ...whole.messages] }
    const members = await compileEdition(workspace, whole.value, 'members', NOTHING_FIXED, options, host)
    messages.push(...whole.messages, ...members.messages)
    if (!members.value) return { value: undefined, messages }
    if (workspace.settings.value.numbering === 'shared') ranges = rangesOf(members.value)
    if (options.audience !== 'public') await add(members.value, whole.value, members.messages)
  }
  if (options.audience !== 'members' || !hasPrivacy(open.value)) {
    const edition = await compileEdition(workspace, open.value, 'public', ranges, options, host)
    messages.push(...edition.messages)
    if (!edition.value) return { value: undefined, messages }
    await add(edition.value, open.value, edition.messages)
  }
  if (!manifest || hasErrors(messages)) return { value: undefined, messages }
  const { committeeSlug, date } = manifest.meeting
  return { value: { folder: `${committeeSlug}/${date}`, files, manifest }, messages }
}

/** The printed numbers of every document in an edition. */
function rangesOf(edition: Edition): Ranges {
  return new Map(
    edition.packs.flatMap(({ plan, typeset }) =>
      typeset.spans
        .filter(({ id }) => plan.documents.some((document) => document.id === id))
        .map(({ id, firstNumber, lastNumber }) => [id, { first: firstNumber, last: lastNumber }] as const),
    ),
  )
}
