import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { cachePath, clearMixedCache } from '../../host/cache-path.ts'
import { lengthOf } from '../../host/content.ts'
import { FileError, type Host, variableOf } from '../../host/host.ts'
import { pathFrom } from '../../host/paths.ts'
import { writeFileAtomic } from '../../host/write.ts'
import type { Audience } from '../../load/audience.ts'
import { admitsPublic, isAnnounced } from '../../load/meeting/admission.ts'
import type { MeetingSources } from '../../load/sources.ts'
import { findingAgain, keptFinding, keptFindingSchema } from '../../messages/kept.ts'
import type { Message } from '../../messages/message.ts'
import { editionFolder } from '../../publish/edition-folder.ts'
import type { MeetingOutput } from '../options.ts'
import { allInputs, commonInputs, namedInputs } from './build-inputs.ts'

/**
 * What was built from what, kept in the workspace, out of the way of what is published. The hash of a meeting with private
 * papers is kept apart as well: who knows the rest could try words until it is right.
 */
const FILE = 'build.json'
/** Milliseconds: what an interrupted build has made since is built again. */
const SAVE_EVERY = 2000
/** Meetings that are looked at side by side: waiting for the disk takes most of the time. */
const AT_ONCE = 4

const entrySchema = z.object({
  isPartlyPrivate: z.boolean(),
  isClosed: z.boolean().default(false),
  fingerprint: z.string(),
  audience: z.enum(['both', 'public', 'members']),
  inputs: z.array(z.string()),
  /** Reports of it list something of other meetings. */
  isListing: z.boolean().default(false),
  outputs: z.record(z.string(), z.number()),
  /** What was said of it: it is said again as long as the packs are kept. */
  findings: z.array(keptFindingSchema).default([]),
})
const recordSchema = z.record(z.string(), entrySchema)

