import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from '../host/host.ts'
import { writeFileAtomic } from '../host/write.ts'
import { loadMeeting } from '../load/meeting.ts'
import type { Workspace } from '../load/sources.ts'
import { hasErrors, type Message, message } from '../messages/message.ts'
import type { Profile } from '../profiles/schema.ts'
import { parseManifest } from '../publish/parse-manifest.ts'
import { scanForLeaks } from '../verify/leaks.ts'
import { startReader } from '../verify/reader.ts'
import { workspaceSecrets } from '../verify/workspace-secrets.ts'
import { buildSite } from './build.ts'
import { fingerprintOf, isPublicManifest, siteMeetingOf } from './from-sources.ts'
import type { PublicManifest, SiteInput, SiteMeetingSource } from './model.ts'
import { filesOf, parseState, type SiteState, STATE_FILE } from './state.ts'
import { loadSiteTemplates } from './templates.ts'

export interface SiteTarget {
  /** Absolute folder of the site. */
  out: string
  version: string
  baseUrl?: string
}

export interface PublishedSite {
  written: number
  removed: number
  messages: readonly Message[]
}

/**
 * Writes the site of some meetings whose packs are built: pages that changed, their PDFs, and takes away what is no longer
 * part of it. Where anything is withheld, every page is searched for it before the first one is written.
 */
export async function publishSite(
  workspace: Workspace,
  profiles: readonly Profile[],
  meetings: readonly string[],
  target: SiteTarget & { packs: string },
  host: Host,
): Promise<PublishedSite> {
  const messages: Message[] = []
  const loaded = await Promise.all(meetings.map((path) => meetingSource(workspace, path, target.packs, messages, host)))
  const sources = loaded.flatMap((source) => source ?? [])
  if (hasErrors(messages)) return { written: 0, removed: 0, messages }
  const templates = await loadSiteTemplates(host.files)
  const previous = await readState(target)
  const pages = new Map<string, Uint8Array>()
  const making = buildSite(siteInput(workspace, sources, target, host), templates, {
    version: target.version,
    previous,
  })
  let made = await making.next()
  for (; !made.done; made = await making.next()) {
    host.progress(`Making ${made.value.path}`)
    pages.set(made.value.path, bytesOf(made.value.content))
  }
  const state = made.value
  messages.push(...(await findLeaks(workspace, profiles, pages, host)))
  if (hasErrors(messages)) return { written: 0, removed: 0, messages }

  for (const [path, bytes] of pages) await writeFileAtomic(join(target.out, path), bytes)
  const copied = await copyPacks(sources, previous, target)
  const kept = new Set([...filesOf(state), ...sources.flatMap(({ files }) => [...files]), STATE_FILE])
  const stale = previous ? [...filesOf(previous)].filter((path) => !kept.has(path)) : []
  for (const path of stale) await rm(join(target.out, path), { force: true })
  return { written: pages.size + copied, removed: stale.length, messages }
}

/** What the site is made from, besides its meetings. */
export function siteInput(
  workspace: Workspace,
  meetings: readonly SiteMeetingSource[],
  { baseUrl }: SiteTarget,
  host: Host,
): SiteInput {
  return {
    settings: workspace.settings.value,
    committees: new Map([...workspace.committees].map(([slug, { value }]) => [slug, value])),
    meetings,
    baseUrl,
    now: host.now(),
    readFile: (path) => host.files.read(path),
  }
}

interface BuiltMeeting extends SiteMeetingSource {
  /** PDFs and `pack.json`, from the root of the site. */
  files: readonly string[]
}

/** A meeting with the manifest of its public pack. */
async function meetingSource(
  workspace: Workspace,
  path: string,
  packs: string,
  messages: Message[],
  host: Host,
): Promise<BuiltMeeting | undefined> {
  const open = await loadMeeting(workspace, path, host, { audience: 'public' })
  if (!open.value) {
    messages.push(...open.messages)
    return undefined
  }
  const key = `${open.value.committeeSlug}/${open.value.definition.value.date}`
  const text = await readFile(join(packs, key, 'pack.json'), 'utf8').catch(() => undefined)
  const manifest = text === undefined ? undefined : publicManifest(text)
  if (text === undefined || !manifest) {
    messages.push(
      message({
        rule: 'site',
        severity: 'error',
        reason: `Unexpected meeting without a public pack in ${key}, expected its pack.json`,
        place: { file: path },
        note: 'Run agendapack build first, with the same folder for the packs.',
      }),
    )
    return undefined
  }
  const languages = [workspace.settings.value.language].flat()
  const { value: sources } = open
  const details = JSON.stringify(sources.definition.value)
  return {
    key,
    fingerprint: fingerprintOf([text, details]),
    files: [...manifest.outputs.map((file) => `${key}/${file.path}`), `${key}/pack.json`],
    load: async () => {
      const found = await siteMeetingOf(sources, manifest, languages, `${key}/`, host)
      messages.push(...found.messages)
      return found.meeting
    },
  }
}

function publicManifest(text: string): PublicManifest | undefined {
  const manifest = parseManifest(text)
  return manifest && isPublicManifest(manifest) ? manifest : undefined
}

/** Copies the packs of meetings that changed. */
async function copyPacks(
  sources: readonly BuiltMeeting[],
  previous: SiteState | undefined,
  { out, packs }: SiteTarget & { packs: string },
): Promise<number> {
  let copied = 0
  for (const { key, fingerprint, files } of sources) {
    if (previous?.meetings[key]?.fingerprint === fingerprint) continue
    for (const path of files) await writeFileAtomic(join(out, path), await readFile(join(packs, path)))
    copied += files.length
  }
  return copied
}

async function readState({ out, version }: SiteTarget): Promise<SiteState | undefined> {
  const text = await readFile(join(out, STATE_FILE), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : parseState(text, version)
}

async function findLeaks(
  workspace: Workspace,
  profiles: readonly Profile[],
  pages: ReadonlyMap<string, Uint8Array>,
  host: Host,
): Promise<Message[]> {
  if (pages.size === 0) return []
  const reader = startReader()
  try {
    const secrets = await workspaceSecrets(workspace, profiles, reader, host)
    if (!secrets) return []
    host.progress('Searching the pages for private words')
    return await scanForLeaks(pages, secrets, { reader })
  } finally {
    await reader.close()
  }
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}
