import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { SiteInput, SiteTemplates } from '../model.ts'
import type { MeetingRecord } from './record.ts'

/**
 * Where a site keeps what it was made from: fingerprints and records of its meetings. Everything in it is public. The next
 * build reads it to leave alone what did not change; `site --merge` reads those of the shards.
 */
export const STATE_FILE = 'site.json'

export interface MeetingState {
  fingerprint: string
  record: MeetingRecord
  /** Files of the meeting, from the root: its reports' pages, pictures, PDFs and `pack.json`. */
  files: readonly string[]
}

export interface SiteState {
  version: string
  /** Changes when something does that every page shows: settings, registers, templates, languages, address. */
  shared: string
  /** ISO date for which home and lists were made. */
  today: string
  /** By key, sorted. */
  meetings: Readonly<Record<string, MeetingState>>
  /** Files made from all meetings together. */
  files: readonly string[]
}

/** Keys in the order in which they are written: a state that is read and written again is the same text. */
const stateSchema = z.object({
  version: z.string(),
  shared: z.string(),
  today: z.string(),
  meetings: z.record(
    z.string(),
    z.object({ fingerprint: z.string(), record: z.custom<MeetingRecord>(isRecord), files: z.array(z.string()) }),
  ),
  files: z.array(z.string()),
})

/** Enough to tell a record from something else: version and fingerprints have been compared before it is used. */
function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ['key', 'page', 'date', 'agenda'].every((key) => key in value)
}

/**
 * Reads the state of a site.
 * @returns undefined where the text is none, or of another version: then everything is made anew
 */
export function parseState(text: string, version: string): SiteState | undefined {
  try {
    const parsed = stateSchema.safeParse(JSON.parse(text))
    if (!parsed.success || parsed.data.version !== version) return undefined
    return parsed.data
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
  return `${JSON.stringify(state)}\n`
}

/** Fingerprint of what all pages share. The crest counts by its bytes. */
export function sharedFingerprint(
  input: SiteInput,
  templates: SiteTemplates,
  crest: Uint8Array | string | undefined,
): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([input.settings, [...input.committees], input.baseUrl ?? null]))
  for (const name of [...templates.keys()].toSorted()) hash.update(JSON.stringify([name, templates.get(name)]))
  if (crest !== undefined) hash.update(crest)
  return hash.digest('hex')
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
  return new Set([STATE_FILE, ...state.files, ...Object.values(state.meetings).flatMap((meeting) => meeting.files)])
}