export interface BuildRecord {
  /**
   * Those of some meetings of which nothing that they are made from has changed, and whose packs are there.
   * @returns what each was made from, as one hash
   */
  upToDate(meetings: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** The audience that a meeting was built for, if it was. */
  audienceOf(meeting: string): BuiltAudience | undefined
  /** True for a meeting of which the public gets nothing, as it is not admitted to it. */
  isClosed(meeting: string): boolean
  /** Notes that a meeting was built, and returns what it was made from, as one hash. */
  built(meeting: string, made: Built): Promise<string>
  /** What is noted of a meeting, as data for another thread. */
  noted(meeting: string): RecordEntry | undefined
  /** Notes what another thread has noted of a meeting, and all that was said of it. */
  note(meeting: string, entry: RecordEntry, messages: readonly Message[]): Promise<void>
  /** What was said of a meeting when it was built. */
  findings(meeting: string): Message[]
  /** Writes down what was noted. */
  save(): Promise<void>
}

/** A meeting that was built, and all that was said of it. */
export interface Built {
  sources: MeetingSources
  output: MeetingOutput
  audience: BuiltAudience
  messages: readonly Message[]
}

export type RecordEntry = z.infer<typeof entrySchema>
export type BuiltAudience = RecordEntry['audience']

interface RecordOptions {
  /** Absolute folder of the packs. */
  out: string
  version: string
  /** Packs of both audiences are good for either; both are wanted unless given, or any that the public gets. */
  audience?: Audience | 'as-before'
  allowMissing: boolean
  isLargePrint?: boolean
  /** The variable with the password of the members’ files: with another password, they are made again. */
  membersPassword?: string | undefined
  /** What the reports of a meeting list of others, as a hash. */
  listed(meeting: string): Promise<string>
  /** Another thread writes it down. */
  isPart?: boolean
}

/** Opens the record of a workspace's builds. A record that cannot be read is an empty one. */
export async function openBuildRecord(host: Host, options: RecordOptions): Promise<BuildRecord> {
  const halves = [false, true].map((isPrivate) => ({ isPrivate, file: cachePath(host.files.root, isPrivate, FILE) }))
  await clearMixedCache(host.files.root)
  const known: Record<string, RecordEntry> = {}
  for (const { file } of halves) Object.assign(known, await readRecord(file))
  const { version, audience: wanted = 'both', allowMissing, out } = options
  // A workspace that was moved, or checked out elsewhere by CI, is still the same.
  const folder = pathFrom(host.files.root, out)
  const settings = [version, String(allowMissing), folder, host.environment.SOURCE_DATE_EPOCH ?? '']
  if (options.isLargePrint) settings.push('large print')
  const common = commonInputs(host)
  const hashes = new Map<string, Promise<string>>()
  const hashOf = (path: string) => {
    const found = hashes.get(path) ?? hashFile(path, host)
    hashes.set(path, found)
    return found
  }
  const secret = options.membersPassword === undefined ? undefined : variableOf(host, options.membersPassword)
  type Made = Pick<RecordEntry, 'inputs' | 'isListing' | 'isPartlyPrivate'>
  const fingerprint = async (meeting: string, { inputs: named, isListing, isPartlyPrivate }: Made) => {
    const inputs = await allInputs(meeting, named, await common, host)
    const hash = createHash('sha256').update(JSON.stringify(settings))
    // The hash of a meeting that is all public lies where others may look: no password is tried out with it.
    if (secret !== undefined && isPartlyPrivate) hash.update(`\n${secret}`)
    if (isListing) hash.update(`\n${await options.listed(meeting)}`)
    for (const path of inputs) hash.update(`\n${path}\n${await hashOf(path)}`)
    return hash.digest('hex')
  }
  const isThere = async (outputs: Readonly<Record<string, number>>) => {
    const sizes = await Promise.all(Object.keys(outputs).map((path) => sizeOf(join(out, path))))
    return Object.values(outputs).every((size, index) => sizes[index] === size)
  }

  let saved = Number.NEGATIVE_INFINITY
  const save = async () => {
    const sorted = Object.entries(known).toSorted(([a], [b]) => (a < b ? -1 : 1))
    for (const { isPrivate, file } of halves) {
      const half = sorted.filter(([, entry]) => entry.isPartlyPrivate === isPrivate)
      await writeFileAtomic(file, `${JSON.stringify(Object.fromEntries(half))}\n`)
    }
    saved = performance.now()
  }

  const note = async (meeting: string, entry: RecordEntry, messages: readonly Message[]) => {
    known[meeting] = { ...entry, findings: messages.map(keptFinding) }
    if (!options.isPart && performance.now() - saved > SAVE_EVERY) await save()
  }

  return {
    async upToDate(meetings) {
      const found = new Map<string, string>()
      const look = async (meeting: string) => {
        const entry = known[meeting]
        if (!entry || !isEnough(entry.audience, wanted)) return
        const now = await fingerprint(meeting, entry)
        if (now === entry.fingerprint && (await isThere(entry.outputs))) found.set(meeting, now)
      }
      const left = meetings.values()
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (const meeting of left) await look(meeting)
        }),
      )
      return found
    },
    isClosed: (meeting) => known[meeting]?.isClosed === true,
    audienceOf: (meeting) => known[meeting]?.audience,
    findings: (meeting) => (known[meeting]?.findings ?? []).map(findingAgain),
    async built(meeting, { sources, output, audience, messages }) {
      const { isPartlyPrivate } = output
      const from = { inputs: namedInputs(sources), isListing: sources.listings !== undefined, isPartlyPrivate }
      const made = await fingerprint(meeting, from)
      const isClosed = !admitsPublic(sources) && !isAnnounced(sources)
      const outputs = sizesOf(output)
      await note(meeting, { ...from, isClosed, fingerprint: made, audience, outputs, findings: [] }, messages)
      return made
    },
    noted: (meeting) => known[meeting],
    note,
    save,
  }
}

function sizesOf({ key, publicFiles, privateFiles }: MeetingOutput): RecordEntry['outputs'] {
  const sizes = (audience: Audience, files: MeetingOutput['publicFiles']) =>
    [...files].map(([path, content]) => [`${editionFolder(audience, key)}/${path}`, lengthOf(content)] as const)
  return Object.fromEntries([...sizes('public', publicFiles), ...sizes('members', privateFiles)])
}

function isEnough(built: BuiltAudience, wanted: BuiltAudience | 'as-before'): boolean {
  return built === 'both' || built === wanted || (wanted === 'as-before' && built === 'public')
}

async function readRecord(file: string): Promise<Record<string, RecordEntry>> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    // It only saves time: without it, everything is built.
    return {}
  }
}

async function hashFile(path: string, host: Host): Promise<string> {
  try {
    return createHash('sha256')
      .update(await host.files.read(path))
      .digest('hex')
  } catch (error) {
    if (error instanceof FileError) return error.problem
    throw error
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch {
    return undefined
  }
}
