import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sourceDate } from '../../assemble/input.ts'
import type { Host } from '../../host/host.ts'
import { fileWriter } from '../../host/write.ts'
import type { Committee } from '../../load/schema/committee.ts'
import type { Workspace } from '../../load/sources.ts'
import { findingAgain } from '../../messages/kept.ts'
import { hasErrors, type Message } from '../../messages/message.ts'
import type { Law } from '../../profiles/notice.ts'
import { stringsIn } from '../../verify/leaks/document-texts.ts'
import { planSite, type SitePlan, sharedFiles } from '../build.ts'
import type { YearKind } from '../dates.ts'
import type { SiteFile, SiteInput, SiteMeetingSource } from '../model.ts'
import { findPrepared, type KeptMeeting } from '../prepare/kept.ts'
import { compareText } from '../records/group.ts'
import { filesOf, parseState, type SiteState } from '../records/state.ts'
import { searchFiles } from '../search/search-files.ts'
import { crestOf } from '../templates/assets.ts'
import { deadOldAddresses } from '../templates/old-addresses.ts'
import { siteTemplateProblems } from '../templates/template-problems.ts'
import { loadSiteTemplates } from '../templates/templates.ts'
import type { Job } from './jobs.ts'
import { openPool, type Pool } from './pool.ts'
import { asItStands, type SiteFolder, storedState, storeState } from './site-state.ts'

export interface SiteTarget extends SiteFolder {
  version: string
  years: YearKind
  baseUrl?: string
}

/** Meetings whose packs are built, by the path of their file: one hash of all that each was made from. */
export type BuiltPacks = ReadonlyMap<string, string>

/** What of a workspace has errors, so that the site keeps what was published of it last. */
export interface Broken {
  /** Meeting files. */
  meetings: ReadonlySet<string>
  /** Slugs of registers. */
  committees: ReadonlySet<string>
}

export interface PublishedSite {
  written: number
  removed: number
  /** Meeting files with errors: of some, what was published last stays, of the others nothing is there. */
  kept: readonly string[]
  unpublished: readonly string[]
  messages: readonly Message[]
}

const NOTHING = { written: 0, removed: 0, kept: [], unpublished: [] }

/**
 * Writes the site of some meetings whose packs are built: pages that changed, their PDFs, and takes away what is no longer
 * part of it. What the build has kept of the reports is used; what is missing is made first, on all processors. A meeting
 * or register with errors does not stop the others: what was published of it last stays.
 * @param laws by committee
 * @param keep keys of meetings of the site in the folder that stay as they are
 */
export async function publishSite(
  workspace: Workspace,
  laws: ReadonlyMap<string, Law>,
  meetings: BuiltPacks,
  target: SiteTarget & { packs: string; keep: ReadonlySet<string>; broken: Broken },
  host: Host,
): Promise<PublishedSite> {
  const templates = await loadSiteTemplates(host.files)
  const wrong = await siteTemplateProblems(templates, host.files)
  if (hasErrors(wrong)) return { ...NOTHING, messages: wrong }
  const { out, packs, version, baseUrl, broken } = target
  const { root } = host.files
  const stored = parseState(await storedState(root, target))
  const input = { ...siteInput(workspace, [], target, host, lastRegisters(stored, broken)), laws }
  const crest = (await crestOf(input))?.path
  const { settings, committees, versions, years, now } = input
  const law = stringsIn([...new Set([...laws.values()].map(({ profile }) => profile))])
  const references = new Map([...laws].map(([slug, { profile }]) => [slug, profile.exclusion?.provision]))
  const about = { version, settings, committees, versions, years, baseUrl, now, crest, law, references }
  const setup = { root, packs, out, isFirst: stored === undefined, ...about }
  const pool = openPool(setup, host)
  try {
    const { found, failed, messages } = await preparedMeetings(meetings, version, pool, host)
    messages.unshift(...wrong)
    const previous = stored && asItStands(stored, out)
    const before = keysBySource(previous)
    const wanting = [...new Set([...broken.meetings, ...failed])]
    const lastGood = new Set(wanting.flatMap((path) => before.get(path) ?? []))
    const kept = wanting.filter((path) => before.has(path))
    const about = { kept, unpublished: wanting.filter((path) => !before.has(path)), messages }
    const plan = await planSite({ ...input, meetings: found }, templates, {
      ...{ version, previous, remembered: stored, lastGood, keep: target.keep, isPart: target.isPart },
    })
    if (plan.previous) return { ...NOTHING, ...about }
    const changed = new Set(plan.changed.map(({ key }) => key))
    const jobs = found.flatMap(({ key, meeting, inputs }) =>
      changed.has(key) ? [{ task: 'files' as const, meeting, inputs, before: plan.history.meetings.get(key) }] : [],
    )
    const { written, state } = await writeSite(plan, jobs, target, pool, host)
    const files = filesOf(state)
    const removed = await storeState(root, target, state, files)
    if (!target.isPart) messages.push(...deadOldAddresses(templates, files))
    return { written, removed, ...about }
  } finally {
    await pool.close()
    host.progress('')
  }
}

