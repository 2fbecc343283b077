import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Committee } from '../../load/schema/committee.ts'
import type { SiteFile, SiteInput, SiteTemplates } from '../model.ts'
import { compareText } from './group.ts'
import { historySchema, type MeetingHistory, type ObjectHistory, objectsSchema } from './history.ts'
import type { MeetingRecord } from './record.ts'

export interface MeetingState {
  fingerprint: string
  /** Path of its meeting file. */
  source: string
  record: MeetingRecord
  /** What was published of it and when. */
  history: MeetingHistory
  /** Files of the meeting, from the root: its reports' pages, pictures, PDFs and `pack.json`. */
  files: readonly string[]
}

/** Another form of the state. */
const FORMAT = 2

/**
 * What a site was made from: fingerprints and records of its meetings. Everything in it is public. The next build reads it to
 * leave alone what did not change, and to keep what was published of a meeting that has errors now; `site --merge` reads
 * those of the shards.
 */
export interface SiteState {
  version: string
  /** Changes when something does that every page shows: settings, templates, languages, address, crest. */
  frame: string
  /** Changes with the frame, and with registers and photographs. */
  shared: string
  /** ISO date for which home and lists were made. */
  today: string
  /** Registers by slug. */
  committees: Readonly<Record<string, Committee>>
  /** By key, sorted. */
  meetings: Readonly<Record<string, MeetingState>>
  /** When each object of the open data that is no meeting's was made and changed. */
  objects: ObjectHistory
  /** Objects of meetings that are no longer there, by the key of the meeting. */
  gone: Readonly<Record<string, ObjectHistory>>
  /** Files made from all meetings together. */
  files: readonly string[]
  /** What the index of the search was made from; undefined where there is none yet. */
  search?: string | undefined
}

/** What a site remembers of what it published before. */
export interface SiteHistory extends Pick<SiteState, 'objects' | 'gone'> {
  meetings: ReadonlyMap<string, MeetingHistory>
}

/** Keys in the order in which they are written: a state that is read and written again is the same text. */
const stateSchema = z.object({
  format: z.literal(FORMAT),
  version: z.string(),
  // What an earlier version wrote has none.
  frame: z.string().default(''),
  shared: z.string(),
  today: z.string(),
  committees: z.record(
    z.string(),
    z.custom<Committee>((value) => isObject(value) && 'members' in value),
  ),
  meetings: z.record(
    z.string(),
    z.object({
      fingerprint: z.string(),
      source: z.string(),
      record: z.custom<MeetingRecord>(isRecord),
      history: historySchema,
      files: z.array(z.string()),
    }),
  ),
  objects: objectsSchema,
  gone: z.record(z.string(), objectsSchema),
  files: z.array(z.string()),
  search: z.string().optional(),
})

/** Enough to tell a record from something else: version and fingerprints have been compared before it is used. */
function isRecord(value: unknown): boolean {
  return isObject(value) && ['key', 'page', 'date', 'agenda'].every((key) => key in value)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** Reads the state of a site; undefined where the text is none. */
export function parseState(text: string): SiteState | undefined {
  try {
    const { format: _, ...state } = stateSchema.parse(JSON.parse(text))
    return state
  } catch {
    return undefined
  }
}

const filesSchema = z.object({
  meetings: z.record(z.string(), z.object({ files: z.array(z.string()) })),
  files: z.array(z.string()),
})

/** All files of a site by the text of its state, whatever version made it; none where the text is no state. */
export function filesIn(text: string): Set<string> {
  try {
    return filesOf(filesSchema.parse(JSON.parse(text)))
  } catch {
    return new Set()
  }
}

export function stateText(state: SiteState): string {
  return `${JSON.stringify({ format: FORMAT, ...state })}\n`
}

/**
 * Fingerprints of what every page shows, and of that with the registers. The crest counts for both, photographs for the second;
 * pictures count by their bytes.
 */
export function sharedFingerprints(
  { settings, committees, versions = new Map(), years, baseUrl }: SiteInput,
  templates: SiteTemplates,
  crest: SiteFile | undefined,
  photos: Iterable<Pick<SiteFile, 'content'>>,
): Pick<SiteState, 'frame' | 'shared'> {
  const named = [...templates].toSorted(([a], [b]) => compareText(a, b))
  const hash = createHash('sha256')
  hash.update(JSON.stringify([settings, [...versions].map(([tag, own]) => [tag, own.settings]), baseUrl, named]))
  if (crest) hash.update(crest.path).update(crest.content)
  const frame = hash.digest('hex')
  const registers = [[...committees], [...versions].map(([tag, own]) => [tag, [...own.committees]]), years]
  const shared = createHash('sha256').update(JSON.stringify([frame, ...registers]))
  for (const { content } of photos) shared.update(content)
  return { frame, shared: shared.digest('hex') }
}

/**
 * What a meeting's pages change with. Made from what the public may have alone, as it is kept in the site.
 * @param parts text of the public `pack.json`, and what was prepared from public sources
 */
export function recordFingerprint(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('hex')
}

/** All files of a site. */
export function filesOf(state: z.infer<typeof filesSchema> | SiteState): Set<string> {
  return new Set([...state.files, ...Object.values(state.meetings).flatMap((meeting) => meeting.files)])
}
