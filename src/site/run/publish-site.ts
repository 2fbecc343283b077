import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from '../../host/host.ts'
import { resolvePath } from '../../host/paths.ts'
import { fileWriter } from '../../host/write.ts'
import type { Workspace } from '../../load/sources.ts'
import { findingAgain } from '../../messages/kept.ts'
import { hasErrors, type Message } from '../../messages/message.ts'
import type { Profile } from '../../profiles/schema.ts'
import { stringsIn } from '../../verify/leaks/document-texts.ts'
import { planSite, type SitePlan, sharedFiles } from '../build.ts'
import type { SiteInput, SiteMeetingSource } from '../model.ts'
import { findPrepared, type KeptMeeting } from '../prepare/kept.ts'
import { filesIn, filesOf, parseState, type SiteState, STATE_FILE, stateText } from '../records/state.ts'
import { crestOf } from '../templates/assets.ts'
import { siteTemplateProblems } from '../templates/template-problems.ts'
import { loadSiteTemplates } from '../templates/templates.ts'
import type { Job, JobDone } from './jobs.ts'
import { openPool, type Pool } from './pool.ts'

export interface SiteTarget {
  /** Absolute folder of the site. */
  out: string
  version: string
  baseUrl?: string
}

/** Meetings whose packs are built, by the path of their file: one hash of all that each was made from. */
export type BuiltPacks = ReadonlyMap<string, string>

export interface PublishedSite {
  written: number
  removed: number
  messages: readonly Message[]
}

/**
 * Writes the site of some meetings whose packs are built: pages that changed, their PDFs, and takes away what is no longer
 * part of it. What the build has kept of the reports is used; what is missing is made first, on all processors.
 * @param profiles by committee
 * @param keep keys of meetings of the site in the folder that stay as they are
 */
export async function publishSite(
  workspace: Workspace,
  profiles: ReadonlyMap<string, Profile>,
  meetings: BuiltPacks,
  target: SiteTarget & { packs: string; keep?: ReadonlySet<string> },
  host: Host,
): Promise<PublishedSite> {
  const templates = await loadSiteTemplates(host.files)
  const wrong = await siteTemplateProblems(templates, host.files)
  if (hasErrors(wrong)) return { written: 0, removed: 0, messages: wrong }
  const input = siteInput(workspace, [], target, host)
  const crest = (await crestOf(input))?.path
  const { settings, committees, now } = input
  const { out, packs, version, baseUrl } = target
  const law = stringsIn([...new Set(profiles.values())])
  const references = new Map([...profiles].map(([slug, profile]) => [slug, profile.exclusion?.provision]))
  const about = { version, settings, committees, baseUrl, now, crest, law, references }
  const setup = { root: host.files.root, packs, out, ...about }
  const pool = openPool(setup, host)
  try {
    const { found, messages } = await preparedMeetings(meetings, version, pool, host)
    messages.unshift(...wrong)
    if (hasErrors(messages)) return { written: 0, removed: 0, messages }
    const stored = await readState(target)
    const options = { version, previous: parseState(stored ?? '', version), keep: target.keep ?? new Set() }
    const plan = await planSite({ ...input, meetings: found }, templates, options)
    if (plan.previous) return { written: 0, removed: 0, messages }
    const changed = new Set(plan.changed.map(({ key }) => key))
    const jobs = found.flatMap(({ key, meeting, inputs }) =>
      changed.has(key) ? [{ task: 'files' as const, meeting, inputs }] : [],
    )
    const { written, files } = await writeSite(plan, jobs, out, pool, host)
    const stale = [...filesIn(stored ?? '')].filter((path) => !files.has(path) && resolvePath('', path))
    for (const path of stale) await rm(join(out, path), { force: true })
    return { written, removed: stale.length, messages }
  } finally {
    await pool.close()
    host.progress('')
  }
}

interface FoundMeeting extends KeptMeeting {
  meeting: string
  inputs: string
}

/** What was kept of each meeting; what is missing is prepared now. */
async function preparedMeetings(
  meetings: BuiltPacks,
  version: string,
  pool: Pool,
  host: Host,
): Promise<{ found: FoundMeeting[]; messages: Message[] }> {
  const find = async ([meeting, inputs]: [string, string]): Promise<FoundMeeting | undefined> => {
    const kept = await findPrepared(host.files.root, { meeting, inputs, version })
    return kept && { ...kept, meeting, inputs }
  }
  const all = [...meetings]
  const known = await Promise.all(all.map(find))
  const jobs = all.flatMap(([meeting, inputs], index) =>
    known[index] ? [] : [{ task: 'prepare' as const, meeting, inputs }],
  )
  const made = await pool.run(jobs, (count) => host.progress(`Reading reports: ${count} of ${jobs.length} meetings`))
  const failed = messagesOf(made)
  if (hasErrors(failed)) return { found: [], messages: failed }
  const found = await Promise.all(all.map(async (one, index) => known[index] ?? (await find(one))))
  const there = found.flatMap((one) => one ?? [])
  return { found: there, messages: there.flatMap(({ messages }) => messages) }
}

function messagesOf(done: readonly JobDone[]): Message[] {
  return done.flatMap(({ notes }) => notes.map(findingAgain))
}

/** Writes the meetings' own files on the threads of the pool and all others here; the state comes last, when all are there. */
async function writeSite(
  plan: SitePlan,
  jobs: readonly Job[],
  out: string,
  pool: Pool,
  host: Host,
): Promise<{ written: number; files: ReadonlySet<string> }> {
  const shared = writeShared(plan, out, host)
  const told = (count: number) => host.progress(`Writing reports: ${count} of ${jobs.length} meetings`)
  const done = await pool.run(jobs, told, shared)
  const { state, written } = await shared
  const ofMeetings = done.reduce((sum, one) => sum + one.written, 0)
  const isNew = fileWriter(out)(STATE_FILE, stateText(state))
  return { written: written + ofMeetings + (isNew ? 1 : 0), files: filesOf(state) }
}

/** Writes everything but the meetings' own files. */
async function writeShared(plan: SitePlan, out: string, host: Host): Promise<{ written: number; state: SiteState }> {
  const write = fileWriter(out)
  const making = sharedFiles(plan, (path) => host.files.read(path))
  let written = 0
  let made = await making.next()
  for (; !made.done; made = await making.next()) {
    const { path, content } = made.value
    if (path !== STATE_FILE && write(path, content)) written += 1
  }
  return { written, state: made.value }
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

/**
 * Keys of the meetings that the site in the folder holds, where its pages still stand: made by the same version from the same
 * settings, registers and templates.
 */
export async function meetingsInSite(
  workspace: Workspace,
  target: SiteTarget,
  host: Host,
): Promise<ReadonlySet<string>> {
  const stored = await readState(target)
  const previous = stored === undefined ? undefined : parseState(stored, target.version)
  const input = siteInput(workspace, [], target, host)
  const keep = new Set(Object.keys(previous?.meetings ?? {}))
  const { kept } = await planSite(input, await loadSiteTemplates(host.files), {
    version: target.version,
    previous,
    keep,
  })
  return new Set(Object.keys(kept))
}

function readState({ out }: SiteTarget): Promise<string | undefined> {
  return readFile(join(out, STATE_FILE), 'utf8').catch(() => undefined)
}
