import { join } from 'node:path'
import type { Content } from '../host/content.ts'
import type { Host } from '../host/host.ts'
import { AUDIENCES, type Audience } from '../load/audience.ts'
import { loadEditions } from '../load/meeting/editions.ts'
import { meetingKey } from '../load/meeting/key.ts'
import type { MeetingSources, Workspace } from '../load/sources.ts'
import { hasErrors } from '../messages/message.ts'
import { editionFolder, MANIFEST_NAMES } from '../publish/edition-folder.ts'
import { type PublishedEdition, publishedEdition } from '../publish/frozen/locks.ts'
import type { Standing } from '../publish/frozen/standing.ts'
import type { BuiltMeeting, Run } from './context.ts'
import type { MeetingOptions, MeetingOutput } from './options.ts'
import { replacePack } from './replace-pack.ts'

/** What was given to each audience of a meeting that goes on after it was frozen. */
export async function publishedEditions(
  path: string,
  sources: MeetingSources,
  standing: Standing,
  run: Run,
): Promise<MeetingOptions['published']> {
  return {
    isRemade: standing.kind === 'continued' && standing.isRemade,
    public: await editionOf('public', path, sources, run),
    members: await editionOf('members', path, sources, run),
  }
}

/**
 * Puts a meeting of which nothing has changed since it was frozen where packs go, byte for byte as it was published. It is
 * history: no rule is asked, and no page is made.
 *
 * @param workspace as it was then
 * @returns undefined where not all of the files are left
 */
export async function keepAsPublished(
  path: string,
  workspace: Workspace,
  run: Run,
  host: Host,
): Promise<BuiltMeeting | undefined> {
  host.progress(`Keeping ${path}`)
  const { value, messages } = await loadEditions(workspace, path, host, run.options.allowMissing)
  if (!value) return { messages: messages.filter((made) => hasErrors([made])) }
  const { members: sources } = value
  const audience = run.audienceOf(path)
  const files: Record<Audience, ReadonlyMap<string, Content>> = { public: new Map(), members: new Map() }
  const manifests = []
  let isPartlyPrivate = false
  for (const each of AUDIENCES) {
    const edition = await editionOf(each, path, sources, run)
    isPartlyPrivate ||= each === 'members' && edition !== undefined
    if (!edition || (audience !== 'both' && audience !== each)) continue
    const found = await allOf(edition)
    if (!found) return undefined
    files[each] = found
    manifests.push(edition.manifest)
  }
  const key = keyOf(sources)
  const output: MeetingOutput = {
    ...{ key, isPartlyPrivate, manifests },
    ...{ publicFiles: files.public, privateFiles: files.members },
  }
  const refused = await replacePack(output, path, run)
  if (refused) return { messages: [refused] }
  const fingerprint = await run.record.built(path, { sources, output, audience, messages: [] })
  return { messages: [], fingerprint, isHistory: true }
}

async function allOf({ manifest, text, file }: PublishedEdition): Promise<ReadonlyMap<string, Content> | undefined> {
  const found = new Map<string, Content>()
  for (const output of manifest.outputs) {
    const bytes = await file(output)
    if (!bytes) return undefined
    found.set(output.path, bytes)
  }
  return found.set(MANIFEST_NAMES[manifest.audience], text)
}

function editionOf(
  audience: Audience,
  path: string,
  sources: MeetingSources,
  { out, host }: Run,
): Promise<PublishedEdition | undefined> {
  return publishedEdition(path, audience, join(out, editionFolder(audience, keyOf(sources))), host)
}

function keyOf({ committeeSlug, definition }: MeetingSources): string {
  return meetingKey({ committeeSlug, ...definition.value })
}
