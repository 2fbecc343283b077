import { join } from 'node:path'
import { startCheck } from '../check/check.ts'
import { type CheckContext, contextFor } from '../check/context.ts'
import type { Host } from '../host/host.ts'
import { writeFolder } from '../host/write.ts'
import type { Audience } from '../load/audience.ts'
import { loadEditions } from '../load/meeting/editions.ts'
import type { Workspace } from '../load/sources.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { hasErrors, type Message } from '../messages/message.ts'
import { startReader } from '../verify/engine/reader.ts'
import type { MeetingOptions } from './build-meeting.ts'
import { type BuildRecord, openBuildRecord } from './build-record.ts'

export interface BuildAllOptions {
  /** Absolute folder for the packs. */
  out: string
  version: string
  /** Packs of this audience only; those of both unless given. `as-before`: what a meeting was built for the last time. */
  audience?: Audience | 'as-before'
  allowMissing: boolean
  /** Build again what is up to date. */
  force: boolean
  /** Let published packs be replaced. */
  reissue?: boolean
  /** Lets the caller make findings stricter before they count. */
  judge(messages: readonly Message[]): Message[]
  /** Keeps something of the public edition besides its files. */
  alongside?: MeetingOptions['alongside']
}

export interface BuiltMeetings {
  manifests: readonly Manifest[]
  /** Meetings that needed no building. */
  upToDate: readonly string[]
  /** What each meeting was made from, as one hash, where its packs are there. */
  fingerprints: ReadonlyMap<string, string>
  messages: readonly Message[]
}

/**
 * Checks and builds meetings one after the other, so that memory holds one of them. A meeting with errors leaves its old
 * pack as it was and does not hide the problems of another.
 */
export async function buildAll(
  workspace: Workspace,
  context: CheckContext,
  meetings: readonly string[],
  options: BuildAllOptions,
  host: Host,
): Promise<BuiltMeetings> {
  const { audience: wanted = 'both', ...settings } = options
  const messages: Message[] = []
  const manifests: Manifest[] = []
  const rules = startCheck(workspace, context)
  const reader = startReader()
  const record: BuildRecord = await openBuildRecord(host, options)
  const known = options.force ? new Map<string, string>() : await record.upToDate(meetings)
  const fingerprints = new Map(known)
  const wrongRegisters = new Set<string>()
  try {
    for (const path of meetings) {
      if (known.has(path)) continue
      reader.warmUp()
      host.progress(`Checking ${path}`)
      const loaded = await loadEditions(workspace, path, host, options.allowMissing)
      const sources = loaded.toCheck
      const ofRules = sources ? rules.meeting(sources) : []
      const ofLoading = sources ? rules.others(sources, loaded.messages) : loaded.messages
      const found = options.judge([...ofLoading, ...ofRules])
      const ofRegister = options.judge(sources ? rules.register(sources) : [])
      messages.push(...ofRegister, ...found)
      if (sources && hasErrors(ofRegister)) wrongRegisters.add(sources.committeeSlug)
      if (!loaded.value || hasErrors(found) || wrongRegisters.has(loaded.value.members.committeeSlug)) continue
      const { profile } = contextFor(loaded.value.members.committeeSlug, context)
      const audience = wanted === 'as-before' ? (record.audienceOf(path) ?? 'both') : wanted
      const forOne = audience === 'both' ? {} : { audience }
      // The makers of packs are only loaded where there is a pack to make.
      const { buildMeeting } = await import('./build-meeting.ts')
      const made = await buildMeeting(workspace, loaded.value, { ...settings, ...forOne, profile, reader }, host)
      const later = options.judge(rules.others(loaded.value.members, made.messages))
      messages.push(...later)
      if (!made.value || hasErrors(later)) continue
      const { folder, publicFiles, privateFiles } = made.value
      await writeFolder(join(options.out, folder), publicFiles, privateFiles)
      const fingerprint = await record.built(path, loaded.value.members, made.value, audience)
      fingerprints.set(path, fingerprint)
      await made.value.alongside?.keep(path, fingerprint)
      manifests.push(...made.value.manifests)
    }
    // Rules over several meetings need all of them: `check` runs them always, a build only where it read every one.
    const isWhole = known.size === 0 && meetings.length === workspace.meetings.length
    if (isWhole) messages.push(...options.judge(rules.finish('all meetings and stages')))
  } finally {
    if (fingerprints.size > known.size) await record.save()
    await reader.close()
    host.progress('')
  }
  return { manifests, upToDate: [...known.keys()], fingerprints, messages }
}