/** The registers that were published last of those that have errors now. */
function lastRegisters(stored: SiteState | undefined, { committees }: Broken): SiteInput['committees'] {
  return new Map(Object.entries(stored?.committees ?? {}).filter(([slug]) => committees.has(slug)))
}

/** Keys of the meetings of a site by the meeting file that each came from. */
function keysBySource(state: SiteState | undefined): ReadonlyMap<string, string> {
  return new Map(Object.entries(state?.meetings ?? {}).map(([key, { source }]) => [source, key]))
}

interface FoundMeeting extends KeptMeeting {
  inputs: string
}

/** What was kept of each meeting; what is missing is prepared now. `failed` are those of which that was not possible. */
async function preparedMeetings(
  meetings: BuiltPacks,
  version: string,
  pool: Pool,
  host: Host,
): Promise<{ found: FoundMeeting[]; failed: string[]; messages: Message[] }> {
  const find = async ([meeting, inputs]: [string, string]): Promise<FoundMeeting | undefined> => {
    const kept = await findPrepared(host.files.root, { meeting, inputs, version })
    return kept && { ...kept, inputs }
  }
  const all = [...meetings]
  const known = await Promise.all(all.map(find))
  const jobs = all.flatMap(([meeting, inputs], index) =>
    known[index] ? [] : [{ task: 'prepare' as const, meeting, inputs }],
  )
  const made = await pool.run(jobs, (count) => host.progress(`Reading reports: ${count} of ${jobs.length} meetings`))
  const found = await Promise.all(all.map(async (one, index) => known[index] ?? (await find(one))))
  const there = found.flatMap((one) => one ?? [])
  const failed = all.flatMap(([meeting], index) => (found[index] ? [] : [meeting]))
  const said = made.flatMap(({ notes }) => notes.map(findingAgain)).filter((one) => hasErrors([one]))
  return { found: there, failed, messages: [...said, ...there.flatMap(({ messages }) => messages)] }
}

/** Writes the meetings' own files on the threads of the pool and all others here; then the index of the search. */
async function writeSite(
  plan: SitePlan,
  jobs: readonly Job[],
  { out, isPart }: SiteFolder,
  pool: Pool,
  host: Host,
): Promise<{ written: number; state: SiteState }> {
  const shared = writeAll(
    sharedFiles(plan, (path) => host.files.read(path)),
    out,
  )
  const told = (count: number) => host.progress(`Writing reports: ${count} of ${jobs.length} meetings`)
  const done = await pool.run(jobs, told, shared)
  const { value, written } = await shared
  const ofMeetings = done.reduce((sum, one) => sum + one.written, 0)
  // Parts are searched when they are joined: what each has alone is of no use.
  if (isPart) return { written: written + ofMeetings, state: value }
  host.progress('Making the index of the search')
  const read = (path: string) => readFile(join(out, path))
  const search = await writeAll(searchFiles(plan.context, value, plan.before, read), out)
  return { written: written + ofMeetings + search.written, state: search.value }
}

/** Writes files as they are made. @returns what their maker returns, too */
async function writeAll<T>(making: AsyncGenerator<SiteFile, T>, out: string): Promise<{ written: number; value: T }> {
  const write = fileWriter(out)
  let written = 0
  let made = await making.next()
  for (; !made.done; made = await making.next()) if (write(made.value.path, made.value.content)) written += 1
  return { written, value: made.value }
}

/**
 * What the site is made from, besides its meetings.
 * @param others registers that stand in for those with errors
 */
export function siteInput(
  workspace: Workspace,
  meetings: readonly SiteMeetingSource[],
  { baseUrl, years }: Pick<SiteTarget, 'baseUrl' | 'years'>,
  host: Host,
  others: SiteInput['committees'] = new Map(),
): SiteInput {
  const versions = [...workspace.versions].map(
    ([tag, version]) =>
      [tag, { settings: version.settings.value, committees: registersOf(version.committees, others) }] as const,
  )
  return {
    settings: workspace.settings.value,
    committees: registersOf(workspace.committees, others),
    versions: new Map(versions),
    meetings,
    years,
    baseUrl,
    now: sourceDate(host) ?? host.now(),
    readFile: (path) => host.files.read(path),
  }
}

function registersOf(
  committees: Workspace['committees'],
  others: SiteInput['committees'],
): ReadonlyMap<string, Committee> {
  const own = [...committees].map(([slug, { value }]): [string, Committee] => [slug, { ...value, accept: [] }])
  return new Map([...others, ...own].toSorted(([a], [b]) => compareText(a, b)))
}

/**
 * Keys of the meetings that the site in the folder holds, where its pages are still there: made by the same version from the same
 * settings, registers and templates.
 */
export async function meetingsInSite(
  workspace: Workspace,
  target: SiteTarget,
  broken: Broken,
  host: Host,
): Promise<ReadonlySet<string>> {
  const stored = parseState(await storedState(host.files.root, target))
  const previous = stored && asItStands(stored, target.out)
  const input = siteInput(workspace, [], target, host, lastRegisters(stored, broken))
  const keep = new Set(Object.keys(previous?.meetings ?? {}))
  const { kept } = await planSite(input, await loadSiteTemplates(host.files), {
    version: target.version,
    previous,
    keep,
  })
  return new Set(Object.keys(kept))
}
